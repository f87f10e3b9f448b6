import type { CounterKind, SeriesPick } from './counterKinds';
import type { History } from './generator/generateHistory';
import type { MeasuredWindow } from './measuredHistory';

/**
 * The share of bad events of somebody who has every sample of every series on paper and adds up what each counter grew: the
 * nearest that samples allow, because what a pod did between its last scrape and its death is in none.
 */
export function shareByHand(history: History, { picks }: CounterKind, window: MeasuredWindow): number {
  const part = grown(history, picks.part, window);
  const all = picks.all.reduce((sum, pick) => sum + grown(history, pick, window), 0);
  return picks.partIs === 'bad' ? part / all : 1 - part / all;
}

function grown({ series }: History, { name, label, is }: SeriesPick, { endMs, days }: MeasuredWindow): number {
  const fromMs = endMs - days * 86_400_000;
  let sum = 0;
  for (const { timesMs, values } of series.filter(
    (it) => it.name === name && (!label || is!.test(it.labels[label]!))
  )) {
    let before = 0;
    values.forEach((value, i) => {
      if (timesMs[i]! > fromMs && timesMs[i]! <= endMs) {
        sum += value >= before ? value - before : value;
      }
      before = value;
    });
  }
  return sum;
}
