import { sortBy } from 'lodash';
import * as v from 'valibot';
import { refuse } from '../http/Refusal';
import type { Clock } from '../state/Clock';
import { randomUid } from '../state/identifiers';
import { isValidUid } from '../state/isValidUid';
import { Table } from '../state/Table';
import { syncModel, type ElementModel } from './syncModel';

/** How long Grafana remembers which folder an element's permission is looked up in (`ScopeResolvers`, 30 s). */
const SCOPE_KEPT_FOR = 30_000;

const elementSchema = v.object({
  id: v.number(),
  uid: v.string(),
  /** Empty for the General folder. */
  folderUid: v.string(),
  name: v.string(),
  kind: v.number(),
  type: v.string(),
  description: v.string(),
  model: v.record(v.string(), v.unknown()),
  version: v.number(),
  created: v.number(),
  updated: v.number(),
  createdBy: v.number(),
  updatedBy: v.number(),
});

export type Element = v.InferOutput<typeof elementSchema>;

/** What a list of elements is asked for. */
export interface ElementFilter {
  kind: number;
  /** Panel types; empty for all. */
  types: string[];
  /** Folder uids; empty for all. */
  folderUids: string[];
  search: string;
  /** By name, last first. */
  isDescending: boolean;
}

/** The library elements. */
export class Elements {
  private readonly table: Table<Element>;
  private readonly deleted = new Map<string, { folderUid: string; at: number }>();

  constructor(
    stateDir: string,
    private readonly clock: Clock
  ) {
    this.table = new Table(stateDir, 'library-elements', elementSchema);
  }

  byUid(uid: string): Element | undefined {
    return this.table.rows.find((element) => element.uid === uid);
  }

  /**
   * The folder an element's permission is looked up in, also for some time after its deletion: that is why the
   * recordings answer a second DELETE with 404 and one for an element never seen with 403.
   */
  scopeFolder(uid: string): string | undefined {
    const deleted = this.deleted.get(uid);
    const remembered = deleted && this.clock() - deleted.at < SCOPE_KEPT_FOR ? deleted.folderUid : undefined;
    return this.byUid(uid)?.folderUid ?? remembered;
  }

  /** Throws Grafana's 400 for a uid that is too long, has other characters, or is taken. */
  create(
    wanted: { uid: string; name: string; kind: number; model: ElementModel; folderUid: string },
    userId: number
  ): Element {
    const uid = wanted.uid || randomUid();
    if (!isValidUid(uid)) {
      throw refuse(400, 'uid contains illegal characters');
    }
    if (uid.length > 40) {
      throw refuse(400, 'uid too long, max 40 characters');
    }
    if (this.byUid(uid)) {
      throw refuse(400, 'library element with that name or UID already exists');
    }
    const now = this.clock();
    const { name, kind, folderUid } = wanted;
    return this.table.add({
      uid,
      folderUid,
      name,
      kind,
      ...syncModel(wanted.model, { type: '', description: '' }),
      version: 1,
      created: now,
      updated: now,
      createdBy: userId,
      updatedBy: userId,
    });
  }

  /** Throws Grafana's 412 when `version` is not the stored one. */
  patch(
    element: Element,
    wanted: { version: number; name: string; model?: ElementModel; folderUid?: string },
    userId: number
  ): Element {
    if (wanted.version !== element.version) {
      throw refuse(412, 'the library element has been changed by someone else');
    }
    return this.table.change(element, {
      name: wanted.name || element.name,
      folderUid: wanted.folderUid ?? element.folderUid,
      ...syncModel(wanted.model ?? element.model, element),
      version: element.version + 1,
      updated: this.clock(),
      updatedBy: userId,
    });
  }

  remove(element: Element): void {
    this.table.remove(element);
    this.deleted.set(element.uid, { folderUid: element.folderUid, at: this.clock() });
  }

  /** All elements that fit, by name; equal names in the order of their creation, or its reverse. */
  list(filter: ElementFilter): Element[] {
    const search = filter.search.trim().toLowerCase();
    const found = this.table.rows
      .filter(({ kind }) => filter.kind === 0 || kind === filter.kind)
      .filter(({ type }) => filter.types.length === 0 || filter.types.includes(type))
      .filter(({ folderUid }) => filter.folderUids.length === 0 || filter.folderUids.includes(folderUid || 'general'))
      .filter(({ uid, name, description }) => [uid, name, description].some((t) => t.toLowerCase().includes(search)));
    const sorted = sortBy(found, 'name', 'id');
    return filter.isDescending ? sorted.reverse() : sorted;
  }
}
