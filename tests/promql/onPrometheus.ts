import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Series in promtool's notation, one value a minute from minute 0: `{ 'x{a="b"}': '0+1x60' }`. */
export type GivenSeries = Readonly<Record<string, string>>;

/** An expression, the minute at which it is evaluated, and what it has to answer: value by labels (`{}` for none). */
export interface Expectation {
  expr: string;
  minute: number;
  is: Readonly<Record<string, number>>;
}

/** Lets Prometheus itself evaluate expressions over given series. @returns what differs, in promtool's words; empty when all is right */
export function differencesOnPrometheus(series: GivenSeries, expectations: readonly Expectation[]): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'truce-promql-'));
  const file = path.join(dir, 'test.yaml');
  // JSON is YAML.
  writeFileSync(
    file,
    JSON.stringify({
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
          promql_expr_test: expectations.map(({ expr, minute, is }) => ({
            expr,
            eval_time: `${minute}m`,
            exp_samples: Object.entries(is).map(([labels, value]) => ({ labels, value })),
          })),
        },
      ],
    })
  );
  try {
    const { status, stdout, stderr, error } = spawnSync('promtool', ['test', 'rules', file], { encoding: 'utf8' });
    if (error !== undefined) {
      throw error;
    }
    return status === 0 ? '' : `${stdout}${stderr}`;
  } finally {
    rmSync(dir, { recursive: true });
  }
}
