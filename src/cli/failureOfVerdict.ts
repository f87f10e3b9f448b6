import type { Verdict } from '../core/policy/Verdict';
import type { FailureKind, SourceFailure } from '../core/policy/SourceFailure';
import { failureHeadline } from '../core/wording/wordFailure';
import { NO_ANSWER, WRONG_USE } from './CliProblem';
import type { Connection } from './connect';

const TOKENS = {
  prometheus: 'Look whether PROMETHEUS_TOKEN, or PROMETHEUS_USER and PROMETHEUS_PASSWORD, are set and still valid.',
  grafana:
    'Look whether GRAFANA_TOKEN, or GRAFANA_USER and GRAFANA_PASSWORD, are set and still valid, and whether they may query this data source.',
};

/** Why a verdict holds no numbers, as a sentence, and the exit code of that; absent where it does. */
export function failureOfVerdict(
  { reasons }: Pick<Verdict, 'reasons'>,
  way: Connection['way']
): { sentence: string; exitCode: number } | undefined {
  for (const reason of reasons) {
    switch (reason.rule) {
      case 'source-failed':
        return { sentence: sourceSentence(reason, way), exitCode: NO_ANSWER };
      case 'cannot-be-measured':
        return { sentence: reason.problem, exitCode: WRONG_USE };
      case 'no-data-at-all':
        return {
          sentence:
            reason.why ??
            'The data source has no data for these metrics. Look at the names and labels of the metrics, and at the time asked about.',
          exitCode: NO_ANSWER,
        };
    }
  }
  return undefined;
}

function sourceSentence({ kind, message, query }: SourceFailure, way: Connection['way']): string {
  const said = `${failureHeadline(kind).replace(/\.$/, '')}: ${message.replace(/\.?\s*$/, '')}.`;
  return [said, mendOf(kind, way), query === undefined ? '' : `Query: ${query}`].filter(Boolean).join(' ');
}

/** What somebody at a command line can do. */
function mendOf(kind: FailureKind, way: Connection['way']): string {
  switch (kind) {
    case 'refused':
      return TOKENS[way];
    case 'unreachable':
      return `Look at the address of --${way}, and whether it can be reached from here.`;
    case 'source-missing':
      return way === 'grafana'
        ? "Look at the source of the SLO: the uid of a data source stands in its address in Grafana's settings."
        : 'Look at the address of --prometheus: it is that of the API without /api/v1.';
    case 'syntax':
      return 'Correct the query of the SLO.';
    case 'too-many-points':
    case 'too-much':
    case 'timeout':
      return 'Select fewer series, or record the counts beforehand.';
    case 'overloaded':
      return 'Try again in a minute.';
    case 'cancelled':
    case 'other':
      return '';
  }
}
