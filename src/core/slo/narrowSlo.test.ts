/** @jest-environment node */
import { checkoutSlo } from '../agreement/agreementFixture';
import { narrowSlo } from './narrowSlo';
import type { Slo } from './Slo';

function problemsOf(change: object): string[] {
  const narrowed = narrowSlo({ ...checkoutSlo(), ...change });
  return narrowed.ok ? [] : narrowed.problems;
}

describe('what is stored as an SLO', () => {
  test('is the same SLO after it went through JSON', () => {
    const narrowed = narrowSlo(JSON.parse(JSON.stringify(checkoutSlo())));
    expect(narrowed).toEqual({ ok: true, value: checkoutSlo() });
  });

  test.each([
    ['a promise of 100 %', { target: 1 }, /^target is 1\. A promise of 100 % leaves no budget/],
    ['a promise so near to 100 % that nothing is left', { target: 1 - 1e-13 }, /A promise of 100 % leaves no budget/],
    ['a promise in per cent', { target: 99.9 }, /^target is 99\.9\. .*0\.999 for 99\.9 %/],
    ['a promise of nothing', { target: 0 }, /^target is 0\. A promise of nothing/],
    ['a promise in words', { target: 'high' }, /^target is "high"\. Write the share of good events/],
    ['a promise that is no number', { target: Number.NaN }, /^target is NaN\. Write the share of good events/],
    ['an id with capitals', { id: 'Checkout' }, /^id is "Checkout"\. Use lowercase letters/],
    ['an id with a dash at the end', { id: 'checkout-' }, /^id is "checkout-"\. Use lowercase letters/],
    ['an empty id', { id: '' }, /^id is ""\. Use lowercase letters/],
    ['an id of 31 characters', { id: 'x'.repeat(31) }, /Shorten it to at most 30 characters/],
    ['a window of no days', { window: { kind: 'rolling', days: 0 } }, /^window\.days is 0\. .*1 to 365/],
    ['a window of half a day', { window: { kind: 'rolling', days: 0.5 } }, /^window\.days is 0\.5\. .*1 to 365/],
    ['a window of 366 days', { window: { kind: 'rolling', days: 366 } }, /^window\.days is 366\. .*1 to 365/],
    ['an unknown kind of window', { window: { kind: 'lunar', days: 28 } }, /^window\.kind is "lunar"\. Only "rolling"/],
    [
      'an unknown kind of indicator',
      { indicator: { kind: 'magic', bad: 'a', total: 'b' } },
      /^indicator\.kind is "magic"/,
    ],
    ['no title', { title: '   ' }, /^title is " {3}"\. Write at least one word/],
    ['half an emoji', { title: 'Checkout \ud83d' }, /^title is .*cannot be stored/],
    ['a missing team', { team: undefined }, /^team is missing\. /],
    ['a missing list of words', { words: undefined }, /^words is missing\. /],
    ['a field of a later version', { colour: 'red' }, /^colour is not a field that Truce knows\. Remove it, or update/],
  ])('%s is refused with a sentence that says how to mend it', (_case, change, sentence) => {
    expect(problemsOf(change)).toEqual([expect.stringMatching(sentence)]);
  });

  test('every problem is named, not only the first', () => {
    expect(problemsOf({ target: 2, id: 'A', team: '' })).toHaveLength(3);
  });

  test.each([1, 365])('a window of %s days is fine', (days) => {
    expect(problemsOf({ window: { kind: 'rolling', days } })).toEqual([]);
  });

  test.each([null, 'checkout', 5, undefined])('%p is no SLO, and that is said without a crash', (input) => {
    const narrowed = narrowSlo(input);
    expect(narrowed).toEqual({
      ok: false,
      problems: [expect.stringMatching(/^The SLO is .+\. Write an SLO|^The SLO is missing/)],
    });
  });

  test('a field that is missing altogether is named', () => {
    const { target, ...rest } = checkoutSlo();
    expect(target).toBe(0.999);
    expect(narrowSlo(rest as Slo)).toEqual({ ok: false, problems: ['target is missing. Add it.'] });
  });
});
