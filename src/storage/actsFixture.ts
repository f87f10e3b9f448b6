import type { Act, ActKind, ActReference } from '../core/agreement/Act';
import { checkoutTerms } from '../core/agreement/agreementFixture';
import { termsHash } from '../core/agreement/termsHash';

const terms = checkoutTerms();
const of: ActReference = { uid: 'act-asked', hash: 'a'.repeat(64) };
const base = { agreement: 'checkout', party: 'sre' } as const;
const onTerms = { ...base, version: 1, termsHash: termsHash(terms) };
const stretch = { from: '2027-03-01T09:00:00Z', to: '2027-03-01T12:30:00+01:00' };

/** One act of each kind, with every field it may have. */
export const ACTS_OF_ALL_KINDS: { [K in ActKind]: Act & { act: K } } = {
  propose: {
    ...base,
    act: 'propose',
    version: 1,
    terms,
    reason: 'Nobody complained.',
    previous: { ...of, by: { id: 2, login: 'pat' } },
  },
  sign: { ...onTerms, act: 'sign', previous: of },
  'send-back': {
    ...onTerms,
    act: 'send-back',
    reason: 'Too strict.',
    counter: { version: 2, terms: checkoutTerms({ exceptionsBy: ['lead'], exclusionsBy: ['product', 'sre'] }) },
  },
  retire: { ...onTerms, act: 'retire', reason: 'The service ends.' },
  comment: { agreement: 'checkout', act: 'comment', version: 1, text: 'What about weekends?' },
  'ask-exception': {
    ...base,
    act: 'ask-exception',
    slos: ['checkout'],
    scope: 'Release 4.2 of checkout',
    reason: 'The law changes.',
    until: '2027-03-05T18:00:00Z',
  },
  'ask-exclusion': { ...base, act: 'ask-exclusion', slos: ['checkout'], ...stretch, reason: 'The provider was down.' },
  approve: { ...base, act: 'approve', of },
  decline: { ...base, act: 'decline', of, reason: 'Not now.' },
  revoke: { ...base, act: 'revoke', of, reason: 'It is released.' },
  'confirm-recovery': { ...base, act: 'confirm-recovery', tier: 'stop', slo: 'checkout', reason: 'Fixed the pool.' },
  book: { ...base, act: 'book', title: 'Spring sale', slos: ['checkout'], ...stretch, budgetShare: 0.1 },
  note: { agreement: 'checkout', act: 'note', text: 'Traffic will double.', slos: ['checkout'] },
};
