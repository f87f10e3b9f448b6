import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';

import { narrowPlacedSlo } from '../core/slo/narrowSlo';
import type { Slo, SourceRef } from '../core/slo/Slo';
import { sloDefaults } from './sloDefaults';

/** The SLOs of a text, or everything that is wrong with it: sentences that begin with line and document. */
export type SlosRead = { ok: true; slos: Slo[] } | { ok: false; problems: string[] };

const EXAMPLE = 'Write an SLO with id, target, window and indicator; several are parted by a line with ---.';

const SOURCE = 'source is missing. Name the data source it is measured in: {"type": "prometheus", "uid": "…"}.';

/**
 * SLOs as YAML (or JSON, which is YAML), one a document. What may be left out is filled in (see sloDefaults).
 *
 * @param source the data source of SLOs that name none
 */
export function sloYaml(text: string, source?: SourceRef): SlosRead {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const documents = Array.isArray(parsed) ? parsed.filter((it) => !isEmpty(it)) : [];
  if (documents.length === 0) {
    return { ok: false, problems: [`There is no SLO in it. ${EXAMPLE}`] };
  }
  const problems: string[] = [];
  const slos: Slo[] = [];
  const seenAt = new Map<string, string>();
  documents.forEach((document, i) => {
    const place = (offset: number | undefined) => {
      const line = offset === undefined ? '' : `line ${lines.linePos(offset).line}`;
      return documents.length === 1 ? line : [line, `document ${i + 1}`].filter(Boolean).join(', ');
    };
    const say = (offset: number | undefined, sentence: string) => {
      const where = place(offset);
      problems.push(where === '' ? sentence : `${where}: ${sentence}`);
    };
    const spoiled = [...document.errors, ...document.warnings];
    if (spoiled.length > 0) {
      spoiled.forEach((it) => say(it.pos[0], syntaxSentence(it.code, it.message, text.slice(it.pos[0]))));
      return;
    }
    const value = valueOf(document);
    if (!value.ok) {
      say(document.contents?.range?.[0], value.problem);
      return;
    }
    if (Array.isArray(value.value)) {
      say(document.contents?.range?.[0], 'This is a list. Write each SLO as a document of its own, parted by ---.');
      return;
    }
    const slo = narrowPlacedSlo(sloDefaults(value.value, source));
    if (!slo.ok) {
      slo.problems.forEach(({ sentence, path }) =>
        say(offsetOf(document, path), sentence.startsWith('source is missing.') ? SOURCE : sentence)
      );
      return;
    }
    const { id } = slo.value;
    const idAt = offsetOf(document, ['id']);
    if (seenAt.has(id)) {
      say(idAt, `id is "${id}", and so it is at ${seenAt.get(id)}. Give each SLO an id of its own.`);
    }
    seenAt.set(id, place(idAt));
    slos.push(slo.value);
  });
  return problems.length === 0 ? { ok: true, slos } : { ok: false, problems };
}

function isEmpty({ contents, errors }: Document.Parsed): boolean {
  return errors.length === 0 && (contents === null || (isScalar(contents) && contents.value === null));
}

function syntaxSentence(code: string, message: string, from: string): string {
  if (code === 'DUPLICATE_KEY') {
    const key = /^\s*("[^"\n]*"|'[^'\n]*'|[^:\n]+)/.exec(from)?.[1]?.trim() ?? 'A key';
    return `${key} is written twice. Keep one of the two.`;
  }
  return `This is no YAML: ${message.replace(/\.?\s*$/, '')}. Look at indentation, quotes and colons.`;
}

function valueOf(document: Document.Parsed): { ok: true; value: unknown } | { ok: false; problem: string } {
  try {
    return { ok: true, value: document.toJS() };
  } catch (error) {
    // An alias of nothing, or aliases of aliases that would fill the memory.
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: `This is no YAML: ${message}. Write it out in place of the alias.` };
  }
}

/** Where the deepest part of a path begins that is written down: the key, where there is one. */
function offsetOf(document: Document.Parsed, path: ReadonlyArray<string | number>): number | undefined {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0];
  for (const key of path) {
    const within: unknown = isAlias(node) ? node.resolve(document) : node;
    let next: unknown;
    if (isMap(within)) {
      const pair = within.items.find((it) => isScalar(it.key) && String(it.key.value) === String(key));
      offset = (isScalar(pair?.key) ? pair.key.range?.[0] : undefined) ?? offset;
      next = pair?.value;
    } else if (isSeq(within)) {
      next = within.items[Number(key)];
      offset = (next as Node | undefined)?.range?.[0] ?? offset;
    }
    if (next === undefined || next === null) {
      break;
    }
    node = next as Node;
  }
  return offset;
}
