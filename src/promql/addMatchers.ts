import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { LabelMatcher } from '../core/slo/Exclusion';
import { escapeLabelValue } from './escapeLabelValue';

const NEGATED: Readonly<Record<LabelMatcher['is'], LabelMatcher['is']>> = {
  '=': '!=',
  '!=': '=',
  '=~': '!~',
  '!~': '=~',
};

/** A matcher as PromQL writes it: `code=~"5.."`. The label's name must have been checked (`labelNameProblem`). */
export function matcherText({ label, is, value }: LabelMatcher): string {
  return `${label}${is}${escapeLabelValue(value)}`;
}

/** Adds matchers to every selector of a checked expression; the rest of the text stays as it is. */
export function addMatchers<T extends string>(expression: T, matchers: readonly LabelMatcher[]): T {
  if (matchers.length === 0) {
    return expression;
  }
  const added = matchers.map(matcherText).join(',');
  const inserts: Array<{ at: number; text: string }> = [];
  parser.parse(expression).iterate({
    enter: ({ name, node }) => {
      if (name === 'VectorSelector') {
        inserts.push(insertInto(node, added));
      }
    },
  });
  return inserts
    .sort((a, b) => b.at - a.at)
    .reduce<string>((text, { at, text: it }) => text.slice(0, at) + it + text.slice(at), expression) as T;
}

/** Leaves the series out of every selector that match any of the matchers. */
export function leaveOut<T extends string>(expression: T, matchers: readonly LabelMatcher[]): T {
  return addMatchers(
    expression,
    matchers.map((it) => ({ ...it, is: NEGATED[it.is] }))
  );
}

function insertInto(selector: SyntaxNode, added: string): { at: number; text: string } {
  const braces = selector.getChild('LabelMatchers');
  if (braces === null) {
    return { at: selector.to, text: `{${added}}` };
  }
  // Behind the last matcher rather than before the brace: a trailing comma is allowed once only.
  const last = braces.lastChild;
  return last === null ? { at: braces.from + 1, text: added } : { at: last.to, text: `,${added}` };
}
