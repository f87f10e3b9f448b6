import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';

/** Keys and list places from the outermost in. */
export type YamlPath = ReadonlyArray<string | number>;

/** One document of a text. */
export interface YamlDocument {
  /** Absent when it is no YAML. */
  value?: unknown;
  /** What is wrong with it as YAML, each with its place. */
  problems: string[];
  /** Where something stands: "line 3", with the document where there are several. The deepest part that is written down counts. */
  placeOf(path: YamlPath): string;
  /** A sentence with its place before it. */
  say(path: YamlPath, sentence: string): string;
}

/** The documents of a text of YAML (or JSON, which is YAML). Empty ones are left out; the place counts the others. */
export function yamlDocuments(text: string): YamlDocument[] {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const documents = Array.isArray(parsed) ? parsed.filter((it) => !isEmpty(it)) : [];
  return documents.map((document, i) => {
    const placeAt = (offset: number | undefined) => {
      const line = offset === undefined ? '' : `line ${lines.linePos(offset).line}`;
      return documents.length === 1 ? line : [line, `document ${i + 1}`].filter(Boolean).join(', ');
    };
    const sayAt = (offset: number | undefined, sentence: string) => {
      const where = placeAt(offset);
      return where === '' ? sentence : `${where}: ${sentence}`;
    };
    const placeOf = (path: YamlPath) => placeAt(offsetOf(document, path));
    const say = (path: YamlPath, sentence: string) => sayAt(offsetOf(document, path), sentence);
    const spoiled = [...document.errors, ...document.warnings];
    if (spoiled.length > 0) {
      const problems = spoiled.map((it) =>
        sayAt(it.pos[0], syntaxSentence(it.code, it.message, text.slice(it.pos[0])))
      );
      return { problems, placeOf, say };
    }
    const value = valueOf(document);
    return value.ok
      ? { value: value.value, problems: [], placeOf, say }
      : { problems: [say([], value.problem)], placeOf, say };
  });
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
function offsetOf(document: Document.Parsed, path: YamlPath): number | undefined {
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
