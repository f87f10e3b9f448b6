import { act, render, screen, within } from '@testing-library/react';
import type { ComponentProps } from 'react';
import type { UPlotChart } from '@grafana/ui';

import { metrics, NOW, steady } from '../../core/policy/policyFixture';
import { answered, readable } from '../../frames/answerFixture';
import { encodeBurn } from '../../frames/encodeBurn';
import { budgetFrame, burnFrame } from '../../frames/frameFixture';
import { fakePlot } from '../../ui/chartFixture';
import { panelProps } from '../panelFixture';
import type { BurnOptions } from './BurnOptions';
import { BurnRatePanel } from './BurnRatePanel';
import { BURN_FLOOR } from './burnSeries';

const HOUR = 3_600_000;
const READER = { timeZone: 'UTC', now: NOW };

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

type Given = Parameters<typeof panelProps<BurnOptions>>[0];

function show(given: Given) {
  return render(<BurnRatePanel {...panelProps<BurnOptions>(given)} />);
}

const lastChart = () => charts[charts.length - 1]!;

describe('the burn rate panel', () => {
  it('draws a line for each window chosen, zero on the floor of the log scale', () => {
    show({ series: [burnFrame()] });
    expect(lastChart().data.slice(1)).toEqual([
      [null, 4.9],
      [BURN_FLOOR, 3.1],
    ]);
  });

  it('draws only the windows chosen', () => {
    show({ series: [burnFrame()], options: { windows: ['6h'] } });
    expect(lastChart().data.slice(1)).toEqual([[BURN_FLOOR, 3.1]]);
  });

  it('tells the real rates of the point under the pointer, not the floor', () => {
    show({ series: [burnFrame()] });
    const hooks = lastChart().config.getConfig().hooks!;
    act(() => hooks.draw?.forEach((hook) => hook?.(fakePlot())));
    act(() => hooks.setCursor?.forEach((hook) => hook?.(fakePlot({ idx: 0 }))));
    expect(screen.getByRole('status')).toHaveTextContent('1 h no traffic');
    expect(screen.getByRole('status')).toHaveTextContent('6 h 0');
  });

  it('tells no data from no traffic, in the graph and now', () => {
    const odd = metrics((ago) => (ago < 2 ? {} : ago < 40 ? { total: 0 } : { total: 1000 }), NOW - 2 * HOUR);
    const { verdict, counted } = answered({ metrics: odd });
    show({
      series: [encodeBurn('A', verdict, counted, [NOW - HOUR, NOW], READER)],
      options: { windows: ['1h', '6h'] },
    });
    const cells = [...document.querySelectorAll('dl > div')].map((it) => it.textContent);
    expect(cells).toEqual(
      ['5 m', '30 m', '1 h', '2 h']
        .map((it) => `${it}no data`)
        .concat('6 hno traffic', '1 dno traffic', '3 d0', 'window0')
    );
    const hooks = lastChart().config.getConfig().hooks!;
    act(() => hooks.draw?.forEach((hook) => hook?.(fakePlot())));
    act(() => hooks.setCursor?.forEach((hook) => hook?.(fakePlot({ idx: 1 }))));
    expect(screen.getByRole('status')).toHaveTextContent('1 h no data');
    expect(screen.getByRole('status')).toHaveTextContent('6 h no traffic');
  });

  it('marks rates that are not exact, and says why', () => {
    const { verdict, counted } = answered({ metrics: { ...readable(steady(0.38)), approximations: ['No weight.'] } });
    show({ series: [encodeBurn('A', verdict, counted, [NOW - HOUR, NOW], READER)] });
    expect(screen.getByRole('note', { name: 'Approximate: No weight.' })).toBeVisible();
  });

  it('lists the rates now, what pages or opens a ticket with its word', () => {
    show({ series: [burnFrame()] });
    const cells = [...document.querySelectorAll('dl > div')].map((it) => it.textContent);
    expect(cells).toEqual(['1 h4.9page', '6 h3.1ticket', '3 dno traffic']);
    expect(within(screen.getByText('page')).queryByText('ticket')).not.toBeInTheDocument();
  });

  it('leaves the table out where it has no room or is not wanted', () => {
    show({ series: [burnFrame()], height: 160 });
    show({ series: [burnFrame()], options: { showTable: false } });
    expect(document.querySelector('dl')).not.toBeInTheDocument();
  });

  it('says what pages or does not, and why', () => {
    show({ series: [burnFrame()] });
    expect(screen.getByText('No page: 1 h is not above 13.4.')).toBeVisible();
    expect(screen.getByRole('region', { name: /^Burn rate of Search answers fast: No page/ })).toBeInTheDocument();
  });

  it('says so when no chosen window is in the data', () => {
    show({ series: [burnFrame()], options: { windows: ['5m'] } });
    expect(screen.getByText(/The windows chosen are too short/)).toBeVisible();
    expect(charts).toHaveLength(0);
  });

  it.each([
    ['no data', [], 'There is nothing to show'],
    ['the answer to another view', [budgetFrame()], 'its query asks for “Budget”'],
    ['a description that does not fit', [burnFrame({ rates: 'x' as never })], '(rates:'],
  ])('says what is wrong with %s', (_, series, sentence) => {
    show({ series });
    expect(screen.getByRole('status')).toHaveTextContent(sentence);
    expect(charts).toHaveLength(0);
  });
});
