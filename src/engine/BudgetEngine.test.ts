/** @jest-environment node */
import type { Indicator } from '../core/slo/Indicator';
import { CHECKOUT, NOW, SIGNED } from '../core/policy/policyFixture';
import { BudgetEngine } from './BudgetEngine';
import { failed, FakeSource } from './fakeSource';
import { FakePatience } from './fakePatience';

const MINUTE = 60_000;
const PER_MINUTE = 1000;

/** Traffic that is the same every minute until it stops, if it does; 0.038 % of it is bad. */
function setUp({ stoppedAt = Infinity }: { stoppedAt?: number } = {}) {
  const clock = { time: NOW + 30_000, now: () => clock.time };
  const source = new FakeSource((expr, time, stepMs) => {
    if (expr.startsWith('max(timestamp')) {
      return time - stoppedAt > 5 * MINUTE ? undefined : Math.min(stoppedAt, time) / 1000;
    }
    if (expr.startsWith('max_over_time')) {
      return stoppedAt / 1000;
    }
    if (time > stoppedAt + 5 * MINUTE) {
      return undefined;
    }
    const total = (PER_MINUTE * stepMs!) / MINUTE;
    return expr.includes('code="500"') ? total * 0.00038 : total;
  });
  return { clock, source, engine: new BudgetEngine(source, clock, new FakePatience()) };
}

function eventsOf(bad: string, total: string): Indicator {
  return { kind: 'events', bad, total };
}

const JUDGED = { slo: CHECKOUT, agreement: SIGNED };

describe('the engine', () => {
  it('judges an SLO from the buckets of its own data source', async () => {
    const { engine } = setUp();
    const [answer] = await engine.judge([JUDGED], NOW + 30_000);
    expect(answer!.verdict.state).toBe('ship');
    expect(answer!.verdict.budget!.total).toBe(28 * 1440 * PER_MINUTE);
    expect(answer!.verdict.budget!.remaining).toBeCloseTo(0.62, 9);
    expect(answer!.evaluatedTo).toBe(NOW);
  });

  it('asks on a refresh only for the newest sample while no bucket has closed', async () => {
    const { engine, source, clock } = setUp();
    clock.time += 2 * MINUTE;
    await engine.judge([JUDGED], clock.time);
    const first = source.reads.length;
    clock.time += MINUTE;
    await engine.judge([JUDGED], clock.time);
    expect(source.asked.slice(first)).toEqual([[expect.stringMatching(/^max\(timestamp/)]]);
  });

  it('takes a time to come as now', async () => {
    const { engine } = setUp();
    const [answer] = await engine.judge([JUDGED], NOW + 10 * 86_400_000);
    expect(answer!.verdict.at).toBe(NOW + 30_000);
  });

  it('finds when a series stopped', async () => {
    const stoppedAt = NOW - 40 * MINUTE;
    const [answer] = await setUp({ stoppedAt }).engine.judge([JUDGED], NOW + 30_000);
    expect(answer!.verdict).toMatchObject({ state: 'cant-tell', newestAt: stoppedAt });
    expect(answer!.verdict.lastKnown).toMatchObject({ state: 'ship', at: stoppedAt });
  });

  it("says can't tell while the source fails, with what it knew, and recovers by itself", async () => {
    const { engine, source, clock } = setUp();
    await engine.judge([JUDGED], clock.time);
    source.failure = failed('unreachable', 'connection refused');
    clock.time += MINUTE;
    const [unanswered] = await engine.judge([JUDGED], clock.time);
    expect(unanswered!.verdict.state).toBe('cant-tell');
    expect(unanswered!.verdict.lastKnown!.state).toBe('ship');
    expect(clock.time - unanswered!.verdict.lastKnown!.at).toBe(MINUTE);
    source.failure = undefined;
    clock.time += MINUTE;
    expect((await engine.judge([JUDGED], clock.time))[0]!.verdict.state).toBe('ship');
  });

  it('does not take what it once said about the past for what it knew last', async () => {
    const { engine, source, clock } = setUp();
    await engine.judge([JUDGED], clock.time - 7 * 86_400_000);
    source.failure = failed('unreachable', 'connection refused');
    expect((await engine.judge([JUDGED], clock.time))[0]!.verdict.lastKnown).toBeUndefined();
  });

  it('lets one bad definition spoil only its own answer, and sends nothing for it', async () => {
    const { engine, source } = setUp();
    const broken = { ...CHECKOUT, id: 'broken', indicator: eventsOf('x) or vector(1', 'x') };
    const [bad, good] = await engine.judge([{ slo: broken }, JUDGED], NOW);
    expect(bad!.verdict.reasons[1]).toMatchObject({ rule: 'cannot-be-measured' });
    expect(good!.verdict.state).toBe('ship');
    expect(source.asked.flat().some((it) => it.includes('vector'))).toBe(false);
  });

  it('reads many SLOs of one source in as many requests as one', async () => {
    const one = setUp();
    await one.engine.judge([JUDGED], NOW);
    const many = setUp();
    const slos = Array.from({ length: 20 }, (_, i) => ({
      slo: { ...CHECKOUT, id: `s${i}`, indicator: eventsOf(`x{service="s${i}",code="500"}`, `x{service="s${i}"}`) },
      agreement: { ...SIGNED, definition: { ...SIGNED.definition, slos: [`s${i}`] } },
    }));
    await many.engine.judge(slos, NOW);
    expect(many.source.reads.length).toBe(one.source.reads.length);
  });
});

describe('SLOs that one agreement binds together', () => {
  const of = (id: string) => ({
    ...CHECKOUT,
    id,
    title: id,
    indicator: eventsOf(`x{service="${id}",code="500"}`, `x{service="${id}"}`),
  });
  const checkout = of('checkout');
  const search = of('search');
  const inForce = { ...SIGNED.inForce!, terms: { ...SIGNED.inForce!.terms, slos: [checkout, search] } };
  const agreement = { ...SIGNED, inForce, definition: { ...SIGNED.definition, slos: ['checkout', 'search'] } };
  const asked = { slo: checkout, agreement, siblings: [{ slo: search, agreement }] };

  /** Of the events of search a share is bad, of all others none is. */
  function setUpTwo(badShare: number) {
    const clock = { time: NOW, now: () => clock.time };
    const source = new FakeSource((text, time, stepMs) => {
      if (text.startsWith('max(timestamp')) {
        return time / 1000;
      }
      const total = (PER_MINUTE * stepMs!) / MINUTE;
      return !text.includes('code="500"') ? total : text.includes('search') ? total * badShare : 0;
    });
    return { source, engine: new BudgetEngine(source, clock, new FakePatience()) };
  }

  it('answer with the worst of them, also where only one was asked for', async () => {
    const { engine } = setUpTwo(0.01);
    const answers = await engine.judge([asked], NOW);
    expect(answers).toHaveLength(1);
    expect(answers[0]!.verdict).toMatchObject({ slo: { id: 'checkout' }, state: 'stop', budget: { bad: 0 } });
  });

  it('answer each for itself where nothing binds them', async () => {
    const { engine } = setUpTwo(0.01);
    const other = { ...agreement, definition: { ...agreement.definition, id: 'other' } };
    const answers = await engine.judge(
      [
        { slo: checkout, agreement },
        { slo: search, agreement: other },
      ],
      NOW
    );
    expect(answers.map((it) => it.verdict.state)).toEqual(['ship', 'stop']);
  });

  it('are read once where both are asked for, in as many requests as one', async () => {
    const one = setUpTwo(0);
    await one.engine.judge([{ slo: checkout, agreement }], NOW);
    const both = setUpTwo(0);
    await both.engine.judge([asked, { slo: search, agreement, siblings: [{ slo: checkout, agreement }] }], NOW);
    expect(both.source.reads).toHaveLength(one.source.reads.length);
    const queries = both.source.asked.flat();
    expect(queries.filter((it) => it.startsWith('max(timestamp'))).toHaveLength(2);
  });

  it('cannot tell where the source of a sibling fails, and the budget of the one asked for still shows', async () => {
    const { engine, source } = setUpTwo(0);
    source.fails = (text) => (text.includes('search') ? failed('timeout') : undefined);
    const [answer] = await engine.judge([asked], NOW);
    expect(answer!.verdict).toMatchObject({ state: 'cant-tell', budget: { remaining: 1 } });
  });

  it('are asked for alone where the agreement covers one', async () => {
    const { engine, source } = setUpTwo(0);
    await engine.judge([{ slo: checkout, agreement, siblings: [] }], NOW);
    expect(source.asked.flat().some((it) => it.includes('search'))).toBe(false);
  });

  it("do not put a sibling's state into what is known of the one asked for", async () => {
    const { engine, source } = setUpTwo(0.01);
    await engine.judge([asked], NOW);
    source.failure = failed('unreachable');
    const [alone] = await engine.judge([{ slo: checkout, agreement }], NOW);
    expect(alone!.verdict).toMatchObject({ state: 'cant-tell', lastKnown: { state: 'ship' } });
  });
});

describe('an engine over a source that lags', () => {
  it('does not keep what is not complete yet: a page left open says what a fresh one does', async () => {
    const LAG = 10 * MINUTE;
    const clock = { time: NOW, now: () => clock.time };
    const incident = (time: number) => time > NOW + 50 * MINUTE && time <= NOW + 60 * MINUTE;
    const source = new FakeSource((text, time, stepMs) => {
      const known = clock.time - LAG;
      if (text.startsWith('max(timestamp')) {
        return Math.min(time, known) / 1000;
      }
      if (stepMs === undefined || time - stepMs >= known) {
        return undefined;
      }
      // A bucket holds what has arrived of it so far, minute by minute.
      let sum = 0;
      for (let minute = time - stepMs + MINUTE; minute <= Math.min(time, known); minute += MINUTE) {
        sum += text.includes('code="500"') ? (incident(minute) ? 800 : 0) : PER_MINUTE;
      }
      return sum;
    });
    const open = new BudgetEngine(source, clock, new FakePatience());
    for (; clock.time <= NOW + 150 * MINUTE; clock.time += 5 * MINUTE) {
      await open.judge([JUDGED], clock.time);
    }
    const [kept] = await open.judge([JUDGED], clock.time);
    const [fresh] = await new BudgetEngine(source, clock, new FakePatience()).judge([JUDGED], clock.time);
    expect(fresh!.verdict.budget!.bad).toBe(8_000);
    expect(kept!.verdict.budget!.bad).toBe(8_000);
  });
});
