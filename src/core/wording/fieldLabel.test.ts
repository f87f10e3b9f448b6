/** @jest-environment node */
import { agreementDefinitionSchema } from '../agreement/agreementSchemas';
import { checkoutSlo } from '../agreement/agreementFixture';
import { sloSchema } from '../slo/sloSchemas';
import { fieldLabel, fieldValue } from './fieldLabel';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  ['title', 'Title'],
  ['required', 'Must sign'],
  ['requiredFrom.lead', 'Engineering lead must sign from'],
  ['signers.product', 'Who acts for Product'],
  ['signers.product.pat', 'Product, pat'],
  ['signers.product.pat.name', 'Product, pat: name'],
  ['signers.sre.sam.okafor@example.com.until', 'SRE, sam.okafor@example.com: acts until'],
  ['signers.sre.sam.okafor', 'SRE, sam.okafor'],
  ['target', 'Target'],
  ['indicator', 'How it is measured'],
  ['words.bad', 'Word for a bad event'],
])('%s is called %s', (path, label) => {
  expect(fieldLabel(path)).toBe(label);
});

test('every field of a stored SLO or agreement has a name of its own', () => {
  const fields = [...Object.keys(sloSchema.entries), ...Object.keys(agreementDefinitionSchema.entries)];
  expect(fields.filter((it) => fieldLabel(it) === it)).toEqual([]);
});

const slo = checkoutSlo();
const checkpoint = {
  until: 0,
  count: 12,
  digest: 'a'.repeat(64),
  recent: [],
  kept: [],
  by: { id: 3, login: 'sam' },
  at: Date.UTC(2027, 2, 3, 9),
};

test.each<[string, unknown, string]>([
  ['title', 'When checkout fails', 'When checkout fails'],
  ['service', undefined, 'nothing'],
  ['promise', '', 'nothing'],
  ['slos', ['checkout', 'login'], 'checkout and login'],
  ['required', ['product', 'lead'], 'Product and Engineering lead'],
  ['required', [], 'nothing'],
  ['requiredFrom.lead', '2027-03-03T09:00:00Z', '3 Mar 2027 09:00 UTC'],
  [
    'signers.product.pat',
    { userId: 2, login: 'pat', name: 'Pat Reyes', until: '2027-03-03T10:00:00+01:00' },
    'Pat Reyes (pat), until 3 Mar 2027 09:00 UTC',
  ],
  [
    'signers.product',
    [
      { login: 'pat', name: 'Pat Reyes' },
      { login: 'kim', name: 'Kim Lund', from: '2027-03-03T09:00:00Z' },
    ],
    'Pat Reyes (pat) and Kim Lund (kim), from 3 Mar 2027 09:00 UTC',
  ],
  ['signers.product', [], 'nothing'],
  ['signers.product.pat.userId', 2, '2'],
  ['checkpoint', checkpoint, '12 acts, by sam on 3 Mar 2027 09:00 UTC'],
  ['target', 0.9995, '99.95 %'],
  ['window', slo.window, 'rolling 28 days'],
  ['indicator', { kind: 'latency', histogram: 'request_seconds', threshold: 0.3 }, 'request_seconds within 0.3'],
  ['source', slo.source, 'prometheus (prometheus)'],
  ['words', slo.words, 'checkout, checkouts, failed'],
  [
    'exclusions',
    [{ reason: 'Tests.', approvedBy: ['Pat'], matcher: { label: 'a', is: '=', value: 'b' } }],
    'Not counted: a="b". Tests (approved by Pat).',
  ],
  ['exclusions', [], 'nothing'],
  ['window', { kind: 'unknown' }, '{"kind":"unknown"}'],
  ['target', 2, '2'],
])('%s as %j reads "%s"', (path, value, words) => {
  expect(plain(fieldValue(path, value))).toBe(words);
});
