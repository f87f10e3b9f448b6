/** @jest-environment node */
import type { ExceptionDecision } from '../core/agreement/Decision';
import { impossibleNumbers } from '../core/budget/budgetFixture';
import { failed, metrics, NOW, SIGNED, steady } from '../core/policy/policyFixture';
import { INCIDENT, testReport, UTC } from './reportFixture';
import { reportJson } from './reportJson';

const json = (report: Parameters<typeof reportJson>[0]) => JSON.parse(JSON.stringify(reportJson(report, UTC)));

describe('a report as JSON', () => {
  it('holds the numbers unrounded, with what each is made of', () => {
    const answered = json(testReport(INCIDENT));
    expect(answered).toMatchObject({
      id: 'checkout',
      unit: 'events',
      answered: true,
      problem: null,
      agreement: null,
      reasons: [],
      budget: {
        from: '2026-10-25T11:00:00.000Z',
        to: '2026-11-22T11:00:00.000Z',
        bad: 622,
        total: 806_400,
        allowedBad: 806.4,
        coverage: 1,
        coveredMinutes: 40_320,
      },
      rawBudget: null,
      newestDataAt: '2026-11-22T10:59:40.000Z',
      newestDataAgeSeconds: 20,
      projection: { pace: { bad: 12, total: 28_800, coveredMinutes: 1440 }, exhaustsAt: null, tierEndsAt: null },
      ledger: null,
    });
    expect(answered.budget.remaining).toBeCloseTo(1 - 622 / 806.4, 12);
    expect(answered.burn.rates.map((it: { window: string }) => it.window)).toEqual(
      ['5m', '30m', '1h', '2h', '6h', '1d', '3d', 'whole'] // as in docs/cli.md
    );
    expect(answered.burn.rates[5]).toEqual({
      window: '1d',
      minutes: 1440,
      bad: 12,
      total: 28_800,
      rate: 12 / 28_800 / 0.001,
    });
    expect(answered.spending.incidents).toMatchObject([
      { from: '2026-11-12T08:00:00.000Z', to: '2026-11-12T11:00:00.000Z', bad: 288, total: 3600, peakBurn: 80 },
    ]);
  });

  it('holds the exception that lies over the answer, and the SLO of the same agreement that decides', () => {
    const said = {
      actUid: 'act-9',
      name: 'Pat Reyes',
      userId: 2,
      at: NOW - 7_200_000,
      reason: 'A law',
      party: 'product',
    } as const;
    const approved = {
      ...said,
      name: 'Lee Andersson',
      userId: 4,
      at: NOW - 3_600_000,
      reason: '',
      party: 'lead',
    } as const;
    const exception: ExceptionDecision = {
      kind: 'exception',
      of: { uid: 'act-9', hash: 'hash' },
      asked: said,
      approvals: [approved],
      waitsFor: [],
      status: 'approved',
      since: approved.at,
      scope: 'Release 4.2',
      until: NOW + 3_600_000,
    };
    const report = testReport(INCIDENT, { agreement: { ...SIGNED, exceptions: [exception] } });
    expect(json(report).agreement).toMatchObject({
      state: 'exception',
      exception: {
        scope: 'Release 4.2',
        reason: 'A law',
        askedBy: { party: 'product', name: 'Pat Reyes', at: '2026-11-22T09:00:00.000Z' },
        approvedBy: [{ party: 'lead', name: 'Lee Andersson', at: '2026-11-22T10:00:00.000Z' }],
        since: '2026-11-22T10:00:00.000Z',
        until: '2026-11-22T12:00:00.000Z',
        without: { state: 'care', headline: 'Ship with care' },
      },
      decidedBy: null,
    });
    const decidedBy = { slo: 'search', title: 'Search answers', state: 'stop', reasons: [], own: 'care' } as const;
    const bound = { ...report.verdict, state: 'stop' as const, exception: undefined };
    const verdict = { ...bound, decidedBy: { ...decidedBy, reasons: [], verdict: report.verdict } };
    expect(json({ ...report, verdict }).agreement).toMatchObject({
      state: 'stop',
      exception: null,
      decidedBy: {
        id: 'search',
        title: 'Search answers',
        state: 'stop',
        ownState: 'care',
        ownHeadline: 'Ship with care',
      },
    });
  });

  it('holds the agreement where it was looked at', () => {
    const { agreement, ledger } = json(testReport(INCIDENT, { agreement: SIGNED, periods: 2 }));
    expect(agreement).toMatchObject({
      state: 'care',
      headline: 'Ship with care',
      since: '2026-11-12T11:00:00.000Z',
      id: 'checkout',
      version: 3,
      reviewOn: '2027-06-03',
      waitsFor: [],
    });
    expect(agreement.signedBy[0]).toEqual({ party: 'product', name: 'Pat Reyes', at: '2026-08-15T11:00:00.000Z' });
    expect(ledger).toMatchObject([
      { period: 'Oct 2026', from: '2026-10-01T00:00:00.000Z', bad: 372, total: 892_800, kept: true },
      { period: 'Nov 2026', partialBecause: 'running', bad: 544, total: 618_000 },
    ]);
  });

  it('has the same fields whatever was answered, and no number that is none', () => {
    const reports = [
      testReport(INCIDENT, { agreement: SIGNED, periods: 1 }),
      testReport(steady(5)),
      testReport(metrics(() => ({ total: 0, bad: 0 }))),
      testReport(metrics(() => ({}))),
      testReport(failed('connection refused'), { agreement: SIGNED }),
    ];
    const fields = Object.keys(json(reports[0]!));
    for (const report of reports) {
      expect(Object.keys(json(report))).toEqual(fields);
      expect(impossibleNumbers(reportJson(report, UTC))).toEqual([]);
    }
  });

  it('says why there is no answer, and holds no numbers then', () => {
    expect(json(testReport(failed('connection refused')))).toMatchObject({
      answered: false,
      problem: expect.stringMatching(/^The data source does not answer: connection refused\. /),
      budget: null,
      burn: null,
      projection: null,
      spending: null,
    });
  });
});
