import type { Narrowed } from '../narrow/Narrowed';
import { narrowWith } from '../narrow/narrowWith';
import type { Act } from './Act';
import { actSchema } from './actSchemas';
import { termsProblems } from './narrowTerms';

/** Unknown input (stored, imported, typed) → an act, or every problem with it. */
export function narrowAct(input: unknown): Narrowed<Act> {
  const narrowed = narrowWith<Act>(actSchema, input, 'The act');
  if (!narrowed.ok) {
    return narrowed;
  }
  const act = narrowed.value;
  const terms = act.act === 'propose' ? act.terms : act.act === 'send-back' ? act.counter?.terms : undefined;
  const problems = terms === undefined ? [] : termsProblems(terms);
  return problems.length === 0 ? narrowed : { ok: false, problems };
}
