/** @jest-environment node */
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from '../agreement/agreementFixture';
import { foldActs } from '../agreement/foldActs';
import { FOUR_TIERS_POLICY } from '../agreement/policies';
import { decidePolicy, type PolicyInput } from '../policy/decidePolicy';
import { CHECKOUT, metrics, NOW, PROPOSED, SIGNED, steady, TERMS, failed } from '../policy/policyFixture';
import { wordVerdict } from './wordVerdict';

const READER = { timeZone: 'UTC', now: NOW };
const INPUT: PolicyInput = { at: NOW, slo: CHECKOUT, agreement: SIGNED, metrics: steady(0.38) };

/** The words with plain spaces, as a test reads them. */
function words(part: Partial<PolicyInput> = {}, timeZone = 'UTC') {
  const wording = wordVerdict(decidePolicy({ ...INPUT, ...part }), { ...READER, timeZone });
  return Object.fromEntries(Object.entries(wording).map(([key, text]) => [key, text.replaceAll('\u00a0', ' ')]));
}

describe('what people read', () => {
  it('when they may ship', () => {
    expect(words()).toEqual({
      headline: 'Ship',
      sentence: '62 % of the allowance is left: about 417 more failed checkouts.',
      agreed: 'Release freely. Experiments welcome.',
      basis: 'Version 3 of 15 Aug, review 3 Jun 2027',
      next: "At today's pace it lasts.",
      left: '417 checkouts',
      sum: '672 allowed (0.1 % of 672,000 checkouts) − 255 failed = 417',
      age: '20 s ago',
      window: 'rolling 28 days · 99.9 %',
    });
  });

  it('when they may ship with care', () => {
    const wording = words({ metrics: metrics((ago) => ({ total: 1000, bad: ago < 24 ? 4 : 0.7 })) });
    expect(wording.headline).toBe('Ship with care');
    expect(wording.sentence).toBe('18 % of the allowance is left: about 122 more failed checkouts.');
    expect(wording.next).toMatch(/^Gone (Mon|Tue) \d\d:\d\d at today's pace\.$/);
  });

  it('by the name of the tier, where people gave it one', () => {
    const terms = { ...TERMS, tiers: [...FOUR_TIERS_POLICY.tiers] };
    const agreement = { ...SIGNED, inForce: { ...SIGNED.inForce!, terms } };
    expect(words({ agreement, metrics: steady(0.8) })).toMatchObject({
      headline: 'Ship with care',
      agreed: 'Warning: Canary first, no risky changes.',
    });
  });

  it('when the allowance is used up', () => {
    const wording = words({ metrics: metrics((ago) => ({ total: 1000, bad: ago === 6 * 24 ? 700 : 0.05 })) });
    expect(wording.headline).toBe('Reliability first');
    expect(wording.sentence).toBe('Allowance used up since 16 Nov (−9.2 %): 62 failed checkouts too many.');
    expect(wording.next).toBe('Recovers 15 Dec if nothing else fails.');
    expect(wording.left).toBe('−62 checkouts');
  });

  it('when the data stopped', () => {
    const read = metrics((ago) => (ago < 1 ? {} : { total: 1000, bad: 0.45 }), NOW - 40 * 60_000);
    expect(words({ metrics: read })).toMatchObject({
      headline: "Can't tell",
      sentence: 'No data for 40 minutes. Last known: Ship, 55 % left.',
      left: 'last 55 %',
      agreed: '',
      age: '40 minutes ago',
    });
  });

  it('when the data source does not answer', () => {
    const remembered = { state: 'ship' as const, remaining: 0.62, at: NOW - 90_000 };
    expect(words({ metrics: failed('connection refused'), remembered }).sentence).toBe(
      'The data source does not answer. Last known 1 minute ago: Ship, 62 % left.'
    );
    expect(words({ metrics: failed('connection refused') }).sentence).toBe(
      'The data source does not answer. Nothing was known before.'
    );
  });

  it('when too few events happen to decide on', () => {
    const beta = metrics((ago) => ({ total: ago % 24 < 14 ? 1 : 0 }));
    expect(words({ metrics: beta })).toMatchObject({
      headline: 'Too little traffic',
      sentence: '392 checkouts in 28 days; one failed checkout would use the whole allowance.',
      next: '',
    });
    expect(words({ metrics: metrics(() => ({ total: 0 })) }).sentence).toBe('No checkouts in 28 days.');
    const terms = { ...TERMS, minAllowedBad: 10 };
    const strict = { ...SIGNED, inForce: { ...SIGNED.inForce!, terms } };
    expect(words({ metrics: metrics(() => ({ total: 8 })), agreement: strict }).sentence).toBe(
      '5,376 checkouts in 28 days allow only 5 failed ones: too few to decide on.'
    );
  });

  it('when nobody has agreed yet', () => {
    expect(words({ agreement: PROPOSED })).toMatchObject({
      headline: 'No agreement yet',
      sentence:
        'Waiting for Product and Engineering lead. 62 % of the allowance is left: about 417 more failed checkouts.',
      agreed: '',
      basis: 'Version 1, proposed 14 Aug',
    });
    expect(words({ agreement: undefined }).sentence).toMatch(/^Nothing has been proposed\. 62 %/);
  });

  it('when nobody has agreed yet and too few events happen to decide on', () => {
    const beta = metrics((ago) => ({ total: ago % 24 < 14 ? 1 : 0 }));
    expect(words({ agreement: PROPOSED, metrics: beta })).toMatchObject({
      headline: 'No agreement yet',
      sentence: 'Waiting for Product and Engineering lead. Too little traffic to decide.',
      next: '',
    });
  });

  it('what holds for all else while something is excepted, in the middle of a sentence', () => {
    const agreedUnder = (agreed: string) => {
      const verdict = decidePolicy(INPUT);
      const tier = { ...verdict.tier!, agreed };
      const decision = { scope: 'Release 4.2', until: NOW + 3_600_000, approvals: [] } as never;
      const without = { state: verdict.state, tier, reasons: verdict.reasons };
      return wordVerdict({ ...verdict, state: 'exception', tier, exception: { decision, without } }, READER).agreed;
    };
    expect(agreedUnder('Fixes and small changes.')).toBe('for all else, fixes and small changes.');
    expect(agreedUnder('SRE decides.')).toBe('for all else, SRE decides.');
    expect(agreedUnder('P0 fixes only.')).toBe('for all else, P0 fixes only.');
  });

  it('when nothing is in force because an act was changed afterwards', () => {
    const record = new RecordWriter(NOW - 3_600_000);
    record.propose(PEOPLE.pat, 'product', checkoutTerms());
    record.signAll(checkoutTerms());
    record.acts[4] = { ...record.acts[4]!, version: 2 };
    const agreement = foldActs(checkoutAgreement(), record.acts, NOW);
    expect(words({ agreement }).sentence).toMatch(
      /^Waiting for Development\. An act was changed or removed: look at the agreement\. 62 %/
    );
  });

  it("uses the reader's time zone", () => {
    const read = metrics((ago) => ({ total: 1000, bad: ago === 11 ? 700 : 0 }));
    expect(words({ metrics: read }).sentence).toContain('since today 00:00');
    expect(words({ metrics: read }, 'America/New_York').sentence).toContain('since Sat 19:00');
  });

  it('writes one checkout in the singular', () => {
    const read = metrics((ago) => ({ total: 1000, bad: ago === 48 ? 671 : 0 }));
    expect(words({ metrics: read }).sentence).toContain('about 1 more failed checkout.');
  });
});
