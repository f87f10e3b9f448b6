import { LoadingState } from '@grafana/data';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import type { UPlotChart } from '@grafana/ui';

import { budgetFrame, burnFrame, FIXTURE_NOW, withValues } from '../../frames/frameFixture';
import { BUDGET_COLUMNS } from '../../frames/columns';
import { fakePlot } from '../../ui/chartFixture';
import { panelProps } from '../panelFixture';
import type { BudgetOptions } from './BudgetOptions';
import { BudgetPanel } from './BudgetPanel';

const HOUR = 3_600_000;
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
