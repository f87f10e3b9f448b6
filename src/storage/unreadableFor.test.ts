import { checkoutAgreement } from '../core/agreement/agreementFixture';
import { unreadableFor } from './unreadableFor';

const lost = (uid: string, more: object = {}) => ({ uid, name: uid, problem: 'Spoiled.', ...more });
const AGREEMENTS = [checkoutAgreement(), checkoutAgreement({ id: 'search', slos: ['search'] })];

it('what cannot be read bears on the SLOs of its agreement, and on no others', () => {
  const unreadable = [
    lost('act-1', { agreement: 'checkout' }),
    lost('act-2', { agreement: 'search' }),
    lost('act-3'),
    lost('slo-login'),
    lost('agreement-a', { agreement: 'a', slos: ['checkout', 'login'] }),
    lost('agreement-b', { agreement: 'b', slos: ['login'] }),
    lost('agreement-c', { agreement: 'c' }),
  ];
  const uids = (slos: string[]) => unreadableFor(slos, AGREEMENTS, unreadable).map((it) => it.uid);
  expect(uids(['checkout'])).toEqual(['act-1', 'agreement-a', 'agreement-c']);
  expect(uids(['search'])).toEqual(['act-2', 'agreement-c']);
  expect(uids(['checkout', 'search'])).toEqual(['act-1', 'act-2', 'agreement-a', 'agreement-c']);
});
