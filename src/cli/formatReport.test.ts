/** @jest-environment node */
import { GroupedCounts } from '../core/budget/GroupedCounts';
import { JourneyCounts } from '../core/budget/JourneyCounts';
import type { Timeline } from '../core/budget/Timeline';
import { CHECKOUT, failed, metrics, NOW, PROPOSED, SIGNED, steady } from '../core/policy/policyFixture';
import type { Metrics } from '../core/policy/decidePolicy';
import { formatReport } from './formatReport';
import { INCIDENT, testReport, UTC } from './reportFixture';

const countsOf = (read: Metrics) => (read.ok ? read.counts : undefined) as Timeline;

/** What stands beside a label, its lines joined. */
function said(text: string, label: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((it) => it.startsWith(`  ${label} `));
  const end = lines.findIndex((it, i) => i > start && !it.startsWith(' '.repeat(15)));
  return start < 0
    ? ''
    : lines
        .slice(start, end < 0 ? undefined : end)
        .map((it) => it.slice(15))
        .join('\n');
}

const WHOLE = [
  'Checkout works (checkout)',
  '─────────────────────────',
  '  Promise      Customers can finish a checkout.',
  '  Asked about  2026-11-22 11:00; all times in UTC',
  '  State        Ship with care since 2026-11-12 11:00',
  '               23 % of the allowance is left: about 184 more failed checkouts.',
  '  Agreed       Canary first.',
  '  Agreement    When checkout fails too often. Version 3 of 15 Aug, review 3 Jun 2027.',
  '               Signed by Pat Reyes (Product), Pat Reyes (SRE), Pat Reyes (Engineering lead) and Pat Reyes (Development).',
  '  Why          23 % is left; this tier begins below 25 %. Below it since 12 Nov.',
  '  Window       rolling 28 days: 2026-10-25 11:00 – 2026-11-22 11:00',
  '  Target       99.9 %: 0.1 % of checkouts may be failed',
  '  Total        806,400 checkouts',
  '  Bad          622 failed checkouts = 0.0771329 % of 806,400',
  '  Allowed      806.4 = 0.1 % × 806,400',
  '  Left         184.4 = 806.4 − 622',
  '  Remaining    22.867 % = 1 − 622 ÷ 806.4',
  '  Coverage     100 % = 28 d with data ÷ 28 d',
  '  Newest data  2026-11-22 10:59:40, 20 s before the time asked about',
  '  Burn rate    share of bad ones ÷ allowed share; 1 uses up exactly the budget',
  '               5 m                0  = 0 bad ÷ 100 ÷ 0.1 %',
  '               30 m               0  = 0 bad ÷ 600 ÷ 0.1 %',
  '               1 h           0.8333  = 1 bad ÷ 1,200 ÷ 0.1 %',
  '               2 h           0.4167  = 1 bad ÷ 2,400 ÷ 0.1 %',
  '               6 h           0.4167  = 3 bad ÷ 7,200 ÷ 0.1 %',
  '               1 d           0.4167  = 12 bad ÷ 28,800 ÷ 0.1 %',
  '               3 d           0.4167  = 36 bad ÷ 86,400 ÷ 0.1 %',
  '               whole window  0.7713  = 622 bad ÷ 806,400 ÷ 0.1 %',
  '  Alerts       No page: 1 h is not above 13.4. No ticket: 1 d is not above 2.8.',
  "  Foreseen     Lasts at today's pace: 12 failed checkouts in 24 hours of data.",
  '               This tier ends 2026-11-27 12:31 if nothing else fails.',
  '  Spent on     2026-11-12 08:00 – 2026-11-12 11:00  35.714 %  = 288 failed ÷ 806.4  of 3,600, burn up to 80',
  '               everything else                      41.419 %  = 334 failed ÷ 806.4',
  '  Ledger       Sep 2026               99.9583 % good  kept  41.667 % used = 360 failed ÷ 864 (0.1 % × 864,000)    coverage 100 %  Ship',
  '               Oct 2026               99.9583 % good  kept  41.667 % used = 372 failed ÷ 892.8 (0.1 % × 892,800)  coverage 100 %  Ship',
  '               Nov 2026 (still runs)   99.912 % good  kept  88.026 % used = 544 failed ÷ 618 (0.1 % × 618,000)    coverage 100 %  Ship → Ship with care',
];

describe('a report for people', () => {
  it('has the sum behind every number', () => {
    expect(formatReport(testReport(INCIDENT, { agreement: SIGNED, periods: 3 }), UTC).split('\n')).toEqual(WHOLE);
  });

  it('is the same without an agreement, and says that none was looked at', () => {
    const text = formatReport(testReport(INCIDENT), UTC);
    expect(said(text, 'State')).toBe('No agreement looked at: these are the numbers alone.');
    expect(text).not.toMatch(/Waiting|proposed|Signed|Agreement /);
    expect(said(text, 'Spent on')).toBe(
      said(formatReport(testReport(INCIDENT, { agreement: SIGNED }), UTC), 'Spent on')
    );
  });

  it('shows times where the reader is', () => {
    const text = formatReport(testReport(INCIDENT), { ...UTC, timeZone: 'Asia/Kolkata' });
    expect(said(text, 'Asked about')).toBe('2026-11-22 16:30; all times in Asia/Kolkata');
    expect(said(text, 'Window')).toBe('rolling 28 days: 2026-10-25 16:30 – 2026-11-22 16:30');
  });

  it('says since when a budget is used up, and when it may be above 0 again', () => {
    const text = formatReport(testReport(steady(3), { agreement: PROPOSED }), UTC);
    expect(said(text, 'State')).toMatch(
      /^No agreement yet\nWaiting for Product and Engineering lead\. Allowance used up/
    );
    expect(said(text, 'Left')).toBe('−1,344 = 672 − 2,016');
    expect(said(text, 'Foreseen')).toBe(
      'Used up since 2026-10-25 11:00.\nAbove 0 again 2026-12-11 03:00 if nothing else fails.'
    );
    expect(said(text, 'Spent on')).toMatch(
      /^2026-10-25 11:00 – 2026-11-22 11:00, goes on +300 % {2}= 2,016 failed ÷ 672 /
    );
  });

  it('says when a budget will be used up', () => {
    const text = formatReport(testReport(metrics((ago) => ({ total: 1000, bad: ago < 48 ? 8 : 0 }))), UTC);
    expect(said(text, 'Foreseen')).toMatch(
      /^Used up 2026-11-2\d \d\d:\d\d at today's pace: 192 failed checkouts in 24 hours of data\.$/
    );
  });

  it('divides by nothing where there was no traffic', () => {
    const text = formatReport(testReport(metrics(() => ({ total: 0, bad: 0 }))), UTC);
    expect(said(text, 'Remaining')).toBe('unknown: there were no checkouts');
    expect(said(text, 'Burn rate')).toMatch(/\nwhole window {2}no traffic$/);
    expect(said(text, 'Doubts')).toBe('There were no events in the window.');
    expect(text).not.toMatch(/NaN|Infinity|÷ 0 /);
  });

  it('counts the minutes to come of a calendar month', () => {
    const slo = {
      ...CHECKOUT,
      indicator: { kind: 'up', gauge: 'probe_success', across: 'any' } as const,
      window: { kind: 'calendar', period: 'month', timeZone: 'UTC' } as const,
    };
    const text = formatReport(
      testReport(
        metrics((ago) => ({ total: 60, bad: ago === 30 ? 5.5 : 0 })),
        { slo }
      ),
      UTC
    );
    expect(said(text, 'Window')).toBe(
      'this month (UTC): 2026-11-01 00:00 – 2026-11-22 11:00; starts anew 2026-12-01 00:00'
    );
    expect(said(text, 'Allowed')).toBe('43.2 = 0.1 % × 43,200 (30,900 so far and 12,300 to come)');
    expect(said(text, 'Left')).toBe('37.7 = 43.2 − 5.5');
  });

  it('has a line a group, the worst first, and what is left out of the total', () => {
    const groups = [
      { name: 'eu', labels: { region: 'eu' }, counts: countsOf(steady(0.5)) },
      { name: 'us', labels: { region: 'us' }, counts: countsOf(steady(2)) },
      {
        name: 'asia',
        labels: { region: 'asia' },
        counts: countsOf(metrics((ago) => (ago > 48 ? { total: 1000, bad: 1 } : {}))),
      },
    ];
    const counts = new GroupedCounts(groups.map((it) => it.counts));
    const read: Metrics = { ok: true, counts, groups, evaluatedTo: NOW, newestAt: NOW };
    const slo = { ...CHECKOUT, groupBy: ['region'] };
    const lines = said(formatReport(testReport(read, { slo }), UTC), 'Groups').split('\n');
    expect(lines).toEqual([
      'us    −100 %  = 1 − 1,344 failed ÷ 672 allowed  of 672,000 checkouts',
      'eu      50 %  = 1 − 336 failed ÷ 672 allowed    of 672,000 checkouts',
      expect.stringMatching(/^asia .* stale: no data for a day, left out of the total$/),
    ]);
  });

  it('has a line a step of a journey, and says whose bad events count', () => {
    const counts = new JourneyCounts('worst', [
      { name: 'Search', weight: 1, counts: countsOf(steady(0.25)) },
      { name: 'Pay', weight: 1, counts: countsOf(steady(0.5)) },
    ]);
    const part = { kind: 'events', bad: 'a', total: 'b' } as const;
    const indicator = {
      kind: 'composite',
      combine: 'worst',
      parts: [
        { name: 'Search', indicator: part },
        { name: 'Pay', indicator: part },
      ],
    } as const;
    const slo = { ...CHECKOUT, indicator: { ...indicator, parts: [...indicator.parts] } };
    const text = formatReport(testReport({ ok: true, counts, evaluatedTo: NOW, newestAt: NOW }, { slo }), UTC);
    expect(said(text, 'Bad')).toBe('336 failed checkouts = 0.05 % of 672,000, those of the step "Pay"');
    expect(said(text, 'Steps')).toBe(
      'Search  75 %  = 1 − 168 failed ÷ 672 allowed  of 672,000 checkouts\n' +
        'Pay     50 %  = 1 − 336 failed ÷ 672 allowed  of 672,000 checkouts'
    );
  });

  it('shows the budget with and without what is excluded', () => {
    const read: Metrics = { ...steady(0.5), raw: countsOf(steady(2)) } as Metrics;
    expect(said(formatReport(testReport(read), UTC), 'Raw budget').split('\n')).toEqual([
      'with all that happened    −100 %  = 1 − 1,344 failed ÷ 672 allowed  of 672,000 checkouts',
      'without what is excluded    50 %  = 1 − 336 failed ÷ 672 allowed    of 672,000 checkouts',
    ]);
  });
});

it('a source that failed is no report: its sentence stands for it', () => {
  expect(testReport(failed('connection refused')).failure).toEqual({
    exitCode: 2,
    sentence:
      'The data source does not answer: connection refused. Look at the address of --prometheus, and whether it can be reached from here.',
  });
});
