/** @jest-environment node */
import fc from 'fast-check';
import { anyAct, anyDefinition } from './actArbitraries';
import { actHash } from './actHash';
import { checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { canonicalHash } from './canonicalHash';
import { narrowAct } from './narrowAct';
import { narrowAgreementDefinition } from './narrowAgreementDefinition';

const record = new RecordWriter(0);
const proposal = record.propose(PEOPLE.sam, 'sre', checkoutTerms()).act;
const signature = record.sign(PEOPLE.pat, 'product', checkoutTerms()).act;

const hash = 'a'.repeat(64);
const base = { agreement: 'checkout', previous: { uid: 'act-1', hash, by: { id: 2, login: 'pat' } } };
const forParty = { ...base, party: 'product' };
const sendBack = { ...forParty, act: 'send-back', version: 1, termsHash: hash, reason: 'Too strict.' };
const counter = { ...sendBack, counter: { version: 2, terms: checkoutTerms() } };
const retire = { ...forParty, act: 'retire', version: 1, termsHash: hash, reason: 'Over.' };
const comment = { ...base, act: 'comment', version: 1, text: 'Why?' };
const askException = {
  ...forParty,
  act: 'ask-exception',
  slos: ['checkout'],
  scope: 'Release 4.2.',
  reason: 'The sale begins.',
  until: '2027-03-03T10:00:00Z',
};
const stretch = { from: '2027-03-03T10:00:00+01:00', to: '2027-03-03T11:00:00+01:00' };
const askExclusion = { ...forParty, act: 'ask-exclusion', ...stretch, reason: 'The provider was down.' };
const of = { uid: 'act-2', hash };
const approve = { ...forParty, act: 'approve', of };
const decline = { ...forParty, act: 'decline', of, reason: 'Not now.' };
const revoke = { ...forParty, act: 'revoke', of, reason: 'Done already.' };
const confirm = { ...forParty, act: 'confirm-recovery', tier: 'stop', slo: 'checkout', reason: 'Rolled back.' };
const book = { ...forParty, act: 'book', title: 'Summer sale', ...stretch, budgetShare: 0.1 };
const note = { ...base, act: 'note', text: 'Vendor told us.', slos: ['checkout'] };

function problemsOf(input: unknown): string[] {
  const narrowed = narrowAct(input);
  return narrowed.ok ? [] : narrowed.problems;
}

function without(act: object, field: string): object {
  return Object.fromEntries(Object.entries(act).filter(([key]) => key !== field));
}

describe('what is stored as an act', () => {
  test.each([
    ['a proposal', proposal],
    ['a signature', signature],
    ['a send-back', sendBack],
    ['a counter-proposal', counter],
    ['a wish to retire', retire],
    ['a comment', comment],
    ['an exception asked for', askException],
    ['an exclusion asked for', askExclusion],
    ['an approval', approve],
    ['a refusal', decline],
    ['a revocation', revoke],
    ['a recovery confirmed', confirm],
    ['a launch booked', book],
    ['a note', note],
  ])('%s is the same after it went through JSON', (_case, act) => {
    expect(narrowAct(JSON.parse(JSON.stringify(act)))).toEqual({ ok: true, value: act });
  });

  test('whatever it says: what is written is read, and hashes the same', () => {
    fc.assert(
      fc.property(anyAct, (act) => {
        const read = narrowAct(JSON.parse(JSON.stringify(act)));
        expect(read).toEqual({ ok: true, value: act });
        expect(read.ok && actHash(read.value)).toBe(actHash(act));
      })
    );
  });

  test('any agreement, too', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const written = JSON.stringify(definition);
        expect(narrowAgreementDefinition(JSON.parse(written))).toEqual({ ok: true, value: JSON.parse(written) });
      })
    );
  });

  test.each([
    [
      'an act of a later version',
      { ...signature, act: 'bribe' },
      /^act is "bribe"\. Truce knows the acts propose, sign/,
    ],
    ['a signature without a hash', { ...signature, termsHash: 'abc' }, /^termsHash is "abc"\. A hash has 64/],
    [
      'a signature that carries terms',
      { ...signature, terms: checkoutTerms() },
      /^terms is not a field that Truce knows/,
    ],
    ['version 0', { ...signature, version: 0 }, /^version is 0\. Write the version of the terms/],
    ['half a version', { ...signature, version: 1.5 }, /^version is 1\.5\. Write the version of the terms/],
    ['a broken link', { ...signature, previous: { uid: 'act-1' } }, /^previous\.hash is missing/],
    [
      'a link that vouches for nobody',
      { ...signature, previous: { uid: 'act-1', hash, by: { login: 'pat' } } },
      /^previous\.by\.id is missing\. Add it/,
    ],
    ['an unknown party', { ...signature, party: 'legal' }, /^party is "legal"\. Choose one of product, sre/],
    ['an act for nobody', without(signature, 'party'), /^party is missing\. Add it/],
    ['a proposal without a reason field', without(proposal, 'reason'), /^reason is missing\. Add it/],
    ['a proposal without terms', without(proposal, 'terms'), /^terms is missing/],
    [
      'a proposal that names its own signers',
      { ...proposal, signers: { product: [{ userId: 9, login: 'mallory', name: 'Mallory' }] } },
      /^signers is not a field that Truce knows\. Remove it/,
    ],
    [
      'terms that name their own signers',
      { ...proposal, terms: { ...checkoutTerms(), signers: { product: [{ login: 'mallory', name: 'Mallory' }] } } },
      /^terms\.signers is not a field that Truce knows\. Remove it/,
    ],
    [
      'terms that contradict themselves',
      { ...proposal, terms: checkoutTerms({ tiers: [...checkoutTerms().tiers].reverse() }) },
      /^The first tier, Reliability first, has a rule/,
    ],
    [
      'a counter-proposal that contradicts itself',
      { ...counter, counter: { version: 2, terms: checkoutTerms({ tiers: [...checkoutTerms().tiers].reverse() }) } },
      /^The first tier, Reliability first, has a rule/,
    ],
    ['a counter-proposal without terms', { ...sendBack, counter: { version: 2 } }, /^counter\.terms is missing/],
    ['a counter-proposal of text', { ...sendBack, counter: 'lower' }, /^counter is "lower"\. Write the other terms/],
    ['a send-back without a reason', { ...sendBack, reason: ' ' }, /^reason is " "\. Write at least one word/],
    ['a wish to retire without a reason', without(retire, 'reason'), /^reason is missing/],
    ['an empty comment', { ...comment, text: '' }, /^text is ""\. Write at least one word/],
    ['a comment for a party', { ...comment, party: 'sre' }, /^party is not a field that Truce knows/],
    ['a comment with control characters', { ...comment, text: 'a\u0000' }, /cannot be stored/],
    ['an exception without an end', without(askException, 'until'), /^until is missing\. Add it/],
    ['an exception until some day', { ...askException, until: '2027-03-03' }, /^until is "2027-03-03"\. Write a time/],
    ['an exception of nothing', { ...askException, scope: '' }, /^scope is ""\. Write at least one word/],
    ['an exception for no SLO', { ...askException, slos: [] }, /^slos is a list of 0\. Name at least one SLO/],
    [
      'an exclusion that ends before it begins',
      { ...askExclusion, to: '2027-03-03T08:00:00Z' },
      /An exclusion must end after it begins\. Swap from and to/,
    ],
    ['an exclusion without a begin', without(askExclusion, 'from'), /^from is missing\. Add it/],
    ['an approval of nothing', without(approve, 'of'), /^of is missing/],
    ['an approval of something without its hash', { ...approve, of: { uid: 'act-2' } }, /^of\.hash is missing/],
    ['an approval of text', { ...approve, of: 'act-2' }, /^of is "act-2"\. Name the act by uid and hash/],
    ['a refusal without a reason', without(decline, 'reason'), /^reason is missing/],
    ['a revocation without a reason', { ...revoke, reason: '' }, /^reason is ""\. Write at least one word/],
    ['a confirmation of no tier', without(confirm, 'tier'), /^tier is missing\. Add it/],
    ['a confirmation for several SLOs', { ...confirm, slo: ['checkout'] }, /^slo is a list of 1\. Write a short name/],
    ['a launch without a title', { ...book, title: '' }, /^title is ""\. Write at least one word/],
    [
      'a launch that costs more than the budget',
      { ...book, budgetShare: 2 },
      /^budgetShare is 2\. Write a number from 0 to 1/,
    ],
    [
      'a launch that ends before it begins',
      { ...book, to: '2027-03-03T08:00:00Z' },
      /A launch must end after it begins\. Swap from and to/,
    ],
    ['a note of a book’s length', { ...note, text: 'x'.repeat(2001) }, /^text is "x+….? ?.*Shorten it to at most 2000/],
    ['an act of no agreement', without(note, 'agreement'), /^agreement is missing/],
    ['nothing', null, /^The act is null\. /],
    ['a list', [], /^act is missing\. Truce knows the acts/],
  ])('%s: refused with a sentence that says how to mend it', (_case, input, sentence) => {
    expect(problemsOf(input)).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
  });
});

describe('the hash of an act', () => {
  /** The same value with the keys of every object in another order. */
  function turned(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map(turned);
    }
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, each]) => [key, turned(each)])
        )
      : value;
  }

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(anyAct, (act) => {
        expect(canonicalHash(turned(act) as object)).toBe(actHash(act));
      })
    );
  });

  test('depends on everything else: no two different acts share one', () => {
    fc.assert(
      fc.property(anyAct, anyAct, (a, b) => {
        expect(actHash(a) === actHash(b)).toBe(JSON.stringify(turnedSorted(a)) === JSON.stringify(turnedSorted(b)));
      })
    );
  });

  test('depends on every single value, and on the order of lists', () => {
    fc.assert(
      fc.property(anyAct, fc.nat(), (act, choice) => {
        const copy = structuredClone(act) as unknown;
        const changes = changesOf(copy);
        changes[choice % changes.length]!();
        expect(canonicalHash(copy as object)).not.toBe(actHash(act));
      })
    );
  });

  /** A way to change each value in a tree, and to turn each list around. */
  function changesOf(value: unknown): Array<() => void> {
    if (typeof value !== 'object' || value === null) {
      return [];
    }
    const isPalindrome = Array.isArray(value) && JSON.stringify([...value].reverse()) === JSON.stringify(value);
    const turns = Array.isArray(value) && !isPalindrome ? [() => void value.reverse()] : [];
    const tree = value as Record<string, unknown>;
    return Object.entries(tree).flatMap(([key, each]) => [
      ...(typeof each === 'string' ? [() => void (tree[key] = `${each}.`)] : []),
      ...(typeof each === 'number' ? [() => void (tree[key] = each + 1)] : []),
      () => void delete tree[key],
      ...changesOf(each),
      ...turns,
    ]);
  }

  function turnedSorted(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map(turnedSorted);
    }
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, each]) => [key, turnedSorted(each)])
        )
      : value;
  }
});
