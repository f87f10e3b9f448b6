import type { Judged } from '../../src/engine/Job';
import { BudgetEngine } from '../../src/engine/BudgetEngine';
import type { MetricsQuery, MetricsSource, ReadResult } from '../../src/engine/ports';
import type { SourceRef } from '../../src/core/slo/Slo';
import { Meter } from './Meter';
import type { PeerRule } from './rivals';
import { roundsADay } from './rivals';
import { timed } from './timed';

const SOURCE: SourceRef = { type: 'prometheus', uid: 'prometheus' };

/** The Prometheus that everything is measured on, and the time that it is there. */
export class Workbench {
  /** Milliseconds; moved by hand. */
  time = 0;

  constructor(
    private readonly source: MetricsSource,
    private readonly url: string
  ) {}

  /** @param source in front of Prometheus; Prometheus itself by default */
  newEngine(source: MetricsSource = this.source): BudgetEngine {
    return new BudgetEngine(source, { now: () => this.time });
  }

  /** The source itself, to be put behind another one. */
  get prometheus(): MetricsSource {
    return this.source;
  }

  /** Judges, and makes sure that there is a budget: a failing read is quick and would look like a good result. */
  async judge(engine: BudgetEngine, slos: readonly Judged[], from = this.time) {
    const answers = await engine.judge(slos, this.time, from);
    const failed = answers.find((it) => it.verdict.budget?.remaining === undefined);
    if (failed !== undefined) {
      throw new Error(`${failed.verdict.slo.id} has no budget: ${JSON.stringify(failed.verdict.reasons)}`);
    }
    return answers;
  }

  /** Asks Prometheus for expressions as they are, through the same client, five at a time as the engine does. */
  async ask(
    queries: readonly MetricsQuery[],
    range: { fromMs: number; toMs: number; stepMs?: number } = { fromMs: this.time, toMs: this.time }
  ): Promise<ReadResult[]> {
    const results = await this.source.read({ source: SOURCE, queries, ...range });
    const failed = results.find((it) => !it.ok || it.series.length === 0);
    if (failed !== undefined) {
      throw new Error(`An expression was not answered: ${failed.ok ? 'no series' : failed.message}`);
    }
    return results;
  }

  /** How long some work takes, and for how long it keeps Prometheus's processors busy: a busy machine changes that less. */
  async costOf(work: () => unknown): Promise<{ ms: number; cpuMs: number }> {
    const before = await this.cpuMs();
    const ms = await timed(work);
    return { ms, cpuMs: (await this.cpuMs()) - before };
  }

  private async cpuMs(): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    return 1_000 * Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]);
  }

  /** Samples that rules read in a day: each is evaluated once now. */
  async samplesADay(rules: readonly PeerRule[]): Promise<number> {
    let samples = 0;
    for (const rule of rules) {
      const { meter } = await Meter.during(() => this.ask([{ kind: 'promql', expr: rule.expr }]));
      samples += meter.samples * roundsADay(rule);
    }
    return samples;
  }
}
