import type { Act, StoredAct } from '../../core/agreement/Act';
import { actHash } from '../../core/agreement/actHash';
import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { namesUnread } from '../../core/agreement/namesUnread';
import { needsCheckpoint } from '../../core/agreement/needsCheckpoint';
import { needsWhole } from '../../core/agreement/needsWhole';
import { predecessorOf } from '../../core/agreement/predecessorOf';
import { recordStart } from '../../core/agreement/recordStart';
import { tryAct } from '../../core/agreement/tryAct';
import type { Person } from '../../grafana/people/Person';
import type { Access } from '../../storage/Access';
import type { ActRecord, Definitions, Store, Stored, Unreadable } from '../../storage/ports';
import type { StoreErrorKind } from '../../storage/StoreError';
import { actUid } from '../../storage/uids';
import type { AgreementsDesk, SaveOutcome } from './AgreementsDesk';
import { contentsOf, type DeskReadings } from './contentsOf';
import type { ActDraft, AgreementOnDesk, DeskContents, KeptAct, Outcome } from './Desk';
import { type KeepingPlace, ActKeep } from './ActKeep';
import { Lasting } from './Lasting';
import { saveAgreement } from './saveAgreement';
import { withCheckpoint } from './withCheckpoint';

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
  /** Whether somebody is signed in: nobody is not asked who they are. */
  isSignedIn?: boolean;
}

/** Rights change rarely, and to ask for them makes Grafana read all permissions anew. */
const ACCESS_MS = 5 * 60_000;

/** Definitions change rarely. What is said is read at every reading. */
const DEFINITIONS_MS = 2 * 60_000;

/** As long as panels keep a whole record (see Library). */
const WHOLE_MS = 10 * 60_000;

const NOBODY: Access = { mayDefine: false, mayAct: false, mayListPeople: false };

const NO_ANSWER = 'Grafana does not answer. Check the connection and try again.';

/** The pages' hold on a store. */
export function deskOf(store: Store, { library, now, storage, people, isSignedIn = true }: DeskPorts): AgreementsDesk {
  const access = new Lasting(async () => (isSignedIn ? store.access() : NOBODY), ACCESS_MS);
  return new StoreDesk(store, library, now, new ActKeep(storage), people, access);
}

class StoreDesk implements AgreementsDesk {
  /** Who was here at the last reading: an act is kept for them also when the connection is gone. */
  private access?: Access;
  private readonly definitions: Lasting<Definitions>;
  /** Whole records of agreements without a checkpoint whose newest acts do not say enough, by id and time of the definition. */
  private readonly older = new Map<string, Lasting<ActRecord>>();

  constructor(
    private readonly store: Store,
    private readonly library: DeskLibrary | undefined,
    private readonly now: () => number,
    private readonly keeping: ActKeep,
    private readonly listPeople: DeskPorts['people'],
    private readonly rights: Lasting<Access>
  ) {
    this.definitions = new Lasting(() => store.definitions(), DEFINITIONS_MS);
  }

  renew(): void {
    this.rights.forget();
    this.definitions.forget();
    this.older.clear();
  }

  async read(): Promise<DeskContents> {
    const readings = await this.readNewest();
    const at = this.now();
    const contents = contentsOf(readings, at);
    const unsure = contents.agreements.filter((it) => needsWhole(it.state)).map((it) => it.stored.value.id);
    const due = contents.agreements.find((it) => needsCheckpoint(it.stored.value, it.state, at));
    if (due !== undefined && contents.access.mayDefine) {
      // One a reading: it is no hurry, and the page is open for something else.
      void this.readWhole(due.stored.value.id).catch(() => undefined);
    }
    if (unsure.length === 0) {
      return contents;
    }
    const records = await Promise.all(unsure.map((id) => this.store.acts(id)));
    unsure.forEach((id, i) => readings.whole.set(id, records[i]!.acts));
    return contentsOf(readings, at);
  }

  async readWhole(agreementId: string): Promise<(DeskContents & { agreement: AgreementOnDesk }) | undefined> {
    const [newest, { acts, unreadable }] = await Promise.all([this.readNewest(), this.store.acts(agreementId)]);
    const record = { acts: newest.record.acts, unreadable: withOthers(newest.record.unreadable, unreadable) };
    const whole = newest.whole.set(agreementId, acts);
    const contents = contentsOf({ ...newest, record, whole }, this.now());
    const agreement = contents.agreements.find((it) => it.stored.value.id === agreementId);
    if (agreement === undefined) {
      return undefined;
    }
    void this.keepCheckpoint(agreement, contents.access);
    return { ...contents, agreement };
  }

  private async readNewest(): Promise<DeskReadings & { whole: Map<string, readonly StoredAct[]> }> {
    const at = this.now();
    const [definitions, access] = await Promise.all([this.definitions.get(at), this.rights.get(at)]);
    this.access = access;
    const newest = await this.store.actsSince(recordStart(definitions.agreements));
    const older = await this.readOlder(definitions, newest, at);
    return { definitions, access, ...older };
  }

  /**
   * A definition that was deleted and made again is younger than what was said about it. Where nothing was said since, or about
   * something older, the whole record is read, and what is said from then on is added to it.
   */
  private async readOlder(definitions: Definitions, newest: ActRecord, at: number) {
    const whole = new Map<string, readonly StoredAct[]>();
    let unreadable = newest.unreadable;
    await Promise.all(
      definitions.agreements.map(async ({ value: { id, checkpoint }, createdAt }) => {
        const key = `${id} ${createdAt}`;
        const said = newest.acts.filter((it) => it.act.agreement === id);
        if (checkpoint !== undefined || (said.length > 0 && !namesUnread(said) && !this.older.has(key))) {
          return;
        }
        const known = this.older.get(key) ?? new Lasting(() => this.store.acts(id), WHOLE_MS);
        this.older.set(key, known);
        const record = await known.get(at);
        const acts = new Map([...record.acts, ...said].map((it) => [it.uid, it]));
        whole.set(id, [...acts.values()]);
        unreadable = withOthers(unreadable, record.unreadable);
      })
    );
    return { record: { acts: newest.acts, unreadable }, whole };
  }

  /** Writes a checkpoint where one is due. Nobody asked for it, so that it fails in silence. */
  private async keepCheckpoint({ stored, state, readOnly }: AgreementOnDesk, access: Access): Promise<void> {
    const { user, mayDefine } = access;
    const at = this.now();
    if (user === undefined || !mayDefine || readOnly !== undefined || !needsCheckpoint(stored.value, state, at)) {
      return;
    }
    const acts = state.entries.map((it) => it.stored);
    const next = withCheckpoint(stored.value, acts, user, at);
    if (next !== stored.value) {
      await this.store.updateAgreement(next, stored.version).catch(() => undefined);
      this.definitions.forget();
    }
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
    return this.saving(() => this.saveOnto(mine, base));
  }

  private async saveOnto(mine: AgreementDefinition, base: Stored<AgreementDefinition>): Promise<SaveOutcome> {
    const { user } = await this.rights.get(this.now());
    const { acts, unreadable } = await this.store.acts(mine.id);
    const isWhole = !unreadable.some((it) => it.isNewer === true);
    // A checkpoint rests on the definition it was made by: other signers need a new one.
    const renewed = (definition: AgreementDefinition) =>
      user === undefined || !isWhole || definition.checkpoint === undefined
        ? definition
        : withCheckpoint(definition, acts, user, this.now());
    return saveAgreement(this.store, mine, base, renewed);
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
    // Who acts for a party by now decides whether it counts.
    this.definitions.forget();
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
    if (access.user === undefined || !access.mayAct) {
      // Whoever is allowed meanwhile need not wait.
      this.rights.forget();
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
      return await this.saved(save);
    } finally {
      // Also a refusal tells of what others have written.
      this.definitions.forget();
    }
  }

  private async saved(save: () => Promise<SaveOutcome>): Promise<SaveOutcome> {
    try {
      const outcome = await save();
      if (outcome.ok) {
        this.library?.forget();
      }
      return outcome;
    } catch (error) {
      const { kind, message } = error as { kind?: StoreErrorKind; message?: string };
      this.learnFrom(kind);
      return { ok: false, problem: kind === undefined ? NO_ANSWER : message || 'Grafana gave no reason.' };
    }
  }

  private refused(error: unknown, kept: KeptAct): Outcome {
    const { kind, message } = error as { kind?: StoreErrorKind; message?: string };
    this.learnFrom(kind);
    // Without a kind it is no refusal of the store: the request never came back.
    const isConnection = kind === 'unavailable' || kind === undefined;
    const problem = kind === undefined ? NO_ANSWER : message || 'Grafana gave no reason.';
    return { ok: false, problem, isKept: isConnection && this.keeping.add(this.userKey(), kept) };
  }

  /** Whoever is refused has other rights than were read. */
  private learnFrom(kind: StoreErrorKind | undefined): void {
    if (kind === 'not-allowed') {
      this.rights.forget();
    }
  }

  private userKey(): string {
    return String(this.access?.user?.id ?? 'nobody');
  }
}

/** Two lists of what cannot be read, each element once. */
function withOthers(unreadable: readonly Unreadable[], others: readonly Unreadable[]): Unreadable[] {
  const known = new Set(unreadable.map((it) => it.uid));
  return [...unreadable, ...others.filter((it) => !known.has(it.uid))];
}
