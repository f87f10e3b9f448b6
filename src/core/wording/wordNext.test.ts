/** @jest-environment node */
import { WORKBOOK_POLICY } from '../agreement/policies';
import { decidePolicy, type PolicyInput } from '../policy/decidePolicy';
import { CHECKOUT, failed, metrics, NOW, SIGNED, steady } from '../policy/policyFixture';
import type { CalendarWindow } from '../slo/Slo';
import { wordVerdict } from './wordVerdict';

const DAY = 24;
const MONTH: CalendarWindow = { kind: 'calendar', period: 'month', timeZone: 'Europe/Berlin' };
const WEEK: CalendarWindow = { kind: 'calendar', period: 'week', timeZone: 'UTC' };

interface Asked {
  timeZone?: string;
  isPast?: boolean;
}

function next(input: Partial<PolicyInput>, { timeZone = 'UTC', isPast }: Asked = {}): string {
  const verdict = decidePolicy({ at: NOW, slo: CHECKOUT, agreement: SIGNED, metrics: steady(0.38), ...input });
  return wordVerdict(verdict, { timeZone, now: NOW, isPast }).next.replaceAll('\u00a0', ' ');
}

const monthly = { slo: { ...CHECKOUT, window: MONTH } };

describe('what happens next, in a rolling window', () => {
  it('is that the budget lasts', () => {
    expect(next({})).toBe("At today's pace it lasts.");
  });

  it('is when it is gone', () => {
    const burning = metrics((ago) => ({ total: 1000, bad: ago < DAY ? 4 : 0.7 }));
    expect(next({ metrics: burning })).toMatch(/^Gone (Mon|Tue) \d\d:\d\d at today's pace\.$/);
  });

  it('is when it recovers', () => {
    expect(next({ metrics: metrics((ago) => ({ total: 1000, bad: ago === 6 * DAY ? 700 : 0 })) })).toBe(
      'Recovers 15 Dec if nothing else fails.'
    );
  });
});

describe('what happens next, where a party has to confirm', () => {
  const inForce = { ...SIGNED.inForce!, terms: { ...SIGNED.inForce!.terms, tiers: [...WORKBOOK_POLICY.tiers] } };
  const agreement = { ...SIGNED, inForce };
  const slow = (from: number) =>
    metrics((ago) => ({ total: 1000, bad: ago >= from * DAY && ago < 30 * DAY ? 1.9 : 0 }));

  it('is the confirmation, once nothing else is missing', () => {
    expect(next({ agreement, metrics: slow(14) })).toBe('Ends when Engineering lead confirms that the cause is fixed.');
  });

  it('is both before that', () => {
    const recovering = metrics((ago) => ({ total: 1000, bad: ago === 28 * DAY ? 100 : ago === 48 ? 671 : 0 }));
    expect(next({ agreement, metrics: recovering })).toMatch(
      /^Recovers today 1\d:\d\d if nothing else fails, and Engineering lead confirms that the cause is fixed\.$/
    );
  });
});

describe('what happens next, in a calendar window', () => {
  it('is that it lasts until the reset', () => {
    expect(next(monthly)).toBe("At today's pace it lasts until it starts anew 1 Dec.");
  });

  it('is when it is gone, and when it starts anew', () => {
    const burning = metrics((ago) => ({ total: 1000, bad: ago < DAY ? 7 : 0.3 }));
    expect(next({ ...monthly, metrics: burning })).toMatch(
      /^Gone (Mon|Tue|Wed) \d\d:\d\d at today's pace; starts anew 1 Dec\.$/
    );
  });

  it('is the reset, and when the tier ends that has to be held after it', () => {
    const outage = metrics((ago) => ({ total: 1000, bad: ago === 6 * DAY ? 5000 : 0 }));
    expect(next({ ...monthly, metrics: outage })).toBe('Starts anew 1 Dec; this ends 1 Dec if nothing else fails.');
  });

  it('is a recovery before the reset where the good events to come are enough', () => {
    // A week from Monday: six days have passed, the seventh makes the allowance larger.
    const slo = { ...CHECKOUT, window: { ...WEEK, weekStart: 'thursday' as const } };
    const early = metrics((ago) => ({ total: 1000, bad: ago === 3 * DAY ? 80 : 0 }));
    expect(next({ slo, metrics: early })).toMatch(/^Recovers .* if nothing else fails; starts anew 26 Nov\.$/);
  });

  it("names the day of the reset by the window's own time zone", () => {
    expect(next(monthly, { timeZone: 'America/New_York' })).toContain('starts anew 1 Dec');
  });

  it('is the reset where nothing is agreed and nothing is left', () => {
    const outage = metrics((ago) => ({ total: 1000, bad: ago === 6 * DAY ? 5000 : 0 }));
    expect(next({ ...monthly, agreement: undefined, metrics: outage })).toBe('Starts anew 1 Dec.');
    expect(next({ agreement: undefined, metrics: outage })).toBe('');
  });
});

describe('what happens next, when nothing can be told', () => {
  it.each<[string, Partial<PolicyInput>, string]>([
    [
      'the data stopped',
      { metrics: metrics((ago) => (ago < 2 ? {} : { total: 1 }), NOW - 7_200_000) },
      'when data arrives',
    ],
    ['too little of the window has data', { metrics: metrics((ago) => (ago % 2 ? {} : { total: 9 })) }, 'when enough'],
    ['the source does not answer', { metrics: failed('refused') }, 'Check that it runs'],
    [
      'the SLO cannot be measured',
      { metrics: { ok: false, failure: { kind: 'definition', problem: 'No.' } } },
      'when the SLO is corrected',
    ],
    ['the counts cannot be', { metrics: metrics(() => ({ total: 100, bad: 200 })) }, 'queries are corrected'],
  ])('is what brings the answer back: %s', (_, input, words) => {
    expect(next(input)).toContain(words);
  });
});

describe('a time that is over', () => {
  it('is not called today', () => {
    expect(next({}, { isPast: true })).toBe("At that day's pace it lasts.");
    const burning = metrics((ago) => ({ total: 1000, bad: ago < DAY ? 4 : 0.7 }));
    expect(next({ metrics: burning }, { isPast: true })).toMatch(/^Gone 2\d Nov \d\d:\d\d at that day's pace\.$/);
  });
});
