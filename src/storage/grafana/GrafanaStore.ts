import type { Act, StoredAct } from '../../core/agreement/Act';
import { actHash } from '../../core/agreement/actHash';
import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { canonicalHash } from '../../core/agreement/canonicalHash';
import { narrowAct } from '../../core/agreement/narrowAct';
import { narrowAgreementDefinition } from '../../core/agreement/narrowAgreementDefinition';
import type { Narrowed } from '../../core/narrow/Narrowed';
import { narrowSlo } from '../../core/slo/narrowSlo';
import type { Slo } from '../../core/slo/Slo';
import type { HttpPort } from '../../grafana/HttpPort';
import { isRecord } from '../../grafana/isRecord';
import type { Folder } from '../../grafana/places';
import { DATASOURCE, DEFINITIONS_FOLDER, RECORD_FOLDER } from '../../grafana/places';
import type { Access } from '../Access';
import { actName } from '../actName';
import { actNameProblem, WRONG_CLOCK_MS } from '../actNameProblem';
import { checkActId } from '../checkActId';
import { definitionName } from '../definitionName';
import { describeAct } from '../describeAct';
import { KnownGood } from '../KnownGood';
import { parseActName } from '../parseActName';
import type { ActRecord, Definitions, Store, Stored, Unreadable } from '../ports';
import type { ReadValue } from '../readValue';
import { readValue } from '../readValue';
import { isNewerSchema } from '../schemaVersion';
import { selectActs } from '../selectActs';
import { slosOf } from '../slosOf';
import { StoreError } from '../StoreError';
import { actUid, agreementUid, sloUid } from '../uids';
import { valueOrBadInput } from '../valueOrBadInput';
import { writtenByNewer } from '../writtenByNewer';
import type { Element } from './Element';
import type { ElementList } from './ElementClient';
import { ElementClient } from './ElementClient';
import type { ElementModel } from './ElementModel';
import { rawOf } from './rawOf';
import { readAccess } from './readAccess';
import { writeModel } from './writeModel';

export interface GrafanaStoreOptions {
  /** Uid of the Truce data source that the library panels ask. */
  datasourceUid?: string;
  /** The clock, in milliseconds. Only names of acts use it: the times that count are the server's. */
  now?: () => number;
}

/** Definitions and acts as library elements of Grafana. */
export class GrafanaStore implements Store {
  private readonly elements: ElementClient;
  private readonly datasourceUid: string;
  private readonly now: () => number;
  private readonly knownGood = new KnownGood();
  /** The newest of the server's times that was read, milliseconds. */
  private newestSeen = 0;

  constructor(
    private readonly http: HttpPort,
    { datasourceUid = DATASOURCE.uid, now = Date.now }: GrafanaStoreOptions = {}
  ) {
    this.elements = new ElementClient(http);
    this.datasourceUid = datasourceUid;
    this.now = now;
  }

  async definitions(): Promise<Definitions> {
    const list = await this.elements.list(DEFINITIONS_FOLDER);
    const definitions: Definitions = { slos: [], agreements: [], unreadable: missing(list, DEFINITIONS_FOLDER) };
    for (const element of byUid(list.elements)) {
      this.newestSeen = Math.max(this.newestSeen, element.updatedAt);
      const raw = rawOf(element);
      const known =
        <T>(narrow: (input: unknown) => Narrowed<T>) =>
        (input: unknown) =>
          this.knownGood.narrow(element.uid, input, narrow);
      if (raw.kind === 'agreement') {
        const read = readValue(raw, 'agreement', known(narrowAgreementDefinition), ({ id }) => agreementUid(id));
        collect(read, definitions.unreadable, (value) => definitions.agreements.push(stored(element, value)));
      } else {
        const read = readValue(raw, 'slo', known(narrowSlo), ({ id }) => sloUid(id));
        collect(read, definitions.unreadable, (value) => definitions.slos.push(stored(element, value)));
      }
    }
    return definitions;
  }

  async createSlo(slo: Slo): Promise<Stored<Slo>> {
    const value = valueOrBadInput(narrowSlo(slo));
    return this.create(sloUid(slo.id), value.title, value, this.sloModel(value));
  }

  async updateSlo(slo: Slo, version: number): Promise<Stored<Slo>> {
    const value = valueOrBadInput(narrowSlo(slo));
    return this.update(sloUid(slo.id), value.title, value, this.sloModel(value), version);
  }

  async createAgreement(agreement: AgreementDefinition): Promise<Stored<AgreementDefinition>> {
    const value = valueOrBadInput(narrowAgreementDefinition(agreement));
    return this.create(agreementUid(agreement.id), value.title, value, this.agreementModel(value));
  }

  async updateAgreement(agreement: AgreementDefinition, version: number): Promise<Stored<AgreementDefinition>> {
    const value = valueOrBadInput(narrowAgreementDefinition(agreement));
    return this.update(agreementUid(agreement.id), value.title, value, this.agreementModel(value), version);
  }

  async acts(agreementId?: string): Promise<ActRecord> {
    // The search also finds longer ids that contain this one; what is read back decides.
    const search = agreementId === undefined ? undefined : agreementUid(agreementId);
    const list = await this.elements.list(RECORD_FOLDER, search);
    return this.readActs(list.elements, missing(list, RECORD_FOLDER), agreementId);
  }

  async actsSince(time: number): Promise<ActRecord> {
    const isPast = (name: string) => (parseActName(name)?.time ?? Infinity) < time - WRONG_CLOCK_MS;
    const elements = await this.elements.listUntil(RECORD_FOLDER, isPast);
    return this.readActs(
      elements.filter((it) => it.createdAt >= time),
      []
    );
  }

  access(): Promise<Access> {
    return readAccess(this.http);
  }

  async appendAct(id: string, act: Act): Promise<StoredAct> {
    checkActId(id);
    const value = valueOrBadInput(narrowAct(act));
    // A slow clock must not put an act among older ones, where readers of the newest do not look.
    const name = actName(Math.max(this.now(), this.newestSeen), value.agreement, value.act, id);
    const title = name.slice(0, -id.length - 1);
    try {
      const element = await this.elements.create(actUid(id), name, RECORD_FOLDER, this.actModel(title, value));
      this.newestSeen = Math.max(this.newestSeen, element.createdAt);
      if (actNameProblem(element, value) !== undefined) {
        throw clockIsBehind();
      }
      return storedAct(element, value);
    } catch (error) {
      if (error instanceof StoreError && error.kind === 'already-exists') {
        return this.sameAct(id, value);
      }
      throw error;
    }
  }

  private readActs(elements: Element[], unreadable: Unreadable[], agreementId?: string): ActRecord {
    const acts: StoredAct[] = [];
    for (const element of byUid(elements)) {
      this.newestSeen = Math.max(this.newestSeen, element.createdAt);
      collect(readAct(element), unreadable, (act) => acts.push(storedAct(element, act)));
    }
    return selectActs(acts, unreadable, agreementId);
  }

  /** The act that is stored under an id, if it says the same: a repeated request must not fail. */
  private async sameAct(id: string, value: Act): Promise<StoredAct> {
    const element = await this.elements.get(actUid(id), RECORD_FOLDER);
    if (element !== undefined && element.folderUid === RECORD_FOLDER.uid) {
      const read = readAct(element);
      if (read.ok && actHash(read.value) === actHash(value)) {
        return storedAct(element, read.value);
      }
    }
    throw new StoreError('already-exists', `There is another act with the id ${id}. Choose a new id.`);
  }

  private async create<T>(uid: string, title: string, value: T, model: ElementModel): Promise<Stored<T>> {
    return stored(await this.elements.create(uid, definitionName(title, uid), DEFINITIONS_FOLDER, model), value);
  }

  private async update<T extends object>(
    uid: string,
    title: string,
    value: T,
    model: ElementModel,
    version: number
  ): Promise<Stored<T>> {
    const before = await this.elements.get(uid, DEFINITIONS_FOLDER);
    if (before !== undefined && isNewerSchema(rawOf(before).schemaVersion)) {
      throw writtenByNewer(uid);
    }
    const name = definitionName(title, uid);
    const patched = await this.elements.patch(uid, name, DEFINITIONS_FOLDER, model, version);
    // Grafana compares versions in its own code and not in the UPDATE: on some databases two writers can both be told
    // that they won. Reading back shows who did.
    const now = await this.elements.get(uid, DEFINITIONS_FOLDER);
    if (now === undefined || now.version !== patched.version || !sameValue(now, value)) {
      throw new StoreError(
        'changed-by-someone-else',
        `Somebody else saved ${uid} at the same moment. Load it again and compare.`
      );
    }
    return stored(patched, value);
  }

  private sloModel(slo: Slo): ElementModel {
    const { id, title, promise } = slo;
    return writeModel({ kind: 'slo', value: slo, title, description: promise, slos: [id] }, this.datasourceUid);
  }

  private agreementModel(agreement: AgreementDefinition): ElementModel {
    const { title, slos } = agreement;
    return writeModel({ kind: 'agreement', value: agreement, title, description: '', slos }, this.datasourceUid);
  }

  private actModel(title: string, act: Act): ElementModel {
    const slos = slosOf(act);
    return writeModel({ kind: 'act', value: act, title, description: describeAct(act), slos }, this.datasourceUid);
  }
}

/** An act, or why it cannot be read: also where its name would hide it from some readers. */
function readAct(element: Element): ReadValue<Act> {
  const read = readValue(rawOf(element), 'act', narrowAct);
  const problem = read.ok ? actNameProblem(element, read.value) : undefined;
  if (!read.ok || problem === undefined) {
    return read;
  }
  const { uid, name, updatedBy } = element;
  return { ok: false, unreadable: { uid, name, problem, agreement: read.value.agreement, by: updatedBy } };
}

/** What Grafana counts and does not hand out, as one entry. */
function missing({ missing: count }: ElementList, { uid, title }: Folder): Unreadable[] {
  const what = count === 1 ? '1 element' : `${count} elements`;
  const problem =
    `${what} of the folder cannot be read, though Grafana counts ${count === 1 ? 'it' : 'them'}. ` +
    `Reload the page. If that does not help, ask an admin for View on all of the folder ${title}.`;
  return count === 0 ? [] : [{ uid, name: title, problem }];
}

function clockIsBehind(): StoreError {
  return new StoreError(
    'bad-input',
    "Your computer's clock is more than a day behind Grafana's, so that what you said does not count. " +
      'Set the clock, reload the page and say it again.'
  );
}

function byUid(elements: Element[]): Element[] {
  return [...elements].sort((a, b) => (a.uid < b.uid ? -1 : 1));
}

function collect<T>(read: ReadValue<T>, unreadable: Unreadable[], keep: (value: T) => void): void {
  if (read.ok) {
    keep(read.value);
  } else {
    unreadable.push(read.unreadable);
  }
}

function stored<T>({ uid, version, createdAt, updatedAt, updatedBy }: Element, value: T): Stored<T> {
  return { uid, version, value, createdAt, updatedAt, updatedBy };
}

function storedAct(element: Element, act: Act): StoredAct {
  const { uid, version, createdAt, createdBy, updatedAt, updatedBy } = element;
  return { uid, act, version, createdAt, createdBy, updatedAt, updatedBy };
}

function sameValue(element: Element, value: object): boolean {
  const now = rawOf(element).value;
  return isRecord(now) && canonicalHash(now) === canonicalHash(value);
}
