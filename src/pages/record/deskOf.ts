import type { Act } from '../../core/agreement/Act';
import { actHash } from '../../core/agreement/actHash';
import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { predecessorOf } from '../../core/agreement/predecessorOf';
import { tryAct } from '../../core/agreement/tryAct';
import type { Person } from '../../grafana/people/Person';
import type { Access } from '../../storage/Access';
import type { Store, Stored } from '../../storage/ports';
import type { StoreErrorKind } from '../../storage/StoreError';
import { actUid } from '../../storage/uids';
import type { AgreementsDesk, SaveOutcome } from './AgreementsDesk';
import { contentsOf } from './contentsOf';
import type { ActDraft, AgreementOnDesk, DeskContents, KeptAct, Outcome } from './Desk';
import { type KeepingPlace, ActKeep } from './ActKeep';
import { saveAgreement } from './saveAgreement';

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
  /** Everybody with an account, where the caller may list them. */
  people?: () => Promise<Person[] | undefined>;
}

const NO_ANSWER = 'Grafana does not answer. Check the connection and try again.';

/** The pages' hold on a store. */
export function deskOf(store: Store, { library, now, storage, people }: DeskPorts): AgreementsDesk {
  return new StoreDesk(store, library, now, new ActKeep(storage), people);
}

class StoreDesk implements AgreementsDesk {
  /** Who was here at the last reading: an act is kept for them also when the connection is gone. */
  private access?: Access;

  constructor(
    private readonly store: Store,
    private readonly library: DeskLibrary | undefined,
    private readonly now: () => number,
    private readonly keeping: ActKeep,
    private readonly listPeople: DeskPorts['people']
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

  createAgreement(agreement: AgreementDefinition): Promise<SaveOutcome> {
    return this.saving(async () => {
      await this.store.createAgreement(agreement);
      return { ok: true };
    });
  }

  saveAgreement(mine: AgreementDefinition, base: Stored<AgreementDefinition>): Promise<SaveOutcome> {
    return this.saving(() => saveAgreement(this.store, mine, base));
  }

  async people(): Promise<Person[] | undefined> {
    return this.listPeople?.();
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
    const writer = { id: access.user.id, login: access.user.login };
    const invalid = tryAct(state.definition, acts, act, writer, this.now());
    if (invalid !== undefined) {
      return invalid;
    }
    await this.store.appendAct(actId, act);
    return undefined;
  }

  private async saving(save: () => Promise<SaveOutcome>): Promise<SaveOutcome> {
    try {
      const outcome = await save();
      if (outcome.ok) {
        this.library?.forget();
      }
      return outcome;
    } catch (error) {
      const { kind, message } = error as { kind?: StoreErrorKind; message?: string };
      return { ok: false, problem: kind === undefined ? NO_ANSWER : message || 'Grafana gave no reason.' };
    }
  }

  private refused(error: unknown, kept: KeptAct): Outcome {
    const { kind, message } = error as { kind?: StoreErrorKind; message?: string };
    // Without a kind it is no refusal of the store: the request never came back.
    const isConnection = kind === 'unavailable' || kind === undefined;
    const problem = kind === undefined ? NO_ANSWER : message || 'Grafana gave no reason.';
    return { ok: false, problem, isKept: isConnection && this.keeping.add(this.userKey(), kept) };
  }

  private userKey(): string {
    return String(this.access?.user?.id ?? 'nobody');
  }
}
