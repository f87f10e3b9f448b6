import { LoadingState } from '@grafana/data';
import { act, fireEvent, render, screen, within } from '@testing-library/react';

import type { PolicyInput } from '../../core/policy/decidePolicy';
import { CHECKOUT, NOW, steady } from '../../core/policy/policyFixture';
import { POLICY_STATES } from '../../core/policy/PolicyState';
import type { Slo } from '../../core/slo/Slo';
import { HEADLINES } from '../../core/wording/headlines';
import { answered, readable } from '../../frames/answerFixture';
import { encodeState } from '../../frames/encodeState';
import { STATE_COLUMNS } from '../../frames/columns';
import {
  budgetFrame,
  everyState,
  type FixtureFrame,
  stateDetail,
  stateFrame,
  withoutField,
  withValues,
} from '../../frames/frameFixture';
import { PROBLEM_LINE_HEIGHT } from '../../ui/ProblemLine';
import { STATE_LOOK } from '../../ui/stateLook';
import { panelProps } from '../panelFixture';
import { plugin } from './module';
import { PolicyStatePanel } from './PolicyStatePanel';
import type { PolicyStateOptions } from './PolicyStateOptions';

type Given = Parameters<typeof panelProps<PolicyStateOptions>>[0];

function show(given: Given) {
  return render(<PolicyStatePanel {...panelProps<PolicyStateOptions>(given)} />);
}

describe('the policy state panel with one SLO', () => {
  it.each(POLICY_STATES)('shows %s with its word and its own shape', (state) => {
    const { container } = show({ series: [stateFrame([stateDetail(state)])] });
    expect(screen.getByText(HEADLINES[state])).toBeVisible();
    expect(container.querySelector(`svg[data-shape="${STATE_LOOK[state].shape}"]`)).toBeInTheDocument();
  });

  it('is named in a breath for readers of the screen', () => {
    show({ series: [stateFrame([stateDetail('ship')])] });
    const name =
      /^Promise 1: Ship\. 62 % of the allowance is left: about 6,200 more failed checkouts\..*Data: 20 s ago\.$/;
    expect(screen.getByRole('region', { name })).toBeInTheDocument();
  });

  it('says what was agreed, on what it rests and how old the data is', () => {
    show({ series: [stateFrame([stateDetail('ship')])], width: 900 });
    expect(screen.getByText('Agreed: Release freely.')).toBeVisible();
    expect(screen.getByText(/Version 3 of 3 Mar, review 3 Jun/)).toBeVisible();
    expect(screen.getByText('20 s ago')).toBeVisible();
  });

  it('says how much is left on the bar, and marks the tiers', () => {
    show({ series: [stateFrame([stateDetail('care', { remaining: 0.14 })])] });
    expect(screen.getByRole('meter', { name: 'Allowance left' })).toHaveAttribute('aria-valuetext', '14\u00a0% left');
    expect(screen.getByText('care below 25 %')).toBeVisible();
  });

  it.each(['cant-tell', 'too-little-traffic'] as const)('draws no bar where there is no answer: %s', (state) => {
    show({ series: [stateFrame([stateDetail(state, { remaining: 0.55 })])] });
    expect(screen.queryByRole('meter')).not.toBeInTheDocument();
  });

  it('warns of old data by word and sign, in the place of its age', () => {
    const { container } = show({ series: [stateFrame([stateDetail('cant-tell', { age: '40 minutes ago' })])] });
    const age = screen.getByText('40 minutes ago').parentElement!;
    expect(age).toHaveTextContent('Data is old: 40 minutes ago');
    expect(age.querySelector('svg')).toHaveAttribute('data-shape', 'triangle');
    expect(container.querySelectorAll('[title="Age of the data"]')).toHaveLength(0);
  });

  it('says what was known last when it cannot tell', () => {
    show({ series: [stateFrame([stateDetail('cant-tell', { sentence: 'No data for 40 minutes.' })])] });
    expect(screen.getByText('Ship, 55 % left')).toBeVisible();
  });

  it('does not say twice what the sentence has said', () => {
    const sentence = 'No data for 40 minutes. Last known: Ship, 55 % left.';
    show({ series: [stateFrame([stateDetail('cant-tell', { sentence, next: '' })])] });
    expect(screen.getAllByText(/55 % left/)).toHaveLength(1);
  });

  it('shows the sum, the reasons and the signatures on focus', async () => {
    show({ series: [stateFrame([stateDetail('ship')])] });
    const answer = screen.getByText('Ship').parentElement!.parentElement!;
    expect(answer).toHaveAttribute('tabindex', '0');
    await act(async () => fireEvent.focus(answer));
    const tooltip = within(await screen.findByRole('tooltip'));
    expect(tooltip.getByText('10,000 allowed − 3,800 failed = 6,200')).toBeVisible();
    expect(tooltip.getByText('62 % is left; no tier with limits has begun.')).toBeVisible();
    expect(tooltip.getByText('Product: Pat Reyes, 3 Mar')).toBeVisible();
  });

  it('says what each party does in the tier that holds, and by which rules tiers begin', async () => {
    const duties = [{ party: 'development' as const, partyName: 'Development', text: 'Works on reliability first.' }];
    show({ series: [stateFrame([stateDetail('stop', { duties, reliabilityShare: 0.5 })])] });
    await act(async () => fireEvent.focus(screen.getByText('Reliability first').parentElement!.parentElement!));
    const tooltip = within(await screen.findByRole('tooltip'));
    expect(tooltip.getByText('Development: Works on reliability first.')).toBeVisible();
    expect(tooltip.getByText(/^50\s% of the capacity goes into reliability\.$/)).toBeVisible();
    expect(tooltip.getByText('Reliability first begins when used up')).toBeVisible();
  });

  it('says in a list what the answer would be without the exception, and until when it holds', () => {
    show({ series: [stateFrame([stateDetail('exception')])], options: { layout: 'list' }, width: 1200 });
    expect(screen.getByText('Exception').parentElement).toHaveTextContent('Exception, without it Reliability first');
    expect(screen.getByText('Exception until Fri 27 Nov 18:00, for: Release 4.2.')).toBeInTheDocument();
  });

  it('does not repeat the title that the panel has already', () => {
    show({ series: [stateFrame([stateDetail('ship')])], title: 'Promise 1' });
    expect(screen.queryByText('Promise 1')).not.toBeInTheDocument();
  });

  it('leaves out agreement and bar where the options say so', () => {
    show({ series: [stateFrame([stateDetail('ship')])], options: { showAgreement: false, showBar: false } });
    expect(screen.queryByText(/Agreed:/)).not.toBeInTheDocument();
    expect(screen.queryByText(/Version 3/)).not.toBeInTheDocument();
    expect(screen.queryByRole('meter')).not.toBeInTheDocument();
  });

  it('works as the library panel of an SLO, whose options hold its definition', () => {
    const definition = { schemaVersion: 1, kind: 'slo', value: { id: 'checkout' }, layout: 7, showBar: 'no' };
    show({ series: [stateFrame([stateDetail('ship')])], options: definition as never });
    expect(screen.getByRole('meter')).toBeInTheDocument();
  });
});

describe('the policy state panel about what makes a number odd', () => {
  const read = readable(steady(0.38));
  const counted = (part: Partial<PolicyInput>) => [
    encodeState('A', [answered(part).verdict], { timeZone: 'UTC', now: NOW }),
  ];
  const approximate = counted({ metrics: { ...read, approximations: ['The ratio has no weight.'] } });

  it('marks a share that is not exact by sign and word, and says why', async () => {
    show({ series: approximate });
    expect(screen.getByText(/^≈\s62\s% of the allowance is left/)).toBeVisible();
    expect(screen.getByRole('meter')).toHaveAttribute('aria-valuetext', 'about 62\u00a0% left');
    expect(screen.getByRole('region', { name: /The numbers are approximate\./ })).toBeInTheDocument();
    await act(async () => fireEvent.focus(screen.getByText('Ship').parentElement!.parentElement!));
    expect(await screen.findByRole('tooltip')).toHaveTextContent('Approximate: The ratio has no weight.');
  });

  it('marks it in a list too', () => {
    show({ series: approximate, options: { layout: 'list' } });
    expect(screen.getByText(/^≈\s417 checkouts$/)).toBeVisible();
  });

  it('says nothing of the kind where the numbers are exact', () => {
    show({ series: counted({}) });
    expect(document.body).not.toHaveTextContent(/≈|approximate/i);
  });

  it('shows the raw budget beside the adjusted one, as a tile and in a list', () => {
    const exclusion = { from: '2026-11-20T00:00:00Z', to: '2026-11-20T02:00:00Z', reason: 'Load test', approvedBy: [] };
    const slo = { ...CHECKOUT, exclusions: [exclusion] };
    const series = counted({ slo, metrics: { ...read, raw: readable(steady(0.59)).counts } });
    show({ series, width: 900 });
    expect(screen.getByText(/That is without 1 exclusion; 41\s% is left with everything counted\./)).toBeVisible();
    show({ series, options: { layout: 'list' } });
    expect(screen.getByText('417 checkouts (raw 276)')).toBeVisible();
  });

  it('names the worst group, and when a calendar window starts anew', () => {
    const slo: Slo = { ...CHECKOUT, window: { kind: 'calendar', period: 'month', timeZone: 'UTC' } };
    const groups = [{ name: 'eu', labels: { region: 'eu' }, counts: readable(steady(1.12)).counts }];
    show({ series: counted({ slo, metrics: { ...read, groups } }), width: 900 });
    expect(screen.getByText(/Worst group: eu, −12\s%\./)).toBeVisible();
    expect(screen.getByText("At today's pace it lasts until it starts anew 1 Dec.")).toBeVisible();
  });

  it('says why there is no number, and how to get one', () => {
    const problem = '0.3 is no bucket bound of this histogram. Nearest: 0.25 and 0.5.';
    show({ series: counted({ metrics: { ok: false, failure: { kind: 'definition', problem } } }), width: 900 });
    expect(screen.getByText(/0\.3 is no bucket bound of this histogram\./)).toBeVisible();
    expect(screen.getByText('It comes back when the SLO is corrected.')).toBeVisible();
  });
});

describe('the policy state panel with several SLOs', () => {
  const states = (container: HTMLElement) =>
    [...container.querySelectorAll('[data-state]')].map((it) => it.getAttribute('data-state'));

  it('shows a tile each, worst first, with the counts of states', () => {
    const { container } = show({ series: [everyState()], width: 1900, height: 1000 });
    expect(states(container)).toEqual(POLICY_STATES);
    expect(screen.getByText('1 reliability first')).toBeVisible();
    expect(screen.queryByText(/enlarge the panel/)).not.toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('becomes a list where tiles would be too small', () => {
    const { container } = show({ series: [everyState()], width: 900, height: 380 });
    expect(screen.getByRole('table')).toBeInTheDocument();
    expect(states(container)).toEqual(POLICY_STATES);
  });

  it('says how many more there are where not all fit', () => {
    const { container } = show({ series: [everyState()], width: 500, height: 260, options: { layout: 'tile' } });
    const shown = states(container).length;
    expect(shown).toBeGreaterThan(0);
    expect(screen.getByText(`${POLICY_STATES.length - shown} more: enlarge the panel`)).toBeVisible();
  });

  it('is a list of one where the options say so', () => {
    show({ series: [stateFrame([stateDetail('ship')])], options: { layout: 'list' } });
    const row = within(screen.getAllByRole('row')[1]!);
    expect(row.getByText('6,200 checkouts')).toBeVisible();
    expect(row.getByText('v3 signed')).toBeVisible();
    expect(row.getByText('Shop')).toBeVisible();
  });

  it('lists what was known last as such, and no share where the traffic is too little for one', () => {
    const unknown = [
      stateDetail('cant-tell', { remaining: 0.55 }),
      stateDetail('too-little-traffic', { remaining: 1 }),
    ];
    show({ series: [stateFrame(unknown)], options: { layout: 'list' } });
    const bars = screen.getAllByRole('meter').map((it) => it.getAttribute('aria-valuetext'));
    expect(bars).toEqual(['55\u00a0% left, last known']);
  });

  it('names the parties an agreement waits for', () => {
    show({ series: [stateFrame([stateDetail('unsigned')])], options: { layout: 'list' } });
    expect(screen.getByText('v3 waits for SRE')).toBeInTheDocument();
  });
});

describe('the policy state panel when definitions cannot be read', () => {
  const lost = (name: string) => `"${name}" cannot be read and is not shown: Its target must be below 1.`;
  const warned = (frame: FixtureFrame, texts: string[], unreadable: { slos: number; all: number }) => ({
    ...frame,
    meta: {
      notices: texts.map((text) => ({ severity: 'warning', text })),
      custom: { truce: { ...frame.meta.custom.truce, unreadable } },
    },
  });

  it('says so above the wall with a sign, and counts the promise among those it cannot tell', () => {
    const frame = stateFrame([stateDetail('ship'), stateDetail('cant-tell')]);
    show({ series: [warned(frame, [lost('Search')], { slos: 1, all: 1 })], width: 1200, height: 600 });
    const line = screen.getByRole('status');
    expect(line).toHaveTextContent(lost('Search'));
    expect(line.querySelector('svg')).toHaveAttribute('data-shape', 'triangle');
    expect(screen.getByText("2 can't tell")).toBeVisible();
    expect(screen.getByText('1 ship')).toBeVisible();
  });

  it('says how many more there are, also of those that are not named', () => {
    const texts = [...['A', 'B', 'C', 'D', 'E'].map(lost), 'and 3 more'];
    show({ series: [warned(everyState(), texts, { slos: 7, all: 8 })], width: 1900, height: 1000 });
    expect(screen.getByRole('status')).toHaveTextContent(`${lost('A')} And 7 more.`);
    expect(screen.getByText("8 can't tell")).toBeVisible();
  });

  it('shows the only readable one with the counts, so that it does not pass for all there is', () => {
    show({ series: [warned(stateFrame([stateDetail('ship')]), [lost('Search')], { slos: 1, all: 1 })] });
    expect(screen.getByText("1 can't tell")).toBeVisible();
  });

  it('counts no promise for an agreement that cannot be read', () => {
    show({ series: [warned(stateFrame([stateDetail('ship')]), [lost('The agreement')], { slos: 0, all: 1 })] });
    expect(screen.getByRole('status')).toHaveTextContent(lost('The agreement'));
    expect(screen.queryByText(/can't tell/)).not.toBeInTheDocument();
  });

  it('takes the room of the line from the wall below it', () => {
    const rowsIn = (series: unknown[], height: number) => {
      const { container, unmount } = show({ series, width: 900, height, options: { layout: 'list' } });
      const count = container.querySelectorAll('[data-state]').length;
      unmount();
      return count;
    };
    const frame = stateFrame(Array.from({ length: 20 }, () => stateDetail('ship')));
    const series = [warned(frame, [lost('The agreement')], { slos: 0, all: 1 })];
    for (let height = 200; height < 400; height += 10) {
      expect(rowsIn(series, height)).toBe(rowsIn([frame], height - PROBLEM_LINE_HEIGHT));
    }
  });
});

describe('the policy state panel without a good answer', () => {
  it.each([
    ['no data', [], 'There is nothing to show'],
    ['the answer to another view', [budgetFrame()], 'its query asks for “Budget”'],
    [
      'a frame of another data source',
      [{ fields: [{ name: 'Value', values: [1] }] }],
      'not an answer of the Truce data source',
    ],
    ['no column detail', [withoutField(everyState(), STATE_COLUMNS.detail)], 'not an answer'],
    ['no SLO', [stateFrame([])], 'No SLO answers this query'],
    [
      'a detail that does not parse',
      [withValues(stateFrame([stateDetail()]), STATE_COLUMNS.detail, ['{'])],
      'is not JSON',
    ],
  ])('says what is wrong with %s, and decides nothing', (_, series, sentence) => {
    const { container } = show({ series });
    expect(screen.getByRole('status')).toHaveTextContent(`Can't tell`);
    expect(screen.getByRole('status')).toHaveTextContent(sentence);
    expect(container.querySelector('[data-state]')).not.toBeInTheDocument();
  });

  it('does not go on showing the last good answer after an error', () => {
    const data = { state: LoadingState.Error, errors: [{ message: 'connection refused' }] };
    show({ series: [stateFrame([stateDetail('ship')])], data });
    expect(screen.getByRole('status')).toHaveTextContent('The query failed: connection refused.');
    expect(screen.queryByText('Ship')).not.toBeInTheDocument();
  });

  it('goes on showing the answer while the next one is on its way', () => {
    show({ series: [stateFrame([stateDetail('ship')])], data: { state: LoadingState.Loading } });
    expect(screen.getByText('Ship')).toBeVisible();
  });

  it('shows the rows it can read above a word about the one it cannot', () => {
    const frame = stateFrame([stateDetail('ship'), stateDetail('care')]);
    show({ series: [withValues(frame, STATE_COLUMNS.detail, [JSON.stringify(stateDetail('ship')), '{}'])] });
    expect(screen.getByText('Ship')).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('Promise 2 cannot be shown');
  });
});

it('is a panel plugin with its own defaults', () => {
  expect(plugin.panel).toBe(PolicyStatePanel);
  expect(plugin.noPadding).toBe(true);
});
