/** @jest-environment node */
import type { ProposeAct } from './Act';
import { checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { chainActs } from './chainActs';

function uids(acts: Parameters<typeof chainActs>[0]): string[] {
  return chainActs(acts).map(({ stored }) => stored.uid);
}

function record(): RecordWriter {
  const writer = new RecordWriter(0);
  writer.propose(PEOPLE.sam, 'sre', checkoutTerms());
  writer.signAll(checkoutTerms());
  return writer;
}

test('acts are ordered by the time the server gave them', () => {
  expect(uids([...record().acts].reverse())).toEqual(['act-1', 'act-2', 'act-3', 'act-4', 'act-5']);
});

test('acts of one second are ordered by what they name', () => {
  const sameSecond = record().acts.map((stored) => ({ ...stored, createdAt: 1000 }));
  expect(uids([...sameSecond].reverse())).toEqual(['act-1', 'act-2', 'act-3', 'act-4', 'act-5']);
});

test('an act never comes before the one it names, though another server clock was behind', () => {
  const acts = record().acts.map((stored) => (stored.uid === 'act-3' ? { ...stored, createdAt: 1 } : stored));
  expect(uids(acts)).toEqual(['act-1', 'act-2', 'act-3', 'act-4', 'act-5']);
});

test('an act whose predecessor says something else now is linked to nothing', () => {
  const { acts } = record();
  acts[0] = { ...acts[0], act: { ...(acts[0].act as ProposeAct), party: 'lead' } };
  expect(chainActs(acts).find(({ stored }) => stored.uid === 'act-2')?.before).toBeUndefined();
});

test('acts that name each other in a circle are read without end or crash', () => {
  const { acts } = record();
  const hash = '0'.repeat(64);
  acts[0] = { ...acts[0], act: { ...acts[0].act, previous: { uid: 'act-2', hash } } };
  acts[1] = { ...acts[1], act: { ...acts[1].act, previous: { uid: 'act-1', hash } } };
  expect(uids(acts)).toHaveLength(5);
});

test('ten thousand acts in one chain are read', () => {
  const writer = new RecordWriter(0);
  const terms = checkoutTerms();
  for (let count = 0; count < 10_000; count++) {
    writer.sign(PEOPLE.pat, 'product', terms);
  }
  expect(uids([...writer.acts].reverse())[9_999]).toBe('act-10000');
});
