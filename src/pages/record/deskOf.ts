import type { Act } from '../../core/agreement/Act';
import { actHash } from '../../core/agreement/actHash';
import { foldActs } from '../../core/agreement/foldActs';
import { predecessorOf } from '../../core/agreement/predecessorOf';
import type { Access } from '../../storage/Access';
import type { Store } from '../../storage/ports';
import type { StoreErrorKind } from '../../storage/StoreError';
import { actUid } from '../../storage/uids';
import { contentsOf } from './contentsOf';
import type { ActDraft, AgreementOnDesk, Desk, DeskContents, KeptAct, Outcome } from './Desk';
import { type KeepingPlace, KeptActs } from './KeptActs';

/** What panels show on this page's Grafana: told when something new was said. */
export interface DeskLibrary {
  forget(): void;
}

export interface DeskPorts {
  library?: DeskLibrary;
  /** The clock, in milliseconds. */
  now: () => number;
  /** Where acts are kept that did not arrive. */
  storage: KeepingPlace;
}

/** The pages' hold on a store. */
export function deskOf(store: Store, { library, now, storage }: DeskPorts): Desk {
  return new StoreDesk(store, library, now, new KeptActs(storage));
}

class StoreDesk implements Desk {
  /** Who was here at the last reading: an act is kept for them also when the connection is gone. */
  private access?: Access;

  constructor(
    private readonly store: Store,
    private readonly library: DeskLibrary | undefined,
    private readonly now: () => number,
    private readonly keeping: KeptActs
  ) {}

  async read(): Promise<DeskContents> {
    const [definitions, record, access] = await Promise.all([
      this.store.definitions(),
      this.store.acts(),
      this.store.access(),
    ]);
    this.access = access;
    return contentsOf(definitions, record, access, this.now());
  }

  async readWhole(agreementId: string): Promise<(DeskContents & { agreement: AgreementOnDesk }) | undefined> {
    const [definitions, record, access] = await Promise.all([
      this.store.definitions(),
      this.store.acts(agreementId),
      this.store.access(),
    ]);
    this.access = access;
    const contents = contentsOf(definitions, record, access, this.now());
    const agreement = contents.agreements.find((it) => it.stored.value.id === agreementId);
    return agreement && { ...contents, agreement };
  }

  async say(agreementId: string, draft: ActDraft, actId: string): Promise<Outcome> {
    try {
      const problem = await this.write(agreementId, draft, actId);
      if (problem !== undefined) {
        return { ok: false, problem, isKept: false };
      }
    } catch (error) {
      return this.refused(error, { id: actId, agreement: agreementId, draft, at: this.now() });
    }
    this.forget(actId);
    this.library?.forget();
    return { ok: true };
  }

  kept(): KeptAct[] {
    return this.keeping.all(this.userKey());
  }

  forget(actId: string): void {
    this.keeping.remove(this.userKey(), actId);
  }

  /** Writes an act, or answers why it is not written. @throws StoreError */
  private async write(agreementId: string, draft: ActDraft, actId: string): Promise<string | undefined> {
    const read = await this.readWhole(agreementId);
    if (read === undefined) {
      return 'The agreement is not there any more. Somebody may have deleted it.';
    }
    const { agreement, access } = read;
    const { state } = agreement;
    const there = state.entries.find((it) => it.stored.uid === actUid(actId))?.stored.act;
    if (there !== undefined) {
      const same = actHash({ ...draft, agreement: agreementId, previous: there.previous } as Act) === actHash(there);
      return same ? undefined : 'Something else was said under the same id. Open the form again and say it anew.';
    }
    if (agreement.readOnly !== undefined) {
      return agreement.readOnly;
    }
    if (access.user === undefined) {
      return 'You are not signed in to Grafana. Sign in and try again.';
    }
    if (!access.mayAct) {
      return 'You may not write the record of agreements. Ask an admin for Edit on the folder Truce record.';
    }
    const act = { ...draft, agreement: agreementId, previous: predecessorOf(state) } as Act;
    const acts = state.entries.map((it) => it.stored);
    const at = acts.reduce((latest, it) => Math.max(latest, it.createdAt), this.now());
    const writer = { id: access.user.id, login: access.user.login };
    const trial = {
      uid: actUid(actId),
      act,
      version: 1,
      createdAt: at,
      createdBy: writer,
      updatedAt: at,
      updatedBy: writer,
    };
    const tried = foldActs(state.definition, [...acts, trial], at).entries.find((it) => it.stored.uid === trial.uid);
    if (tried?.invalid !== undefined) {
      return tried.invalid;
    }
    await this.store.appendAct(actId, act);
    return undefined;
  }

  private refused(error: unknown, kept: KeptAct): Outcome {
    const { kind, message } = error as { kind?: StoreErrorKind; message?: string };
    const problem = message || 'Grafana gave no reason.';
    const isKept = kind === 'unavailable' && this.keeping.add(this.userKey(), kept);
    return { ok: false, problem, isKept };
  }

  private userKey(): string {
    return String(this.access?.user?.id ?? 'nobody');
  }
}
