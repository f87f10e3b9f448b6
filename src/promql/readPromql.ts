import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { quoted } from './quoted';

/** A tree without mistakes over a text; or one sentence on what is wrong. */
export type ReadPromql = { ok: true; text: string; top: SyntaxNode } | { ok: false; problem: string };

/**
 * Notations of Grafana's dashboard variables: `$env`, `${env}`, `[[env]]`, but not what regular expressions have: the groups
 * `$1` and `${1}` of label_replace, and `[[:alpha:]]`.
 */
const VARIABLE = /\$[a-z_]|\$\{[a-z_]|\[\[[a-z_]\w*(:\w+)?\]\]/i;

/**
 * Reads one complete PromQL expression. Dashboard variables are refused because a promise means the same on every dashboard,
 * comments because one would swallow whatever is put behind it.
 *
 * @param what what the text should be, for the sentences: "selector"
 * @param written the user's own text, for the sentences, where the text was changed without moving anything
 */
export function readPromql(text: string, what: string, written = text): ReadPromql {
  const trimmed = text.trim();
  const shown = quoted(written.trim());
  if (trimmed === '') {
    return problem(`The ${what} is empty. Write a metric, such as http_requests_total{code=~"5.."}.`);
  }
  if (VARIABLE.test(trimmed)) {
    return problem(
      `${shown} holds a dashboard variable. A promise means the same on every dashboard: write the value itself.`
    );
  }
  const tree = parser.parse(trimmed);
  let mistakeAt: number | undefined;
  let commentAt: number | undefined;
  tree.iterate({
    enter: ({ type, from }) => {
      mistakeAt ??= type.isError ? from : undefined;
      commentAt ??= type.name === 'LineComment' ? from : undefined;
    },
  });
  if (mistakeAt !== undefined) {
    return problem(`${shown} is no PromQL ${what}: the mistake is at character ${mistakeAt + 1}.`);
  }
  if (commentAt !== undefined) {
    return problem(`${shown} holds a comment at character ${commentAt + 1}. Remove it.`);
  }
  const top = tree.topNode.firstChild;
  if (tree.topNode.name !== 'PromQL' || top === null || top.nextSibling !== null) {
    return problem(`${shown} is no single PromQL ${what}. Write exactly one.`);
  }
  return { ok: true, text: trimmed, top };
}

function problem(sentence: string): { ok: false; problem: string } {
  return { ok: false, problem: sentence };
}
