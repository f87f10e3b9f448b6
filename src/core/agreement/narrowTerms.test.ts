/** @jest-environment node */
import { checkoutSlo, checkoutTerms } from './agreementFixture';
import { narrowTerms } from './narrowTerms';
import { sloTermsOf } from './sloTermsOf';
import type { Terms, SloTerms } from './Terms';

function problemsOf(change: object): string[] {
  const narrowed = narrowTerms({ ...checkoutTerms(), ...change });
  return narrowed.ok ? [] : narrowed.problems;
}

/** The default tiers with one of them changed. */
function tiersWith(index: number, change: object): Terms['tiers'] {
  return checkoutTerms().tiers.map((tier, at) => (at === index ? { ...tier, ...change } : tier));
}

describe('what is stored as terms', () => {
  test('is the same terms after they went through JSON', () => {
    const narrowed = narrowTerms(JSON.parse(JSON.stringify(checkoutTerms())));
    expect(narrowed).toEqual({ ok: true, value: checkoutTerms() });
  });

  test('may have a single tier', () => {
    expect(problemsOf({ tiers: checkoutTerms().tiers.slice(0, 1) })).toEqual([]);
  });

  test('may end a tier at the very share where it begins', () => {
    expect(problemsOf({ tiers: tiersWith(1, { leave: { remainingAbove: 0.25, heldForHours: 0 } }) })).toEqual([]);
  });

  test.each([
    ['no tiers', { tiers: [] }, /^tiers is a list of 0\. Terms have at least one tier/],
    [
      'a first tier with a rule',
      { tiers: tiersWith(0, { enter: { remainingBelow: 1 } }) },
      /^The first tier, Ship, has a rule/,
    ],
    [
      'a later tier without a rule',
      { tiers: tiersWith(1, { enter: undefined }) },
      /^Ship with care never begins\. Fill in “Begins below”/,
    ],
    [
      'entries that do not go down',
      { tiers: tiersWith(2, { enter: { remainingBelow: 0.25 }, leave: undefined }) },
      /^Reliability first would begin below 25 %, but Ship with care before it begins below 25 %/,
    ],
    [
      'a tier that ends before it begins',
      { tiers: tiersWith(1, { leave: { remainingAbove: 0.2, heldForHours: 6 } }) },
      /^Ship with care would end above 20 % while it still begins below 25 %\. Raise “Ends above” to at least 25 %/,
    ],
    [
      'stop before care',
      {
        tiers: tiersWith(1, { decision: 'stop' }).map((tier, at) => (at === 2 ? { ...tier, decision: 'care' } : tier)),
      },
      /^Ship with care comes after Reliability first, which is stricter\. Order the tiers Ship, Ship with care, Reliability first\./,
    ],
    ['a tier id twice', { tiers: tiersWith(2, { id: 'care' }) }, /^The tier id care occurs more than once/],
    [
      'a share in per cent',
      { tiers: tiersWith(1, { enter: { remainingBelow: 25 } }) },
      /^tiers\.1\.enter\.remainingBelow is 25\. Write a number from 0 to 1/,
    ],
    [
      'an unknown decision',
      { tiers: tiersWith(1, { decision: 'maybe' }) },
      /^tiers\.1\.decision is "maybe"\. Choose one of ship, care, stop/,
    ],
    ['nobody to sign', { required: [] }, /^required is a list of 0\. Somebody must sign/],
    ['a party to sign twice', { required: ['sre', 'sre'] }, /^required names sre more than once/],
    ['no SLO', { slos: [] }, /^slos is a list of 0\. Terms are about at least one SLO/],
    [
      'an SLO twice',
      { slos: [sloTermsOf(checkoutSlo()), sloTermsOf(checkoutSlo())] },
      /^slos holds checkout more than once/,
    ],
    [
      'an SLO that promises 100 %',
      { slos: [{ ...sloTermsOf(checkoutSlo()), target: 1 } satisfies SloTerms] },
      /^slos\.0\.target is 1\. A promise of 100 %/,
    ],
    [
      'one party that excludes alone',
      { exclusionsBy: ['sre'] },
      /^exclusionsBy names one party only.*Name two different/,
    ],
    ['one that excludes alone, twice', { exclusionsBy: ['sre', 'sre'] }, /^exclusionsBy names one party only/],
    ['a day that does not exist', { reviewOn: '2027-02-30' }, /^reviewOn is "2027-02-30"\. There is no such day/],
    ['a day in words', { reviewOn: 'next year' }, /^reviewOn is "next year"\. Write the day as YYYY-MM-DD/],
    ['coverage in per cent', { data: { maxAgeMinutes: 15, minCoverage: 90 } }, /^data\.minCoverage is 90/],
  ])('%s: refused with a sentence that says how to mend it', (_case, change, sentence) => {
    expect(problemsOf(change)).toEqual([expect.stringMatching(sentence)]);
  });
});
