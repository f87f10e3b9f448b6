import type { Writer } from '../../core/agreement/Act';
import { checkoutTerms, PEOPLE } from '../../core/agreement/agreementFixture';
import type { Party } from '../../core/agreement/parties';
import type { Terms } from '../../core/agreement/Terms';
import { termsHash } from '../../core/agreement/termsHash';
import { fakeDesk, type FakeDesk, type FakeDeskOptions } from '../record/fakeDesk';

/** The terms that `agreedDesk` has in force. */
export const AGREED = checkoutTerms();

/** Stricter terms, version 2. */
export const PROPOSED: Terms = { ...AGREED, slos: [{ ...AGREED.slos[0]!, target: 0.9995 }], goals: 'Nobody waits.' };

const EVERYBODY: Array<[Writer, Party]> = [
  [PEOPLE.pat, 'product'],
  [PEOPLE.sam, 'sre'],
  [PEOPLE.lee, 'lead'],
  [PEOPLE.dana, 'development'],
];

/** For tests: version 1 of the checkout agreement in force, in the hands of Pat unless told otherwise. */
export async function agreedDesk(options: FakeDeskOptions = {}): Promise<FakeDesk> {
  const fake = await fakeDesk(options);
  await must(fake.as(PEOPLE.pat), 'p1', {
    act: 'propose',
    party: 'product',
    version: 1,
    terms: AGREED,
    reason: 'At last.',
  });
  for (const [who, party] of EVERYBODY) {
    await must(fake.as(who), `s1-${party}`, { act: 'sign', party, version: 1, termsHash: termsHash(AGREED) });
  }
  return fake;
}

/** For tests: besides, Pat has proposed version 2. */
export async function proposedDesk(options: FakeDeskOptions = {}): Promise<FakeDesk> {
  const fake = await agreedDesk(options);
  const reason = 'Customers complain.';
  await must(fake.as(PEOPLE.pat), 'p2', { act: 'propose', party: 'product', version: 2, terms: PROPOSED, reason });
  return fake;
}

/** Says something as whoever holds the desk. */
export async function must(fake: FakeDesk, id: string, draft: Parameters<FakeDesk['desk']['say']>[1]): Promise<void> {
  fake.clock.now += 60_000;
  const outcome = await fake.desk.say('checkout', draft, id);
  if (!outcome.ok) {
    throw new Error(outcome.problem);
  }
}
