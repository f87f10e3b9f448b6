import { LoadingState } from '@grafana/data';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import type { UPlotChart } from '@grafana/ui';

import { CHECKOUT, metrics, NOW, steady } from '../../core/policy/policyFixture';
import type { Slo } from '../../core/slo/Slo';
import { answered, readable } from '../../frames/answerFixture';
import { encodeBudget } from '../../frames/encodeBudget';
import { budgetFrame, burnFrame, FIXTURE_NOW, withValues } from '../../frames/frameFixture';
import { BUDGET_COLUMNS } from '../../frames/columns';
import { fakePlot } from '../../ui/chartFixture';
import { panelProps } from '../panelFixture';
import type { BudgetOptions } from './BudgetOptions';
import { BudgetPanel } from './BudgetPanel';

const HOUR = 3_600_000;
const READER = { timeZone: 'UTC', now: NOW };
const UP = { kind: 'up', gauge: 'probe_success', across: 'all' } as const;
let charts: Array<ComponentProps<typeof UPlotChart>> = [];

// uPlot draws on a canvas, which jsdom does not have.
jest.mock('@grafana/ui', () => ({
  ...jest.requireActual('@grafana/ui'),
  UPlotChart: (props: ComponentProps<typeof UPlotChart>) => {
    charts.push(props);
    return null;
  },
}));

beforeEach(() => {
  charts = [];
});

type Given = Parameters<typeof panelProps<BudgetOptions>>[0];

function show(given: Given) {
  return render(<BudgetPanel {...panelProps<BudgetOptions>(given)} />);
}

const lastChart = () => charts[charts.length - 1]!;

describe('the error budget panel', () => {
  it('says what is left, and the sum behind it on focus', async () => {
    show({ series: [budgetFrame()] });
    const sentence = screen.getByText('62 % of the allowance is left.');
    await act(async () => fireEvent.focus(sentence));
    expect(await screen.findByRole('tooltip')).toHaveTextContent('10,000 allowed − 3,800 failed = 6,200');
  });

  it('draws the share left with its gap, and the projection right of now', () => {
    show({ series: [budgetFrame()] });
    expect(lastChart().data).toEqual([
      [FIXTURE_NOW - 2 * HOUR, FIXTURE_NOW - HOUR, FIXTURE_NOW, FIXTURE_NOW + HOUR],
      [0.7, null, 0.62, undefined],
      [undefined, undefined, 0.62, 0.6],
    ]);
  });

  it("draws in events of today's allowance where the options say so", () => {
    show({ series: [budgetFrame()], options: { unit: 'events' } });
    expect(lastChart().data[1]).toEqual([7000, null, 6200, undefined]);
  });

  it('draws no projection where the options say so', () => {
    show({ series: [budgetFrame()], options: { showProjection: false } });
    expect(lastChart().data[2]).toEqual([undefined, undefined, undefined]);
  });

  it('tells time, share and events of the point under the pointer', () => {
    show({ series: [budgetFrame()] });
    const hooks = lastChart().config.getConfig().hooks!;
    act(() => hooks.draw?.forEach((hook) => hook?.(fakePlot())));
    act(() => hooks.setCursor?.forEach((hook) => hook?.(fakePlot({ idx: 2 }))));
    expect(screen.getByRole('status')).toHaveTextContent('2026-11-22 11:11:00');
    expect(screen.getByRole('status')).toHaveTextContent(/62\s% left.*6,200 more failed checkouts/);
  });

  it('says that there is no data in a gap', () => {
    show({ series: [budgetFrame()] });
    const hooks = lastChart().config.getConfig().hooks!;
    act(() => hooks.draw?.forEach((hook) => hook?.(fakePlot())));
    act(() => hooks.setCursor?.forEach((hook) => hook?.(fakePlot({ idx: 1 }))));
    expect(screen.getByRole('status')).toHaveTextContent('no data');
  });

  it('breaks where a calendar window starts anew, and says so there', () => {
    const slo: Slo = { ...CHECKOUT, window: { kind: 'calendar', period: 'week', timeZone: 'UTC' } };
    const reset = Date.UTC(2026, 10, 16);
    const times = [-2, -1, 0, 1, 2].map((it) => reset + it * HOUR);
    const { verdict, counted } = answered({ slo, metrics: steady(0.5) });
    show({ series: [encodeBudget('A', verdict, counted, times, READER)], options: { showProjection: false } });
    const drawn = lastChart().data[1] as Array<number | null>;
    expect(drawn.map((it) => it === null)).toEqual([false, false, true, false, false]);
    const hooks = lastChart().config.getConfig().hooks!;
    const written: string[] = [];
    const plot = fakePlot({ from: reset - 2 * HOUR, to: reset + 200 * HOUR, written });
    act(() => hooks.draw?.forEach((hook) => hook?.(plot)));
    expect(written).toContain('starts anew');
    act(() => hooks.setCursor?.forEach((hook) => hook?.(fakePlot({ idx: 2 }))));
    expect(screen.getByRole('status')).toHaveTextContent('starts anew');
  });

  it('tells minutes in minutes', () => {
    const slo: Slo = { ...CHECKOUT, words: { ...CHECKOUT.words, bad: 'down' }, indicator: UP };
    const { verdict, counted } = answered({ slo, metrics: metrics(() => ({ total: 60, bad: 0.03 })) });
    show({ series: [encodeBudget('A', verdict, counted, [NOW - HOUR, NOW], READER)], options: { unit: 'events' } });
    expect(screen.getByText('rolling 28 days · 99.9 % · down minutes')).toBeVisible();
    expect(screen.getByText(/about 20 more down minutes\./)).toBeVisible();
    const hooks = lastChart().config.getConfig().hooks!;
    act(() => hooks.draw?.forEach((hook) => hook?.(fakePlot())));
    act(() => hooks.setCursor?.forEach((hook) => hook?.(fakePlot({ idx: 1 }))));
    expect(screen.getByRole('status')).toHaveTextContent(/50\s% left20\.2 more down minutes/);
  });

  it('marks numbers that are not exact, and says why', async () => {
    const { verdict, counted } = answered({ metrics: { ...readable(steady(0.38)), approximations: ['No weight.'] } });
    show({ series: [encodeBudget('A', verdict, counted, [NOW - HOUR, NOW], READER)] });
    expect(screen.getByText(/^≈\s62\s% of the allowance is left/)).toBeVisible();
    const mark = screen.getByRole('note', { name: 'Approximate: No weight.' });
    expect(mark).toHaveTextContent('≈ approximate');
    await act(async () => fireEvent.focus(mark));
    expect(await screen.findByRole('tooltip')).toHaveTextContent('Approximate: No weight.');
  });

  it('does not call exact numbers approximate', () => {
    show({ series: [budgetFrame()] });
    expect(screen.queryByRole('note')).not.toBeInTheDocument();
  });

  it('names the dearest incident where there is room, unless the options say no', () => {
    const { verdict, counted } = answered({
      metrics: metrics((ago) => ({ total: 1000, bad: ago === 140 ? 612 : 0 })),
    });
    const times = [NOW - 200 * HOUR, NOW];
    const series = [encodeBudget('A', verdict, counted, times, READER)];
    const written = (options: Partial<BudgetOptions>, from = times[0]!) => {
      const texts: string[] = [];
      show({ series, options });
      const plot = fakePlot({ from, to: times[1], written: texts });
      act(() =>
        lastChart()
          .config.getConfig()
          .hooks!.draw?.forEach((hook) => hook?.(plot))
      );
      return texts.join('\n');
    };
    expect(written({})).toMatch(/Mon 14:00 for 60 minutes: 91\s% of the budget, 612 failed checkouts/);
    expect(written({ showIncidents: false })).not.toContain('of the budget');
  });

  it('shows the total of an SLO with groups, and names the worst', () => {
    const groups = [{ name: 'eu', labels: { region: 'eu' }, counts: readable(steady(1.12)).counts }];
    const { verdict, counted } = answered({ metrics: { ...readable(steady(0.38)), groups } });
    show({ series: [encodeBudget('A', verdict, counted, [NOW], READER)] });
    expect(screen.getByText(/^62\s% of the allowance is left.*Worst group: eu, −12\s%\./)).toBeVisible();
    expect(lastChart().data[1]![0]).toBeCloseTo(0.62, 9);
  });

  it('speaks of that day when the time asked about is over', () => {
    const { verdict, counted } = answered();
    const reader = { ...READER, isPast: true };
    show({ series: [encodeBudget('A', verdict, counted, [NOW - 40 * HOUR, NOW], reader)] });
    const hooks = lastChart().config.getConfig().hooks!;
    const written: string[] = [];
    act(() => hooks.draw?.forEach((hook) => hook?.(fakePlot({ from: NOW - 40 * HOUR, to: NOW + HOUR, written }))));
    act(() => hooks.setCursor?.forEach((hook) => hook?.(fakePlot({ idx: 2 }))));
    expect(written).toContain('22 Nov 11:00');
    expect(screen.getByRole('status')).toHaveTextContent("at that day's pace");
  });

  it('zooms the dashboard to the stretch that was selected', () => {
    const onChangeTimeRange = jest.fn();
    show({ series: [budgetFrame()], onChangeTimeRange });
    const hooks = lastChart().config.getConfig().hooks!;
    act(() => hooks.setSelect?.forEach((hook) => hook?.(fakePlot({ select: { left: 10, width: 40 } }))));
    expect(onChangeTimeRange).toHaveBeenCalledWith({ from: 10, to: 50 });
  });

  it('marks events of the dashboard, each with its words', () => {
    const annotations = [
      {
        fields: [
          { name: 'time', values: [FIXTURE_NOW - HOUR] },
          { name: 'text', values: ['checkout <b>1.4.2</b>'] },
        ],
      },
    ];
    show({ series: [budgetFrame()], data: { annotations: annotations as never } });
    act(() =>
      lastChart()
        .config.getConfig()
        .hooks!.draw?.forEach((hook) => hook?.(fakePlot()))
    );
    expect(screen.getByRole('img', { name: '2026-11-22 10:11:00 checkout 1.4.2' })).toBeInTheDocument();
  });

  it('shows a chart each for several SLOs, worst first', () => {
    const worse = budgetFrame({ state: 'stop', title: 'Payments go through', headline: 'Reliability first' });
    show({ series: [budgetFrame(), worse], width: 900, height: 500 });
    const names = screen.getAllByRole('region').map((it) => it.getAttribute('aria-label'));
    expect(names.map((it) => it?.split(':')[0])).toEqual(['Payments go through', 'Checkout works']);
  });

  it('says how many more SLOs there are where not all fit', () => {
    show({ series: [1, 2, 3].map((it) => budgetFrame({ title: `Promise ${it}` })), width: 300, height: 200 });
    expect(screen.getByText('2 more not shown: make the panel larger.')).toBeVisible();
  });

  it('says so when there are no points', () => {
    const empty = Object.values(BUDGET_COLUMNS).reduce((frame, name) => withValues(frame, name, []), budgetFrame());
    show({ series: [empty] });
    expect(screen.getByText('There are no points to draw in this time range.')).toBeVisible();
    expect(charts).toHaveLength(0);
  });

  it.each([
    ['no data', [], {}, 'There is nothing to show'],
    ['the answer to another view', [burnFrame()], {}, 'its query asks for “Burn rate”'],
    ['a failed query', [budgetFrame()], { state: LoadingState.Error, errors: [{ message: 'refused' }] }, 'refused'],
  ])('says what is wrong with %s', (_, series, data, sentence) => {
    show({ series, data });
    expect(screen.getByRole('status')).toHaveTextContent(sentence);
    expect(charts).toHaveLength(0);
  });
});
