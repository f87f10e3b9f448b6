/** @jest-environment node */
import { JourneyCounts } from '../budget/JourneyCounts';
import { decidePolicy, type Metrics, type PolicyInput } from '../policy/decidePolicy';
import { CHECKOUT, metrics, NOW, SIGNED, steady } from '../policy/policyFixture';
import type { Slo } from '../slo/Slo';
import { notesOf } from './notesOf';
import { wordVerdict } from './wordVerdict';

const READER = { timeZone: 'UTC', now: NOW };

function judge(part: Partial<PolicyInput>) {
  return decidePolicy({ at: NOW, slo: CHECKOUT, agreement: SIGNED, metrics: steady(0.38), ...part });
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const words = (part: Partial<PolicyInput>) => {
  const { sentence, left, sum, window } = wordVerdict(judge(part), READER);
  return { sentence: plain(sentence), left: plain(left), sum: plain(sum), window: plain(window) };
};
const notes = (part: Partial<PolicyInput>) => notesOf(judge(part), READER).map(plain);

function counted(read: Metrics) {
  return read as Extract<Metrics, { ok: true }>;
}

describe('numbers that are not exact', () => {
  const approximate = {
    ...counted(steady(0.38)),
    approximations: ['The ratio has no weight.', 'Every minute weighs the same.'],
  };

  it('carry a sign wherever they stand', () => {
    expect(words({ metrics: approximate })).toEqual({
      sentence: '≈ 62 % of the allowance is left: about 417 more failed checkouts.',
      left: '≈ 417 checkouts',
      sum: '≈ 672 allowed (0.1 % of 672,000 checkouts) − 255 failed = 417',
      window: 'rolling 28 days · 99.9 %',
    });
    const spent = { ...counted(steady(1.2)), approximations: ['No weight.'] };
    expect(words({ metrics: spent }).sentence).toContain('(≈ −20 %)');
  });

  it('say why, as the first note', () => {
    expect(notes({ metrics: approximate })).toEqual([
      'Approximate: The ratio has no weight. Every minute weighs the same.',
    ]);
  });

  it('are not claimed where they are exact', () => {
    expect(notes({})).toEqual([]);
  });
});

describe('what is excluded', () => {
  const slo: Slo = {
    ...CHECKOUT,
    exclusions: [
      {
        from: '2026-11-16T22:00:00Z',
        to: '2026-11-17T02:00:00Z',
        reason: 'Planned maintenance.',
        approvedBy: ['Pat Reyes', 'Sam Okafor'],
      },
      { from: '2026-11-20T01:00:00Z', to: '2026-11-20T03:00:00Z', reason: 'Load test', approvedBy: [] },
      { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', reason: 'Long over', approvedBy: ['Pat Reyes'] },
    ],
  };
  const withRaw = (read: Metrics, raw: Metrics): Metrics => ({ ...counted(read), raw: counted(raw).counts });

  it('stands beside the raw budget, on every surface', () => {
    const shown = words({ slo, metrics: withRaw(steady(0.38), steady(0.59)) });
    expect(shown.sentence).toBe(
      '62 % of the allowance is left: about 417 more failed checkouts. That is without 2 exclusions; 41 % is left with everything counted.'
    );
    expect(shown.left).toBe('417 checkouts (raw 276)');
  });

  it('says so where the raw budget is used up', () => {
    expect(words({ slo, metrics: withRaw(steady(0.38), steady(1.12)) }).sentence).toMatch(
      /That is without 2 exclusions; with everything counted the allowance is used up \(−12 %\)\.$/
    );
  });

  it('is listed with its reason and who approved it, as far as it touches the window', () => {
    expect(notes({ slo, metrics: withRaw(steady(0.38), steady(0.59)) })).toEqual([
      'Not counted: 16 Nov to 17 Nov. Planned maintenance (approved by Pat Reyes and Sam Okafor).',
      'Not counted: 2 hours of 20 Nov. Load test.',
    ]);
  });

  it('is named by its label where series are excluded', () => {
    const labelled: Slo = {
      ...CHECKOUT,
      exclusions: [
        { matcher: { label: 'client', is: '=~', value: 'probe.*' }, reason: 'Probes', approvedBy: ['Pat Reyes'] },
      ],
    };
    expect(notes({ slo: labelled, metrics: withRaw(steady(0.38), steady(0.59)) })).toEqual([
      'Not counted: client=~"probe.*". Probes (approved by Pat Reyes).',
    ]);
  });

  it('is not mentioned where it makes no difference to the window', () => {
    const shown = words({ slo, metrics: withRaw(steady(0.38), steady(0.38)) });
    expect(shown.sentence).not.toContain('exclusion');
    expect(shown.left).toBe('417 checkouts');
  });

  it('is said too where so much is excluded that too little traffic is left', () => {
    const nothing = withRaw(
      metrics(() => ({ total: 0 })),
      steady(0.38)
    );
    expect(words({ slo, metrics: nothing }).sentence).toBe(
      'No checkouts in 28 days. That is without 2 exclusions; 62 % is left with everything counted.'
    );
  });
});

describe('groups', () => {
  const group = (name: string, read: Metrics) => ({ name, labels: { region: name }, counts: counted(read).counts });
  const gone = (name: string) =>
    group(
      name,
      metrics((ago) => (ago < 48 ? {} : { total: 10 }))
    );
  const grouped = (...groups: Array<ReturnType<typeof group>>): Metrics => ({ ...counted(steady(0.38)), groups });

  it('are told by the worst one', () => {
    const read = grouped(group('us', steady(0.1)), group('eu', steady(1.12)));
    expect(words({ metrics: read }).sentence).toMatch(/checkouts\. Worst group: eu, −12 %\.$/);
  });

  it('that have disappeared are named, and are not the worst', () => {
    const read = grouped(group('us', steady(0.1)), gone('old-1'), gone('old-2'));
    expect(words({ metrics: read }).sentence).toContain('Worst group: us, 90 %.');
    expect(notes({ metrics: read })).toEqual([
      '2 groups have had no data for a day and are left out of the total: old-1 and old-2.',
    ]);
    const many = grouped(group('us', steady(0.1)), ...[1, 2, 3, 4, 5, 6, 7].map((it) => gone(`old-${it}`)));
    expect(notes({ metrics: many })[0]).toMatch(/: old-1, old-2, old-3, old-4, old-5 and 2 more\.$/);
  });

  it('are not blamed where all of them stopped: then it is the data', () => {
    expect(notes({ metrics: grouped(gone('old-1')) }).join()).not.toContain('left out');
  });
});

describe('a window that is not whole yet', () => {
  it('says since when it counts, and that the SLO starts then', () => {
    const slo: Slo = { ...CHECKOUT, startsOn: '2026-11-01' };
    expect(words({ slo }).window).toBe('rolling 28 days · 99.9 % · since 1 Nov');
    expect(notes({ slo })).toEqual(['Counts since 1 Nov, when this SLO starts.']);
  });

  it('says where its data begins', () => {
    const young = metrics((ago) => (ago < 10 * 24 ? { total: 1000, bad: 0.1 } : {}));
    expect(words({ metrics: young }).window).toContain('since 12 Nov');
    expect(notes({ metrics: young })[0]).toBe(
      'The data begins 12 Nov, inside the window: the sum is over a part of it.'
    );
  });
});

describe('a budget of minutes', () => {
  const slo: Slo = {
    ...CHECKOUT,
    words: { one: 'check', many: 'checks', bad: 'down' },
    indicator: { kind: 'up', gauge: 'probe_success', across: 'any' },
  };
  const minutes = (downAnHour: number) => metrics(() => ({ total: 60, bad: downAnHour }));

  it('is told in minutes, with the minutes of its sum', () => {
    expect(words({ slo, metrics: minutes(0.03) })).toEqual({
      sentence: '50 % of the allowance is left: about 20 more down minutes.',
      left: '20 minutes',
      sum: '40.3 allowed (0.1 % of 40,320 minutes) − 20.2 down = 20.2',
      window: 'rolling 28 days · 99.9 %',
    });
  });

  it('has a decimal where few are left, rounded to the worse side', () => {
    expect(words({ slo, metrics: minutes(0.0475) }).left).toBe('8.4 minutes');
    expect(words({ slo, metrics: minutes(0.07) }).sentence).toMatch(/: 6\.8 down minutes too many\.$/);
  });

  it('counts the minutes of a calendar month that are still to come', () => {
    const monthly: Slo = { ...slo, window: { kind: 'calendar', period: 'month', timeZone: 'UTC' } };
    expect(words({ slo: monthly, metrics: minutes(0.03) }).sum).toMatch(/^43\.2 allowed \(0\.1 % of 43,200 minutes\)/);
  });
});

it('a journey names the step that decides', () => {
  const parts = [
    { name: 'cart', weight: 1, counts: counted(steady(0.1)).counts },
    { name: 'payment', weight: 1, counts: counted(steady(0.38)).counts },
  ];
  const read = { ...counted(steady(0.38)), counts: new JourneyCounts('worst', parts) };
  expect(words({ metrics: read }).sentence).toMatch(/^62 % .* Worst step: payment\.$/);
});

describe('a time that is over', () => {
  it('has data that was so old then', () => {
    expect(wordVerdict(judge({}), { ...READER, isPast: true }).age).toBe('20 s old');
  });
});
