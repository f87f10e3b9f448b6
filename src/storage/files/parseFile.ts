import type { Writer } from '../../core/agreement/Act';
import { canonicalHash } from '../../core/agreement/canonicalHash';
import { narrowWith } from '../../core/narrow/narrowWith';
import type { SourceRef } from '../../core/slo/Slo';
import { sloDefaults } from '../../formats/sloDefaults';
import { withoutMeta } from '../../formats/withoutMeta';
import { yamlDocuments } from '../../formats/yamlDocuments';
import { isRecord } from '../../grafana/isRecord';
import type { ElementKind } from '../ElementKind';
import type { Unreadable } from '../ports';
import { SCHEMA_VERSION } from '../schemaVersion';
import { agreementUid, sloUid } from '../uids';
import type { FileElement } from './FileElement';
import { type FileMeta, metaSchema } from './fileMeta';

/** Who wrote what no Truce wrote. Nobody's id, so no act counts as somebody's that they did not say. */
const BY_HAND: Writer = { id: 0, login: 'by hand' };

export interface FileText {
  /** Path below the store's folder: `slos/checkout.yaml`. */
  file: string;
  text: string;
  /** When the file was changed last, milliseconds. */
  changedAt: number;
}

/**
 * What a file holds: one definition or act a document, most often one.
 *
 * @param source the data source of SLOs that name none
 */
export function parseFile(
  { file, text, changedAt }: FileText,
  kind: ElementKind,
  source?: SourceRef
): { elements: FileElement[]; unreadable: Unreadable[] } {
  const own = (file.split('/').pop() ?? file).replace(/\.ya?ml$/, '');
  const fileUid = kind === 'slo' ? sloUid(own) : kind === 'agreement' ? agreementUid(own) : own;
  const bad = (problem: string): Unreadable => ({ uid: fileUid, name: file, problem: inFile(file, problem) });
  const documents = yamlDocuments(text);
  if (documents.length === 0) {
    return { elements: [], unreadable: [bad('There is nothing in it. Write it, or remove the file.')] };
  }
  const elements: FileElement[] = [];
  const unreadable: Unreadable[] = [];
  for (const document of documents) {
    if (document.problems.length > 0) {
      unreadable.push(bad(document.problems.join(' ')));
      continue;
    }
    const meta = narrowWith<FileMeta | undefined>(metaSchema, metaOf(document.value), 'meta');
    if (!meta.ok) {
      unreadable.push(bad(meta.problems.map((it) => document.say(pathOf(it, 'meta'), `In meta: ${it}`)).join(' ')));
      continue;
    }
    const written = withoutMeta(document.value);
    const value = kind === 'slo' ? sloDefaults(written, source) : written;
    elements.push({
      uid: uidOf(kind, value) ?? fileUid,
      name: file,
      kind,
      value,
      file,
      isShared: documents.length > 1,
      ...historyOf(meta.value ?? {}, written, Math.floor(changedAt / 1000) * 1000),
      say: (sentence) => inFile(file, document.say(pathOf(sentence), sentence)),
    });
  }
  return { elements, unreadable };
}

function metaOf(input: unknown): unknown {
  return isRecord(input) ? input.meta : undefined;
}

/** Definitions are called by their own id, whatever file they are in. Acts have none of their own. */
function uidOf(kind: ElementKind, value: unknown): string | undefined {
  const id = isRecord(value) ? value.id : undefined;
  if (typeof id !== 'string' || kind === 'act') {
    return undefined;
  }
  return kind === 'slo' ? sloUid(id) : agreementUid(id);
}

/** Whoever changes a value by hand leaves the hash beside it as it was: that counts as one more version, by nobody known. */
function historyOf(
  meta: FileMeta,
  value: unknown,
  changedAt: number
): Pick<FileElement, 'schemaVersion' | 'version' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'> {
  const { schemaVersion = SCHEMA_VERSION, version = 1, created, updated = created, hash } = meta;
  const isChanged = hash !== undefined && (!isRecord(value) || hash !== canonicalHash(value));
  const createdAt = timeOf(created?.at) ?? changedAt;
  return {
    schemaVersion,
    version: isChanged ? version + 1 : version,
    createdAt,
    createdBy: created?.by ?? BY_HAND,
    updatedAt: isChanged ? changedAt : (timeOf(updated?.at) ?? createdAt),
    updatedBy: isChanged ? BY_HAND : (updated?.by ?? BY_HAND),
  };
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Math.floor(Date.parse(text) / 1000) * 1000;
}

/** Where a sentence belongs: those of the narrowing begin with the field, `window.days is 400. …`. */
function pathOf(sentence: string, ...before: string[]): string[] {
  return [...before, ...(sentence.split(' ')[0] ?? '').split('.')];
}

function inFile(file: string, sentence: string): string {
  return sentence.startsWith('line ') ? `${file}, ${sentence}` : `${file}: ${sentence}`;
}
