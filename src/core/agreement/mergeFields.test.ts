/** @jest-environment node */
import fc from 'fast-check';
import type { AgreementDefinition, Signer } from './AgreementDefinition';
import { checkoutAgreement, checkoutSlo } from './agreementFixture';
import { mergeFields, withChoices } from './mergeFields';

const base = checkoutAgreement();
const pat: Signer = { userId: 2, login: 'pat', name: 'Pat Reyes' };
const kim: Signer = { login: 'kim', name: 'Kim Lund' };
const max: Signer = { login: 'max', name: 'Max Weber' };

const withProduct = (...product: Signer[]): AgreementDefinition => ({ ...base, signers: { ...base.signers, product } });

describe('two people edit one definition', () => {
  test('changes of different fields are both kept', () => {
    const mine = { ...base, title: 'When checkout breaks' };
    const theirs = { ...base, service: 'checkout', slos: ['checkout', 'login'] };
    expect(mergeFields(base, mine, theirs)).toEqual({
      merged: { ...base, title: 'When checkout breaks', service: 'checkout', slos: ['checkout', 'login'] },
      conflicts: [],
    });
  });

  test('two people added to one party are both in it', () => {
    const { merged, conflicts } = mergeFields(base, withProduct(pat, max), withProduct(pat, kim));
    expect(merged).toEqual(withProduct(pat, kim, max));
    expect(conflicts).toEqual([]);
  });

  test('who was taken out stays out when somebody else changed another person', () => {
    const start = withProduct(pat, kim);
    const renamed = { ...pat, name: 'Pat Reyes-Lund' };
    expect(mergeFields(start, withProduct(pat), withProduct(renamed, kim)).merged).toEqual(withProduct(renamed));
  });

  test('taking somebody out while another changes them is a conflict', () => {
    const renamed = { ...pat, name: 'Pat Reyes-Lund' };
    const { merged, conflicts } = mergeFields(withProduct(pat, kim), withProduct(kim), withProduct(renamed, kim));
    expect(conflicts).toEqual([
      { path: 'signers.product.pat', keys: ['signers', 'product', 'pat'], base: pat, mine: undefined, theirs: renamed },
    ]);
    expect(merged).toEqual(withProduct(pat, kim));
    expect(withChoices(merged, conflicts, { 'signers.product.pat': 'mine' })).toEqual(withProduct(kim));
    expect(withChoices(merged, conflicts, { 'signers.product.pat': 'theirs' })).toEqual(withProduct(renamed, kim));
  });

  test('both giving a field another value is a conflict, decided field by field', () => {
    const mine = { ...base, title: 'Mine', required: ['sre' as const] };
    const theirs = { ...base, title: 'Theirs', required: ['lead' as const] };
    const { merged, conflicts } = mergeFields(base, mine, theirs);
    expect(conflicts.map((it) => it.path)).toEqual(['required', 'title']);
    expect(merged).toEqual(base);
    expect(withChoices(merged, conflicts, { title: 'mine', required: 'theirs' })).toEqual({
      ...base,
      title: 'Mine',
      required: ['lead'],
    });
  });

  test('a conflict that is not decided stays as it was before', () => {
    const { merged, conflicts } = mergeFields(base, { ...base, title: 'Mine' }, { ...base, title: 'Theirs' });
    expect(withChoices(merged, conflicts, {})).toEqual(base);
  });

  test('both adding the same person differently is a conflict of that field alone', () => {
    const other = { ...kim, name: 'K. Lund' };
    const { merged, conflicts } = mergeFields(base, withProduct(pat, kim), withProduct(pat, other));
    expect(conflicts).toMatchObject([{ path: 'signers.product.kim.name', mine: 'Kim Lund', theirs: 'K. Lund' }]);
    expect(withChoices(merged, conflicts, { 'signers.product.kim.name': 'theirs' })).toEqual(withProduct(pat, other));
  });

  test('of a measurement, a window and a checkpoint nothing is mixed', () => {
    const slo = checkoutSlo();
    const mine = { ...slo, indicator: { kind: 'events' as const, good: 'good', total: 'all' } };
    const theirs = { ...slo, indicator: { kind: 'events' as const, bad: 'bad', good: 'good' } };
    expect(mergeFields(slo, mine, theirs).conflicts).toMatchObject([
      { path: 'indicator', mine: mine.indicator, theirs: theirs.indicator },
    ]);
  });

  test('a new order is kept beside what another person added', () => {
    const start = withProduct(pat, kim);
    expect(mergeFields(start, withProduct(kim, pat), withProduct(pat, max, kim)).merged).toEqual(
      withProduct(kim, pat, max)
    );
  });

  test('two new orders of one list are a conflict of the list', () => {
    const [a, b, c] = [pat, kim, max];
    const found = mergeFields(withProduct(a, b, c), withProduct(b, a, c), withProduct(a, c, b));
    expect(found.conflicts.map((it) => it.path)).toEqual(['signers.product']);
  });
});

describe('whatever they changed', () => {
  const person: fc.Arbitrary<Signer> = fc.record(
    { login: fc.constantFrom('pat', 'kim', 'max', 'lee'), name: fc.constantFrom('A', 'B'), userId: fc.nat(2) },
    { requiredKeys: ['login', 'name'] }
  );
  const people = fc.uniqueArray(person, { selector: (it) => it.login });
  const version = fc.record(
    {
      id: fc.constant('checkout'),
      title: fc.constantFrom('A', 'B', 'C'),
      service: fc.constantFrom('a', 'b'),
      slos: fc.subarray(['checkout', 'login', 'search']),
      signers: fc.record({ product: people, sre: people }, { requiredKeys: [] }),
      window: fc.oneof(
        fc.record({ days: fc.constantFrom(7, 28) }),
        fc.record({ period: fc.constantFrom('week', 'month') })
      ),
      tiers: fc.uniqueArray(fc.record({ id: fc.constantFrom('x', 'y', 'z'), agreed: fc.constantFrom('A', 'B') }), {
        selector: (it) => it.id,
      }),
    },
    { requiredKeys: ['id', 'title', 'slos', 'signers'] }
  );

  test('merging with what was there before gives the other side, and no conflict', () => {
    fc.assert(
      fc.property(version, version, (before, after) => {
        expect(mergeFields(before, after, before)).toEqual({ merged: after, conflicts: [] });
        expect(mergeFields(before, before, after)).toEqual({ merged: after, conflicts: [] });
        expect(mergeFields(before, after, after)).toEqual({ merged: after, conflicts: [] });
      })
    );
  });

  test('which side is mine only swaps the conflicts', () => {
    fc.assert(
      fc.property(version, version, version, (before, a, b) => {
        const there = mergeFields(before, a, b);
        const back = mergeFields(before, b, a);
        expect(back.merged).toEqual(there.merged);
        expect(back.conflicts).toEqual(there.conflicts.map((it) => ({ ...it, mine: it.theirs, theirs: it.mine })));
      })
    );
  });

  test('a field that one side left alone is as the other has it', () => {
    fc.assert(
      fc.property(version, version, fc.constantFrom('A', 'Z'), (before, a, title) => {
        const { merged, conflicts } = mergeFields(before, a, { ...before, title });
        expect({ ...merged, title: '' }).toEqual({ ...a, title: '' });
        expect(conflicts.every((it) => it.path === 'title')).toBe(true);
      })
    );
  });

  test('nobody is lost: who is in both lists, or was added to one, is in the merged one', () => {
    fc.assert(
      fc.property(people, people, people, (before, a, b) => {
        const start = { signers: { product: before } };
        const { merged, conflicts } = mergeFields(start, { signers: { product: a } }, { signers: { product: b } });
        fc.pre(conflicts.length === 0);
        const has = (list: Signer[], login: string) => list.some((it) => it.login === login);
        const stays = ({ login }: Signer) => (has(a, login) && has(b, login)) || !has(before, login);
        const expected = new Set([...a, ...b].filter(stays).map((it) => it.login));
        const found = (merged as typeof start).signers.product.map((it) => it.login);
        expect(new Set(found)).toEqual(expected);
        expect(found).toHaveLength(expected.size);
      })
    );
  });

  test('deciding every conflict for one side leaves nothing of the other in those fields', () => {
    fc.assert(
      fc.property(version, version, version, (before, mine, theirs) => {
        const { merged, conflicts } = mergeFields(before, mine, theirs);
        const choices = Object.fromEntries(conflicts.map((it) => [it.path, 'mine' as const]));
        const decided = withChoices(merged, conflicts, choices);
        // Merged again with theirs as what was there before: nothing that was decided is open any more.
        expect(mergeFields(theirs, decided, theirs).merged).toEqual(decided);
        for (const conflict of conflicts) {
          expect(valueAt(decided, conflict.keys)).toEqual(conflict.mine);
        }
      })
    );
  });

  test('nothing that goes in is changed', () => {
    fc.assert(
      fc.property(version, version, version, (before, mine, theirs) => {
        const copy = structuredClone([before, mine, theirs]);
        const { merged, conflicts } = mergeFields(before, mine, theirs);
        withChoices(merged, conflicts, Object.fromEntries(conflicts.map((it) => [it.path, 'theirs' as const])));
        expect([before, mine, theirs]).toEqual(copy);
      })
    );
  });
});

function valueAt(whole: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) {
      return value.find((it: { id?: string; login?: string }) => it.id === key || it.login === key);
    }
    return (value as Record<string, unknown> | undefined)?.[key];
  }, whole);
}
