/** @jest-environment node */
import { checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { narrowAct } from './narrowAct';

const record = new RecordWriter(0);
const proposal = record.propose(PEOPLE.sam, 'sre', checkoutTerms()).act;
const signature = record.sign(PEOPLE.pat, 'product', checkoutTerms()).act;

function problemsOf(input: unknown): string[] {
  const narrowed = narrowAct(input);
  return narrowed.ok ? [] : narrowed.problems;
}

describe('what is stored as an act', () => {
  test.each([
    ['a proposal', proposal],
    ['a signature', signature],
  ])('%s is the same after it went through JSON', (_case, act) => {
    expect(narrowAct(JSON.parse(JSON.stringify(act)))).toEqual({ ok: true, value: act });
  });

  test.each([
    [
      'an act of a later version',
      { ...signature, act: 'bribe' },
      /^act is "bribe"\. Truce knows the acts propose, sign, send-back/,
    ],
    ['a signature without a hash', { ...signature, termsHash: 'abc' }, /^termsHash is "abc"\. A hash has 64/],
    [
      'a signature that carries terms',
      { ...signature, terms: checkoutTerms() },
      /^terms is not a field that Truce knows/,
    ],
    ['version 0', { ...signature, version: 0 }, /^version is 0\. Write the version of the terms/],
    ['a broken link', { ...signature, previous: { uid: 'act-1' } }, /^previous\.hash is missing/],
    ['an unknown party', { ...signature, party: 'legal' }, /^party is "legal"\. Choose one of product, sre/],
    [
      'terms that contradict themselves',
      { ...proposal, terms: checkoutTerms({ tiers: [...checkoutTerms().tiers].reverse() }) },
      /^The first tier, stop, has a rule/,
    ],
    ['nothing', null, /^The act is null\. /],
  ])('%s: refused with a sentence that says how to mend it', (_case, input, sentence) => {
    expect(problemsOf(input)).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
  });
});
