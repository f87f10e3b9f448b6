/** The label that tells terms apart; taken away again by the aggregation around them. */
export const TERM_LABEL = 'truce_term';

/**
 * All series of several expressions beside each other. A plain `or` drops from the right what the left has under the same
 * labels, and `+` answers nothing where one side is missing: each term gets a label of its own instead.
 */
export function unionOfTerms(expressions: readonly string[]): string {
  return expressions.map((it, i) => `label_replace(${it}, "${TERM_LABEL}", "${i + 1}", "", "")`).join(' or ');
}
