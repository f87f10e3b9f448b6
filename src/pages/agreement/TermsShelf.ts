import type { KeptTerms } from './KeptTerms';
import { narrowKeptTerms } from './narrowKeptTerms';

/** Whose terms, of which agreement, in which form. */
export interface ShelfPlace {
  agreement: string;
  user: number;
  /** `propose`, or `answers-<version>` for what goes along with a send-back. */
  form: string;
}

/** Where a browser keeps terms that somebody has begun to write. */
export class TermsShelf {
  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {}

  /** What was kept there, if it still reads as that. */
  read(place: ShelfPlace): KeptTerms | undefined {
    try {
      return narrowKeptTerms(JSON.parse(this.storage.getItem(keyOf(place)) ?? 'null'));
    } catch {
      return undefined;
    }
  }

  keep(place: ShelfPlace, kept: KeptTerms): void {
    try {
      this.storage.setItem(keyOf(place), JSON.stringify({ schema: 1, ...kept }));
    } catch {
      // The place is full or shut (private windows): the form still has it.
    }
  }

  clear(place: ShelfPlace): void {
    try {
      this.storage.removeItem(keyOf(place));
    } catch {
      // As above.
    }
  }
}

function keyOf({ agreement, user, form }: ShelfPlace): string {
  return `truce.terms.${user}.${agreement}.${form}`;
}
