import { ACTS_OF_ALL_KINDS } from './actsFixture';
import { actName } from './actName';
import { describeAct } from './describeAct';
import { slosOf } from './slosOf';

const { book, comment, propose } = ACTS_OF_ALL_KINDS;

describe('what Grafana\u2019s list shows of an act', () => {
  test.each([
    ['propose', 'SRE proposes version 1 of agreement-checkout.'],
    ['sign', 'SRE signs version 1 of agreement-checkout.'],
    ['send-back', 'SRE sends back version 1 of agreement-checkout and proposes version 2.'],
    ['retire', 'SRE wishes to retire version 1 of agreement-checkout.'],
    ['comment', 'A comment on version 1 of agreement-checkout.'],
    [
      'ask-exception',
      'SRE asks for an exception from agreement-checkout until 2027-03-05T18:00:00Z: Release 4.2 of checkout',
    ],
    ['ask-exclusion', 'SRE asks to leave 2027-03-01T09:00:00Z to 2027-03-01T12:30:00+01:00 out of agreement-checkout.'],
    ['approve', 'SRE approves act-asked of agreement-checkout.'],
    ['decline', 'SRE declines act-asked of agreement-checkout.'],
    ['revoke', 'SRE revokes act-asked of agreement-checkout.'],
    ['confirm-recovery', 'SRE confirms that the cause of stop of agreement-checkout is mended.'],
    [
      'book',
      'SRE books a launch under agreement-checkout, 2027-03-01T09:00:00Z to 2027-03-01T12:30:00+01:00: Spring sale',
    ],
    ['note', 'A note on agreement-checkout.'],
  ] as const)('of %s in words', (kind, expected) => {
    expect(describeAct(ACTS_OF_ALL_KINDS[kind])).toBe(expected);
  });

  test('of a comment on no version, and of a send-back without other terms', () => {
    expect(describeAct({ ...comment, version: undefined })).toBe('A comment on agreement-checkout.');
    expect(describeAct({ ...ACTS_OF_ALL_KINDS['send-back'], counter: undefined })).toBe(
      'SRE sends back version 1 of agreement-checkout.'
    );
  });

  test('long words become one short line that ends in no half of an emoji', () => {
    expect(describeAct({ ...book, title: `\n${'🎉 '.repeat(80)}` })).toMatch(/: (🎉 ){29}🎉…$/u);
  });

  test('its name fits into any database, also with the longest id and kind', () => {
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const name = actName(Date.UTC(2027, 2, 3, 9), 'a'.repeat(30), 'confirm-recovery', id);
    expect(name).toBe(`truce act 2027-03-03T09:00:00.000Z agreement-${'a'.repeat(30)} confirm-recovery ${id}`);
    expect(name.length).toBeLessThanOrEqual(150);
  });

  test('its panel shows the SLOs that it names', () => {
    const shown = Object.fromEntries(Object.entries(ACTS_OF_ALL_KINDS).map(([kind, act]) => [kind, slosOf(act)]));
    const named = ['propose', 'send-back', 'ask-exception', 'ask-exclusion', 'confirm-recovery', 'book', 'note'];
    expect(Object.keys(shown).filter((kind) => shown[kind]?.length === 1)).toEqual(named);
    expect(slosOf({ ...book, slos: undefined })).toEqual([]);
    expect(slosOf({ ...propose, terms: { ...propose.terms, slos: [] } })).toEqual([]);
  });
});
