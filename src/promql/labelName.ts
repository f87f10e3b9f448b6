import { quoted } from './quoted';
import { TERM_LABEL } from './unionOfTerms';

/** What Prometheus takes as a label name without quotes. */
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Label of the metric's own name, and the one that tells the terms of a sum apart while it is made. */
const TAKEN = ['__name__', TERM_LABEL];

/** What is wrong with a label's name, as a sentence; nothing when it can be put into a query. */
export function labelNameProblem(name: string): string | undefined {
  if (!LABEL_NAME.test(name)) {
    return `${quoted(name)} is no label name. Use letters, digits and underscores, not starting with a digit: region.`;
  }
  return TAKEN.includes(name) ? `The label ${quoted(name)} cannot be used here. Choose another label.` : undefined;
}
