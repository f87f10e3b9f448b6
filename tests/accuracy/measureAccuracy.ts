import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { prometheusHttpSource } from '../../src/grafana/prometheusHttpSource';
import { budgetsRead } from './budgetsRead';
import { COUNTER_KINDS } from './counterKinds';
import { errorOfBudget } from './errorOfBudget';
import type { History } from './generator/generateHistory';
import { lastWindow, type MeasuredWindow, measuredHistory, trueEvents } from './measuredHistory';
import { OTHER_WAYS } from './otherWays';
import { PrometheusWithHistory } from './PrometheusWithHistory';
import { shareByHand } from './shareByHand';
import { Victoria } from './Victoria';

/** By how much each way is off for one kind of counters in one history: per cent of the budget, with sign. */
export interface AccuracyRow {
  kind: string;
  /** Which history, by its seed. */
  seed: number;
  onPrometheus: number;
  onVictoria: number;
  /** Every sample of every series added up: the nearest that samples allow. */
  byHand: number;
  /** As in OTHER_WAYS. */
  others: number[];
}

/**
 * Writes the history of a seed into a real Prometheus and a real VictoriaMetrics, and reads the budget of every kind of
 * counters from them in every way.
 *
 * @throws Error when a program is missing
 */
export async function measureAccuracy(seed: number): Promise<AccuracyRow[]> {
  const history = measuredHistory(seed);
  const window = lastWindow(history);
  const events = trueEvents(history, window);
  const prometheus = await onPrometheus(history, window);
  const victoria = await onVictoria(history, window);
  return COUNTER_KINDS.map((kind, i) => {
    const off = (share: number) => errorOfBudget(kind.trueBad(events) / events.total, share);
    return {
      kind: kind.name,
      seed,
      onPrometheus: off(prometheus.ours[i]!),
      onVictoria: off(victoria[i]!),
      byHand: off(shareByHand(history, kind, window)),
      others: prometheus.others.map((shares) => off(shares[i]!)),
    };
  });
}

/** Shares of bad events of each kind: as Truce reads them, and in each other way. */
async function onPrometheus(history: History, window: MeasuredWindow): Promise<{ ours: number[]; others: number[][] }> {
  const prometheus = await PrometheusWithHistory.start(history);
  try {
    const ours = await budgetsRead(prometheusHttpSource({ url: prometheus.url }), COUNTER_KINDS, window);
    const others: number[][] = [];
    for (const way of OTHER_WAYS) {
      others.push(await Promise.all(COUNTER_KINDS.map((kind) => way.badShare(prometheus.url, kind, window))));
    }
    return { ours, others };
  } finally {
    await prometheus.stop();
  }
}

async function onVictoria(history: History, window: MeasuredWindow): Promise<number[]> {
  const storageDir = mkdtempSync(path.join(os.tmpdir(), 'truce-victoria-'));
  try {
    const victoria = await Victoria.start(storageDir);
    try {
      await victoria.import(history);
      return await budgetsRead(prometheusHttpSource({ url: victoria.url }), COUNTER_KINDS, window);
    } finally {
      await victoria.stop();
    }
  } finally {
    rmSync(storageDir, { recursive: true, force: true });
  }
}
