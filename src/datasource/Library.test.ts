/** @jest-environment node */
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from '../core/agreement/agreementFixture';
import { CHECKOUT } from '../core/policy/policyFixture';
import type { Store } from '../storage/ports';
import { storedFixture } from '../storage/storedFixture';
import { Library } from './Library';

const NOW = 1_795_298_400_000;

function setUp() {
  const clock = { time: NOW, now: () => clock.time };
  const definitions = jest.fn<ReturnType<Store['definitions']>, []>().mockResolvedValue({
    slos: [storedFixture('slo-checkout', CHECKOUT)],
    agreements: [
      storedFixture('agreement-a', {
        id: 'a',
        title: 'A',
        slos: ['checkout'],
        signers: {},
        required: ['product' as const],
      }),
    ],
    unreadable: [],
  });
  const acts = jest.fn<ReturnType<Store['acts']>, []>().mockResolvedValue({ acts: [], unreadable: [] });
  return { clock, definitions, acts, library: new Library({ definitions, acts }, clock) };
}

describe('what is stored', () => {
  it('is read once for all panels of a page', async () => {
    const { library, definitions, acts } = setUp();
    await Promise.all([library.slos(), library.slos(), library.judged(CHECKOUT, NOW)]);
    expect(definitions).toHaveBeenCalledTimes(1);
    expect(acts).toHaveBeenCalledTimes(1);
  });

  it('is read again when it is half a minute old', async () => {
    const { library, definitions, clock } = setUp();
    await library.slos();
    clock.time += 30_001;
    await library.slos();
    expect(definitions).toHaveBeenCalledTimes(2);
  });

  it('is read again at once after a failure', async () => {
    const { library, definitions } = setUp();
    definitions.mockRejectedValueOnce(new Error('not signed in'));
    await expect(library.slos()).rejects.toThrow('not signed in');
    expect(await library.slos()).toEqual([CHECKOUT]);
  });

  it('is kept when a later read fails only until the next question', async () => {
    const { library, definitions, clock } = setUp();
    await library.slos();
    clock.time += 60_000;
    definitions.mockRejectedValueOnce(new Error('gone'));
    await expect(library.slos()).rejects.toThrow('gone');
    await expect(library.slos()).resolves.toHaveLength(1);
  });

  it('judges an SLO by the agreement that covers it, signed or not', async () => {
    const { library } = setUp();
    const judged = await library.judged(CHECKOUT, NOW);
    expect(judged.agreement!.definition.id).toBe('a');
    expect(judged.slo).toEqual(CHECKOUT);
    expect((await library.judged({ ...CHECKOUT, id: 'other' }, NOW)).agreement).toBeUndefined();
  });

  it('is folded once for all panels that ask about times between the same acts', async () => {
    const { library } = setUp();
    const [first, second] = await Promise.all([library.judged(CHECKOUT, NOW), library.judged(CHECKOUT, NOW + 1000)]);
    expect(second.agreement!.invalid).toBe(first.agreement!.invalid);
  });

  it('does not take an SLO for signed that joined the agreement afterwards', async () => {
    const { library, acts, definitions } = setUp();
    const record = new RecordWriter(NOW);
    record.propose(PEOPLE.pat, 'product', checkoutTerms());
    record.signAll(checkoutTerms());
    const agreement = checkoutAgreement({ slos: [CHECKOUT.id, 'search'] });
    definitions.mockResolvedValue({
      slos: [],
      agreements: [storedFixture('agreement-a', agreement)],
      unreadable: [],
    });
    acts.mockResolvedValue({ acts: record.acts, unreadable: [] });
    const later = record.time;
    expect((await library.judged(CHECKOUT, later)).agreement!.inForce).toBeDefined();
    expect((await library.judged({ ...CHECKOUT, id: 'search' }, later)).agreement!.inForce).toBeUndefined();
  });

  it('knows what was promised when, version by version', async () => {
    const { library, acts, definitions } = setUp();
    const record = new RecordWriter(NOW);
    record.propose(PEOPLE.pat, 'product', checkoutTerms());
    record.signAll(checkoutTerms());
    const first = record.time;
    const stricter = checkoutTerms({ slos: [{ ...checkoutTerms().slos[0]!, target: 0.9999 }] });
    record.propose(PEOPLE.pat, 'product', stricter, 2);
    record.signAll(stricter, 2);
    definitions.mockResolvedValue({
      slos: [],
      agreements: [storedFixture('agreement-a', checkoutAgreement())],
      unreadable: [],
    });
    acts.mockResolvedValue({ acts: record.acts, unreadable: [] });
    const promised = await library.promised(CHECKOUT, NOW, record.time);
    expect(promised.map(({ since, target }) => [since, target])).toEqual([
      [first, 0.999],
      [record.time, 0.9999],
    ]);
    expect(await library.promised(CHECKOUT, NOW, first - 1)).toEqual([]);
    expect(await library.promised({ ...CHECKOUT, id: 'other' }, NOW, record.time)).toEqual([]);
  });
});
