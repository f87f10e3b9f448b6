import type { Act, StoredAct, Writer } from '../../core/agreement/Act';
import { actHash } from '../../core/agreement/actHash';
import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { canonicalHash } from '../../core/agreement/canonicalHash';
import { narrowAct } from '../../core/agreement/narrowAct';
import { narrowAgreementDefinition } from '../../core/agreement/narrowAgreementDefinition';
import type { Narrowed } from '../../core/narrow/Narrowed';
import { narrowSlo } from '../../core/slo/narrowSlo';
import type { Slo, SourceRef } from '../../core/slo/Slo';
import { isRecord } from '../../grafana/isRecord';
import type { Access } from '../Access';
import { checkActId } from '../checkActId';
import type { ElementKind } from '../ElementKind';
import type { ActRecord, Definitions, Store, Stored, Unreadable } from '../ports';
import { readValue } from '../readValue';
import { isNewerSchema } from '../schemaVersion';
import { selectActs } from '../selectActs';
import { StoreError } from '../StoreError';
import { actUid, agreementUid, sloUid } from '../uids';
import { valueOrBadInput } from '../valueOrBadInput';
import { writtenByNewer } from '../writtenByNewer';
import type { FileElement } from './FileElement';
import { Folder } from './Folder';
import { formatFile } from './formatFile';
import { parseFile } from './parseFile';

/** Whoever uses the store, and what they may do. */
export interface FilesUser extends Writer {
  mayDefine: boolean;
  mayAct: boolean;
}

export interface FilesStoreOptions {
  /** The folder with `slos`, `agreements` and `record`. */
  folder: string;
  user?: FilesUser;
  /** Nothing is written: what is in the folder is kept in Git, or by somebody else. */
  readOnly?: boolean;
  /** The data source of SLOs that name none. */
  source?: SourceRef;
  /** The clock, in milliseconds. */
  now?: () => number;
}

const PLACES: Readonly<Record<ElementKind, string>> = { slo: 'slos', agreement: 'agreements', act: 'record' };

/**
 * Definitions and acts as YAML in a folder, one a file: for as-code and for provisioning. Who writes by hand writes the
 * value alone, an SLO as the command line reads it. Loads in Node only.
 */
export class FilesStore implements Store {
  private readonly folder: Folder;
  private readonly user: FilesUser;
  private readonly isReadOnly: boolean;
  private readonly source?: SourceRef;
  private readonly now: () => number;
  /** What was handed out under a version: a change by hand may leave the version as it was. */
  private readonly seen = new Map<string, { version: number; hash: string }>();

  constructor({ folder, user, readOnly = false, source, now = Date.now }: FilesStoreOptions) {
    this.folder = new Folder(folder);
    this.user = user ?? { id: 1, login: 'admin', mayDefine: true, mayAct: true };
    this.isReadOnly = readOnly;
    this.source = source;
    this.now = now;
  }

  async definitions(): Promise<Definitions> {
    const unreadable: Unreadable[] = [];
    const slos = await this.read('slo', narrowSlo, unreadable);
    const agreements = await this.read('agreement', narrowAgreementDefinition, unreadable);
    return {
      slos: slos.map(({ element, value }) => this.stored(element, value)),
      agreements: agreements.map(({ element, value }) => this.stored(element, value)),
      unreadable,
    };
  }

  async createSlo(slo: Slo): Promise<Stored<Slo>> {
    return this.create('slo', sloUid(slo.id), slo.id, valueOrBadInput(narrowSlo(slo)));
  }

  async updateSlo(slo: Slo, version: number): Promise<Stored<Slo>> {
    return this.update('slo', sloUid(slo.id), valueOrBadInput(narrowSlo(slo)), version);
  }

  async createAgreement(agreement: AgreementDefinition): Promise<Stored<AgreementDefinition>> {
    const value = valueOrBadInput(narrowAgreementDefinition(agreement));
    return this.create('agreement', agreementUid(agreement.id), agreement.id, value);
  }

  async updateAgreement(agreement: AgreementDefinition, version: number): Promise<Stored<AgreementDefinition>> {
    const value = valueOrBadInput(narrowAgreementDefinition(agreement));
    return this.update('agreement', agreementUid(agreement.id), value, version);
  }

  async acts(agreementId?: string): Promise<ActRecord> {
    return this.readActs(() => true, agreementId);
  }

  async actsSince(time: number): Promise<ActRecord> {
    return this.readActs((it) => it.createdAt >= time);
  }

  async access(): Promise<Access> {
    const { id, login, mayDefine, mayAct } = this.user;
    return {
      user: { id, login, name: login },
      mayDefine: mayDefine && !this.isReadOnly,
      mayAct: mayAct && !this.isReadOnly,
      mayListPeople: false,
    };
  }

  async appendAct(id: string, act: Act): Promise<StoredAct> {
    checkActId(id);
    this.checkMayWrite(this.user.mayAct, 'add to the record');
    const value = valueOrBadInput(narrowAct(act));
    const file = `${PLACES.act}/${actUid(id)}.yaml`;
    const history = this.historyOfNew();
    if (await this.folder.create(file, formatFile(value, history))) {
      return { uid: actUid(id), act: copy(value), ...history };
    }
    const there = await this.folder.read(file);
    const [element] = there === undefined ? [] : parseFile(there, 'act').elements;
    const read = element === undefined ? undefined : readValue(element, 'act', narrowAct);
    if (element !== undefined && read?.ok === true && actHash(read.value) === actHash(value)) {
      return storedAct(element, read.value);
    }
    throw new StoreError('already-exists', `There is another act with the id ${id}. Choose a new id.`);
  }

  private async create<T extends object>(kind: ElementKind, uid: string, id: string, value: T): Promise<Stored<T>> {
    this.checkMayWrite(this.user.mayDefine, 'change definitions');
    const history = this.historyOfNew();
    const isFree = (await this.find(kind, uid)) === undefined;
    if (!isFree || !(await this.folder.create(`${PLACES[kind]}/${id}.yaml`, formatFile(value, history)))) {
      throw new StoreError('already-exists', `${uid} is there already. Open that one, or choose another id.`);
    }
    const { version, createdAt, updatedAt, updatedBy } = history;
    this.remember(uid, version, value);
    return { uid, version, value: copy(value), createdAt, updatedAt, updatedBy };
  }

  private async update<T extends object>(
    kind: ElementKind,
    uid: string,
    value: T,
    version: number
  ): Promise<Stored<T>> {
    this.checkMayWrite(this.user.mayDefine, 'change definitions');
    const file = (await this.find(kind, uid))?.file;
    if (file === undefined) {
      throw missing(uid);
    }
    return this.folder.alone(file, async () => {
      const there = await this.folder.read(file);
      const element = there && parseFile(there, kind, this.source).elements.find((it) => it.uid === uid);
      if (element === undefined) {
        throw missing(uid);
      }
      this.checkMayReplace(element, version);
      const { createdAt, createdBy } = element;
      const updatedAt = this.wholeSecond();
      const updatedBy = this.writer();
      const history = { version: version + 1, createdAt, createdBy, updatedAt, updatedBy };
      await this.folder.replace(file, formatFile(value, history));
      this.remember(uid, history.version, value);
      return { uid, version: history.version, value: copy(value), createdAt, updatedAt, updatedBy };
    });
  }

  private checkMayReplace(element: FileElement, version: number): void {
    const { uid, file, isShared, schemaVersion } = element;
    if (isNewerSchema(schemaVersion)) {
      throw writtenByNewer(uid);
    }
    if (isShared) {
      throw new StoreError(
        'not-allowed',
        `${file} holds others beside ${uid}. Change it there by hand, or write each into a file of its own.`
      );
    }
    const seen = this.seen.get(uid);
    const isOther = seen?.version === version && seen.hash !== hashOf(element.value);
    if (element.version !== version || isOther) {
      throw new StoreError(
        'changed-by-someone-else',
        `Somebody else changed ${uid} while you edited it. Load it again and compare before you save.`
      );
    }
  }

  private async find(kind: ElementKind, uid: string): Promise<FileElement | undefined> {
    const files = await this.folder.list(PLACES[kind]);
    return files.flatMap((it) => parseFile(it, kind, this.source).elements).find((it) => it.uid === uid);
  }

  private async readActs(isAsked: (element: FileElement) => boolean, agreementId?: string): Promise<ActRecord> {
    const unreadable: Unreadable[] = [];
    const acts = await this.read('act', narrowAct, unreadable, isAsked);
    return selectActs(
      acts.map(({ element, value }) => storedAct(element, value)),
      unreadable,
      agreementId
    );
  }

  private async read<T>(
    kind: ElementKind,
    narrow: (input: unknown) => Narrowed<T>,
    unreadable: Unreadable[],
    isAsked: (element: FileElement) => boolean = () => true
  ): Promise<Array<{ element: FileElement; value: T }>> {
    const read: Array<{ element: FileElement; value: T }> = [];
    const files = new Map<string, string>();
    for (const text of await this.folder.list(PLACES[kind])) {
      const parsed = parseFile(text, kind, this.source);
      unreadable.push(...parsed.unreadable);
      for (const element of parsed.elements.filter(isAsked)) {
        const { uid, file, say } = element;
        const value = readValue(element, kind, (input) => withLines(narrow(input), say));
        const other = files.get(uid);
        if (!value.ok) {
          const { problem } = value.unreadable;
          unreadable.push({ ...value.unreadable, problem: problem.startsWith(file) ? problem : `${file}: ${problem}` });
        } else if (other !== undefined) {
          const problem = say(`id is that of ${other} too. Give each an id of its own.`);
          unreadable.push({ uid, name: file, problem });
        } else {
          files.set(uid, file);
          read.push({ element, value: value.value });
        }
      }
    }
    return read.sort((a, b) => (a.element.uid < b.element.uid ? -1 : 1));
  }

  private stored<T>(
    { uid, version, value: written, createdAt, updatedAt, updatedBy }: FileElement,
    value: T
  ): Stored<T> {
    this.remember(uid, version, written);
    return { uid, version, value, createdAt, updatedAt, updatedBy };
  }

  private remember(uid: string, version: number, value: unknown): void {
    this.seen.set(uid, { version, hash: hashOf(value) });
  }

  private checkMayWrite(isAllowed: boolean, what: string): void {
    if (this.isReadOnly) {
      throw new StoreError('not-allowed', 'These definitions are read from files, and only there can they be changed.');
    }
    if (!isAllowed) {
      throw new StoreError('not-allowed', `${this.user.login} may not ${what}. Ask an Editor.`);
    }
  }

  private historyOfNew() {
    const at = this.wholeSecond();
    const by = this.writer();
    return { version: 1, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
  }

  private writer(): Writer {
    return { id: this.user.id, login: this.user.login };
  }

  // As Grafana: a store that kept more would order acts differently.
  private wholeSecond(): number {
    return Math.floor(this.now() / 1000) * 1000;
  }
}

function withLines<T>(narrowed: Narrowed<T>, say: (sentence: string) => string): Narrowed<T> {
  return narrowed.ok ? narrowed : { ok: false, problems: narrowed.problems.map(say) };
}

function storedAct({ uid, version, createdAt, createdBy, updatedAt, updatedBy }: FileElement, act: Act): StoredAct {
  return { uid, act, version, createdAt, createdBy, updatedAt, updatedBy };
}

function hashOf(value: unknown): string {
  return isRecord(value) ? canonicalHash(value) : '';
}

function missing(uid: string): StoreError {
  return new StoreError('not-found', `${uid} is not there any more. Somebody may have deleted it.`);
}

// What a caller does to its object later must not change what was answered.
function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
