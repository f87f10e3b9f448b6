import { checkoutSlo } from '../../src/core/agreement/agreementFixture';
import { BudgetEngine } from '../../src/engine/BudgetEngine';
import type { MetricsSource } from '../../src/engine/ports';
import type { CounterKind } from './counterKinds';
import { OBJECTIVE } from './errorOfBudget';
import type { MeasuredWindow } from './measuredHistory';

/**
 * The share of bad events that Truce reads for each kind, asked at the end of the window.
 *
 * @throws Error when a budget cannot be told
 */
export async function budgetsRead(
  source: MetricsSource,
  kinds: readonly CounterKind[],
  { endMs, days }: MeasuredWindow
): Promise<number[]> {
  const slos = kinds.map(({ indicator }, i) =>
    checkoutSlo({ id: `kind-${i}`, indicator, target: OBJECTIVE, window: { kind: 'rolling', days } })
  );
  const engine = new BudgetEngine(source, { now: () => endMs });
  const answers = await engine.judge(
    slos.map((slo) => ({ slo })),
    endMs
  );
  return answers.map(({ verdict }, i) => {
    if (verdict.budget?.remaining === undefined) {
      throw new Error(`No budget of "${kinds[i]!.name}": ${JSON.stringify(verdict)}`);
    }
    return (1 - verdict.budget.remaining) * (1 - OBJECTIVE);
  });
}
