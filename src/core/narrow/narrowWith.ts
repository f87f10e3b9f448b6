import { getDotPath, safeParse } from 'valibot';
import type { BaseIssue, GenericSchema } from 'valibot';
import type { Narrowed } from './Narrowed';

const LONGEST_QUOTE = 60;

/**
 * Narrows unknown input with a schema whose messages are sentences that say how to mend it.
 * Every problem, one a field, reads `<where> is <what was found>. <how to mend it>`.
 *
 * @param what what the whole input should be, as the start of a sentence: "The SLO"
 */
export function narrowWith<T>(schema: GenericSchema<unknown, T>, input: unknown, what: string): Narrowed<T> {
  const result = narrowPlaced(schema, input, what);
  return result.ok ? result : { ok: false, problems: result.problems.map((it) => it.sentence) };
}

/** What is wrong with unknown input, and where: keys and list places from the outermost in. */
export interface PlacedProblem {
  sentence: string;
  path: ReadonlyArray<string | number>;
}

/** As narrowWith, with the place of each problem. */
export function narrowPlaced<T>(
  schema: GenericSchema<unknown, T>,
  input: unknown,
  what: string
): { ok: true; value: T } | { ok: false; problems: PlacedProblem[] } {
  const result = safeParse(schema, input, { abortPipeEarly: true });
  if (result.success) {
    return { ok: true, value: result.output };
  }
  return {
    ok: false,
    problems: result.issues.map((issue) => ({ sentence: sentence(issue, what), path: pathOf(issue) })),
  };
}

function pathOf(issue: BaseIssue<unknown>): Array<string | number> {
  return (issue.path ?? []).flatMap(({ key }) => (typeof key === 'string' || typeof key === 'number' ? [key] : []));
}

function sentence(issue: BaseIssue<unknown>, what: string): string {
  const where = getDotPath(issue) ?? what;
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `${where} is not a field that Truce knows. Remove it, or update Truce if a newer version wrote it.`;
  }
  if (issue.input === undefined) {
    return issue.type === 'strict_object' ? `${where} is missing. Add it.` : `${where} is missing. ${issue.message}`;
  }
  return `${where} is ${quote(issue.input)}. ${issue.message}`;
}

function quote(input: unknown): string {
  if (typeof input === 'function' || typeof input === 'symbol' || typeof input === 'bigint') {
    return `a ${typeof input}`;
  }
  if (typeof input === 'object' && input !== null) {
    return Array.isArray(input) ? `a list of ${input.length}` : 'an object';
  }
  const text = typeof input === 'string' ? JSON.stringify(input) : String(input);
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}
