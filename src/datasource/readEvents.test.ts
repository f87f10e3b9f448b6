import { AgreementBook } from '../core/agreement/AgreementBook';
import { actHash } from '../core/agreement/actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from '../core/agreement/agreementFixture';
import type { AgreementDefinition } from '../core/agreement/AgreementDefinition';
import type { StoredAct } from '../core/agreement/Act';
import { CHECKOUT, NOW } from '../core/policy/policyFixture';
import type { Slo } from '../core/slo/Slo';
import { BudgetEngine } from '../engine/BudgetEngine';
import { failed, FakeSource } from '../engine/fakeSource';
import { FakePatience } from '../engine/fakePatience';
import { readEvents } from './readEvents';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Version 1 in force 40 days ago; a tenth of everything fails in an hour ten days ago. */
function setUp(slos: Slo[] = [CHECKOUT], change: Partial<AgreementDefinition> = {}) {
  const record = new RecordWriter(NOW - 40 * DAY);
  const [checkout] = checkoutTerms().slos;
  const terms = checkoutTerms({
    minAllowedBad: 1,
    slos: slos.map(({ id, title, indicator }) => ({ ...checkout!, id, title, indicator })),
  });
  record.propose(PEOPLE.pat, 'product', terms);
  record.signAll(terms);
  const source = new FakeSource((text, time, stepMs) => {
    if (text.startsWith('max(timestamp')) {
      return time / 1000;
    }
    const total = (1000 * stepMs!) / MINUTE;
    const isIncident = time > NOW - 10 * DAY && time <= NOW - 10 * DAY + HOUR;
    return !text.includes('code="500"') ? total : isIncident ? total : 0;
  });
  const engine = new BudgetEngine(source, { now: () => NOW }, new FakePatience());
  const definition = checkoutAgreement({ slos: slos.map((it) => it.id), ...change });
  const ask = async (from: number, to = NOW, acts: StoredAct[] = record.acts) => {
    const book = new AgreementBook([definition], slos, acts);
    const library = {
      agreements: async (id: string, _: number, time: number) => book.statesOf(id, time),
      judged: async (slo: Slo, time: number) => book.judged(slo, time),
      promised: async (slo: Slo, start: number, time: number) => book.promised(slo, start, time),
    };
    const time = Math.min(to, NOW);
    const frame = await readEvents(
      {
        library,
        judge: async (asked) =>
          (await Promise.all(asked.map(({ judged, from: start }) => engine.judge([judged], time, start)))).flat(),
      },
      'A',
      slos,
      { from, time, to },
      { timeZone: 'UTC', now: NOW }
    );
    const values = (name: string) => frame.fields.find((it) => it.name === name)!.values as unknown[];
    return {
      frame,
      values,
      rows: values('time').map((it, i) => `${(NOW - (it as number)) / HOUR} ${String(values('title')[i])}`),
    };
  };
  return { record, source, ask };
}

describe('the events of a dashboard', () => {
  it('tell when the answer changed, and nothing of what was before the range', async () => {
    const { ask } = setUp();
    const { rows } = await ask(NOW - 28 * DAY);
    expect(rows).toEqual([`239 Checkout works: Ship → Reliability first`]);
    expect((await ask(NOW - 9 * DAY)).rows).toEqual([]);
    expect((await ask(NOW - 41 * DAY)).rows[0]).toContain('version 1 of the agreement in force');
  });

  it('are the same whatever the range is', async () => {
    const { ask } = setUp();
    const wide = (await ask(NOW - 39 * DAY)).rows;
    for (const days of [10.5, 15, 20]) {
      expect((await ask(NOW - days * DAY)).rows).toEqual(wide);
    }
  });

  it('name all SLOs of an agreement in one event, and the tier of each by itself', async () => {
    const search: Slo = { ...CHECKOUT, id: 'search', title: 'Search answers' };
    const { ask, record } = setUp([CHECKOUT, search]);
    const { uid, act } = record.acts.at(-1)!;
    record.add(PEOPLE.sam, { agreement: 'checkout', act: 'note', text: 'x', previous: { uid, hash: actHash(act) } });
    const { rows } = await ask(NOW - 41 * DAY);
    expect(rows.map((it) => it.replace(/^\S+ /, ''))).toEqual([
      'Checkout works and Search answers: version 1 of the agreement in force',
      'Checkout works and Search answers: note by Sam Okafor',
      'Checkout works: Ship → Reliability first',
      'Search answers: Ship → Reliability first',
    ]);
  });

  it('hold the decisions, and say why there are no tier changes, where the source fails', async () => {
    const { ask, source } = setUp();
    source.failure = failed('unreachable');
    const { rows, frame } = await ask(NOW - 41 * DAY);
    expect(rows).toHaveLength(1);
    expect(frame.meta!.notices).toMatchObject([
      { severity: 'warning', text: expect.stringMatching(/^Checkout works: /) },
    ]);
  });

  it('ask no source where nothing is in force', async () => {
    const { ask, source } = setUp();
    expect((await ask(NOW - 41 * DAY, NOW, [])).rows).toEqual([]);
    expect(source.reads).toEqual([]);
  });
});
