import { childrenOf } from './nodes';
import { metricOfNode } from './metricOfNode';
import type { Selector } from './parseSelector';
import { quoted } from './quoted';
import { readPromql } from './readPromql';

/** Queries, each for one evaluation, that find out why a selector finds nothing. */
export interface Diagnosis {
  /** The metric as the selector names it; absent for a selector by labels alone. */
  metric?: string;
  /** How many series the metric has had in the last day; absent without a metric. */
  series?: string;
  /** Each matcher alone. */
  matchers: readonly MatcherDiagnosis[];
}

/** One matcher of a selector, tried without the others. */
export interface MatcherDiagnosis {
  /** As the user wrote it: `code=~"5.."`. */
  text: string;
  label: string;
  /** How many series of the metric match it, in the last day. */
  series: string;
  /** The values that the label has had in the last day: one series for each. */
  values: string;
}

/** What the queries of a diagnosis found; a count that answered nothing is 0. */
export interface Findings {
  series: number;
  /** For each matcher, in order. */
  matchers: ReadonlyArray<{ series: number; values: readonly string[] }>;
}

const MOST_VALUES = 10;

/** The queries that find out why a selector finds nothing. They look a day back, because what stopped is no typing error. */
export function diagnosisOf(selector: Selector): Diagnosis {
  const read = readPromql(selector, 'selector');
  if (!read.ok) {
    return { matchers: [] };
  }
  const textOf = ({ from, to }: { from: number; to: number }): string => read.text.slice(from, to);
  const metric = metricOfNode(read.top, read.text);
  const name = metric === undefined ? undefined : `__name__=${metric.literal}`;
  const within = (...matchers: Array<string | undefined>): string =>
    `last_over_time({${matchers.filter((it) => it !== undefined).join(',')}}[1d])`;
  const braces = read.top.getChild('LabelMatchers');
  const matchers = (braces === null ? [] : childrenOf(braces)).flatMap((node): MatcherDiagnosis[] => {
    const label = node.firstChild === null || node.name === 'QuotedLabelName' ? '' : textOf(node.firstChild);
    if (label === '' || label === '__name__') {
      return [];
    }
    const text = textOf(node);
    // A matcher such as code!="500" cannot stand alone: without a metric, only labels that are there are looked at.
    const others = name ?? `${label}!=""`;
    const values = `group by (${label}) (${within(others)})`;
    return [{ text, label, series: `count(${within(others, text)})`, values }];
  });
  return name === undefined ? { matchers } : { metric: metric?.name, series: `count(${within(name)})`, matchers };
}

/** Why a selector finds nothing, as one sentence with the way to mend it. */
export function explainNothing(selector: Selector, diagnosis: Diagnosis, findings: Findings): string {
  if (diagnosis.metric !== undefined && findings.series === 0) {
    return `There is no metric ${quoted(diagnosis.metric)} in the last day. Check its spelling and the data source.`;
  }
  const alone = diagnosis.matchers.findIndex((_, i) => findings.matchers[i]?.series === 0);
  const matcher = diagnosis.matchers[alone];
  if (matcher === undefined) {
    const what =
      diagnosis.matchers.length > 1 ? 'each of its matchers finds series, but no series fits all of them' : '';
    return what === ''
      ? `${quoted(selector)} has series in the last day, but no samples at this time.`
      : `${quoted(selector)} finds nothing: ${what}, or they have stopped. Leave one out.`;
  }
  const values = findings.matchers[alone]?.values.filter((it) => it !== '') ?? [];
  if (values.length === 0) {
    return `No series has the label "${matcher.label}" in the last day. Check its spelling in ${quoted(selector)}.`;
  }
  const shown = [...values].sort().slice(0, MOST_VALUES).map(quoted).join(', ');
  const more = values.length > MOST_VALUES ? ` and ${values.length - MOST_VALUES} more` : '';
  return `No series matches ${matcher.text} in the last day. Values of "${matcher.label}": ${shown}${more}.`;
}
