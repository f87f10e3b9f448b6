import { narrowAct } from '../../core/agreement/narrowAct';
import type { ActDraft, KeptAct } from './Desk';

/** What the browser has at hand of `localStorage`. */
export type KeepingPlace = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** More than a person writes in a bad hour; an endless list would fill the browser's place for all of Grafana. */
const MOST = 100;

/** What a person said and did not arrive: kept in the browser, apart for each person. */
export class ActKeep {
  constructor(private readonly place: KeepingPlace) {}

  /** Oldest first. What does not read as an act any more is left out. */
  all(user: string): KeptAct[] {
    try {
      return narrowKeptActs(JSON.parse(this.place.getItem(keyOf(user)) ?? '[]'));
    } catch {
      return [];
    }
  }

  /** Answers whether it could be kept. */
  add(user: string, kept: KeptAct): boolean {
    const others = this.all(user).filter((it) => it.id !== kept.id);
    return others.length < MOST && this.write(user, [...others, kept]);
  }

  remove(user: string, id: string): void {
    const all = this.all(user);
    if (all.some((it) => it.id === id)) {
      this.write(
        user,
        all.filter((it) => it.id !== id)
      );
    }
  }

  private write(user: string, kept: readonly KeptAct[]): boolean {
    try {
      if (kept.length === 0) {
        this.place.removeItem(keyOf(user));
      } else {
        this.place.setItem(keyOf(user), JSON.stringify(kept));
      }
      return true;
    } catch {
      // The place is full or shut (private windows).
      return false;
    }
  }
}

/** Unknown input → the acts in it that are whole. */
export function narrowKeptActs(input: unknown): KeptAct[] {
  return Array.isArray(input) ? input.slice(0, MOST).flatMap(narrowKeptAct) : [];
}

function narrowKeptAct(input: unknown): KeptAct[] {
  if (typeof input !== 'object' || input === null) {
    return [];
  }
  const { id, agreement, draft, at } = input as Partial<Record<keyof KeptAct, unknown>>;
  if (typeof id !== 'string' || !/^[-a-z0-9]{1,36}$/.test(id) || typeof at !== 'number' || !Number.isFinite(at)) {
    return [];
  }
  if (typeof agreement !== 'string' || typeof draft !== 'object' || draft === null) {
    return [];
  }
  const narrowed = narrowAct({ ...draft, agreement });
  return narrowed.ok ? [{ id, agreement, draft: draft as ActDraft, at }] : [];
}

function keyOf(user: string): string {
  return `truce.kept-acts.${user}`;
}
