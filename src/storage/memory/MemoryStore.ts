import type { Act, StoredAct, Writer } from '../../core/agreement/Act';
import { actHash } from '../../core/agreement/actHash';
import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { narrowAct } from '../../core/agreement/narrowAct';
import { narrowAgreementDefinition } from '../../core/agreement/narrowAgreementDefinition';
import type { Narrowed } from '../../core/narrow/Narrowed';
import { narrowSlo } from '../../core/slo/narrowSlo';
import type { Slo } from '../../core/slo/Slo';
import { checkActId } from '../checkActId';
import type { Access } from '../Access';
import type { ActRecord, Definitions, Store, Stored, Unreadable } from '../ports';
import type { ElementKind } from '../ElementKind';
import type { RawElement } from '../RawElement';
import { readValue } from '../readValue';
import { isNewerSchema, SCHEMA_VERSION } from '../schemaVersion';
import { selectActs } from '../selectActs';
import { StoreError } from '../StoreError';
import { writtenByNewer } from '../writtenByNewer';
import { actUid, agreementUid, sloUid } from '../uids';
import { valueOrBadInput } from '../valueOrBadInput';
import type { MemoryElement } from './MemoryElement';

/** Whoever uses the store, and what they may do. */
export interface MemoryUser extends Writer {
  /** Whether they may write definitions, as Grafana's Editors may. */
  mayDefine: boolean;
  /** Whether they may write acts; by default everybody may. */
  mayAct?: boolean;
  /** Whether they may list people; by default nobody may. */
  mayListPeople?: boolean;
}

export interface MemoryStoreOptions {
  user?: MemoryUser;
  /** The clock, in milliseconds. */
  now?: () => number;
}

/** Definitions and acts in memory: for tests and for trying things out. */
export class MemoryStore implements Store {
  private readonly user: MemoryUser;
  private readonly now: () => number;

  constructor(
    { user = { id: 1, login: 'admin', mayDefine: true }, now = Date.now }: MemoryStoreOptions = {},
    private readonly elements: Map<string, MemoryElement> = new Map()
  ) {
    this.user = user;
    this.now = now;
  }

  /** The same data in the hands of somebody else. */
  as(user: MemoryUser): MemoryStore {
    return new MemoryStore({ user, now: this.now }, this.elements);
  }

  async definitions(): Promise<Definitions> {
    const unreadable: Unreadable[] = [];
    const slos = this.read('slo', narrowSlo, unreadable, ({ id }) => sloUid(id));
    const agreements = this.read('agreement', narrowAgreementDefinition, unreadable, ({ id }) => agreementUid(id));
    return {
      slos: slos.map(({ element, value }) => stored(element, value)),
      agreements: agreements.map(({ element, value }) => stored(element, value)),
      unreadable,
    };
  }

  async createSlo(slo: Slo): Promise<Stored<Slo>> {
    return this.create('slo', sloUid(slo.id), valueOrBadInput(narrowSlo(slo)));
  }

  async updateSlo(slo: Slo, version: number): Promise<Stored<Slo>> {
    return this.update(sloUid(slo.id), valueOrBadInput(narrowSlo(slo)), version);
  }

  async createAgreement(agreement: AgreementDefinition): Promise<Stored<AgreementDefinition>> {
    return this.create('agreement', agreementUid(agreement.id), valueOrBadInput(narrowAgreementDefinition(agreement)));
  }

  async updateAgreement(agreement: AgreementDefinition, version: number): Promise<Stored<AgreementDefinition>> {
    return this.update(agreementUid(agreement.id), valueOrBadInput(narrowAgreementDefinition(agreement)), version);
  }

  async acts(agreementId?: string): Promise<ActRecord> {
    return this.readActs(() => true, agreementId);
  }

  async actsSince(time: number): Promise<ActRecord> {
    return this.readActs((it) => it.createdAt >= time);
  }

  async access(): Promise<Access> {
    const { id, login, mayDefine, mayAct = true, mayListPeople = false } = this.user;
    return { user: { id, login, name: login }, mayDefine, mayAct, mayListPeople };
  }

  async appendAct(id: string, act: Act): Promise<StoredAct> {
    checkActId(id);
    if (this.user.mayAct === false) {
      throw new StoreError('not-allowed', `${this.user.login} may not add to the record. Ask an admin for Edit on it.`);
    }
    const value = valueOrBadInput(narrowAct(act));
    const uid = actUid(id);
    const there = this.elements.get(uid);
    if (there !== undefined) {
      const read = readValue(rawOf(there), 'act', narrowAct);
      if (read.ok && actHash(read.value) === actHash(value)) {
        return storedAct(there, read.value);
      }
      throw new StoreError('already-exists', `There is another act with the id ${id}. Choose a new id.`);
    }
    return storedAct(this.add('act', uid, value), value);
  }

  /** Writes anything under a uid, past every rule: what somebody with access to the database could do. */
  force(uid: string, change: Partial<Omit<MemoryElement, 'uid'>> & { kind: MemoryElement['kind'] }): void {
    const at = this.wholeSecond();
    this.elements.set(uid, {
      uid,
      json: '{}',
      schemaVersion: SCHEMA_VERSION,
      version: 1,
      createdAt: at,
      createdBy: this.writer(),
      updatedAt: at,
      updatedBy: this.writer(),
      ...this.elements.get(uid),
      ...change,
    });
  }

  /** Takes an element away, as if deleted behind everybody's back. */
  remove(uid: string): void {
    this.elements.delete(uid);
  }

  private create<T extends object>(kind: ElementKind, uid: string, value: T): Stored<T> {
    this.checkMayDefine();
    if (this.elements.has(uid)) {
      throw new StoreError('already-exists', `${uid} is there already. Open that one, or choose another id.`);
    }
    return stored(this.add(kind, uid, value), value);
  }

  private update<T extends object>(uid: string, value: T, version: number): Stored<T> {
    this.checkMayDefine();
    const element = this.elements.get(uid);
    if (element === undefined) {
      throw new StoreError('not-found', `${uid} is not there any more.`);
    }
    if (isNewerSchema(element.schemaVersion)) {
      throw writtenByNewer(uid);
    }
    if (element.version !== version) {
      throw new StoreError(
        'changed-by-someone-else',
        `Somebody else changed ${uid} while you edited it. Load it again and compare before you save.`
      );
    }
    const changed: MemoryElement = {
      ...element,
      json: JSON.stringify(value),
      schemaVersion: SCHEMA_VERSION,
      version: version + 1,
      updatedAt: this.wholeSecond(),
      updatedBy: this.writer(),
    };
    this.elements.set(uid, changed);
    return stored(changed, value);
  }

  private add(kind: MemoryElement['kind'], uid: string, value: object): MemoryElement {
    this.force(uid, { kind, json: JSON.stringify(value) });
    return this.elements.get(uid)!;
  }

  private readActs(isAsked: (element: MemoryElement) => boolean, agreementId?: string): ActRecord {
    const unreadable: Unreadable[] = [];
    const acts = this.read('act', narrowAct, unreadable, undefined, isAsked);
    return selectActs(
      acts.map(({ element, value }) => storedAct(element, value)),
      unreadable,
      agreementId
    );
  }

  private read<T>(
    kind: ElementKind,
    narrow: (input: unknown) => Narrowed<T>,
    unreadable: Unreadable[],
    uidOf?: (value: T) => string,
    isAsked: (element: MemoryElement) => boolean = () => true
  ): Array<{ element: MemoryElement; value: T }> {
    return [...this.elements.values()]
      .filter((element) => element.kind === kind && isAsked(element))
      .sort((a, b) => (a.uid < b.uid ? -1 : 1))
      .flatMap((element) => {
        const read = readValue(rawOf(element), kind, narrow, uidOf);
        if (!read.ok) {
          unreadable.push(read.unreadable);
          return [];
        }
        return [{ element, value: read.value }];
      });
  }

  private checkMayDefine(): void {
    if (!this.user.mayDefine) {
      throw new StoreError('not-allowed', `${this.user.login} may not change definitions. Ask an Editor.`);
    }
  }

  private writer(): Writer {
    return { id: this.user.id, login: this.user.login };
  }

  // Grafana reads times back in whole seconds; a store that kept more would order acts differently.
  private wholeSecond(): number {
    return Math.floor(this.now() / 1000) * 1000;
  }
}

function rawOf({ uid, kind, schemaVersion, json, updatedBy }: MemoryElement): RawElement {
  return { uid, name: uid, kind, schemaVersion, value: JSON.parse(json), by: updatedBy };
}

function stored<T>(element: MemoryElement, value: T): Stored<T> {
  const { uid, version, createdAt, updatedAt, updatedBy } = element;
  return { uid, version, value: copy(value), createdAt, updatedAt, updatedBy };
}

function storedAct(element: MemoryElement, act: Act): StoredAct {
  const { uid, version, createdAt, createdBy, updatedAt, updatedBy } = element;
  return { uid, act: copy(act), version, createdAt, createdBy, updatedAt, updatedBy };
}

// What a caller does to its object later must not change what is stored, nor the other way round.
function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
