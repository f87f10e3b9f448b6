/** @jest-environment node */
import fc from 'fast-check';
import type { StoredAct, Writer } from './Act';
import { actHash } from './actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { foldActs } from './foldActs';
import { PARTIES } from './parties';
import { anyRecord } from './recordArbitraries';

const FOREVER = Number.MAX_SAFE_INTEGER;
const TERMS = [checkoutTerms(), checkoutTerms({ goals: 'Other goals.' }), checkoutTerms({ required: ['sre'] })];

interface Step {
  by: Writer;
  act: 'propose' | 'sign';
  party: (typeof PARTIES)[number];
  terms: number;
  version: number;
}

function steps(people: Writer[]): fc.Arbitrary<Step[]> {
  const step = fc.record({
    by: fc.constantFrom(...people),
    act: fc.constantFrom('propose' as const, 'sign' as const),
    party: fc.constantFrom(...PARTIES),
    terms: fc.nat(TERMS.length - 1),
    version: fc.integer({ min: 1, max: 3 }),
  });
  return fc.array(step, { maxLength: 25 });
}

/** Writes the steps one after the other; every third act shares its second with the one before. */
function write(list: Step[]): StoredAct[] {
  const record = new RecordWriter(0);
  for (const { by, act, party, terms, version } of list) {
    record[act](by, party, TERMS[terms], version);
  }
  return record.acts.map((stored, index) => ({
    ...stored,
    createdAt: Math.floor(index / 3) * 1000,
  }));
}

/** Acts of people who know what they do, so that agreements do come into force. */
const signedByAll: Step[] = [
  { by: PEOPLE.sam, act: 'propose', party: 'sre', terms: 0, version: 1 },
  { by: PEOPLE.pat, act: 'sign', party: 'product', terms: 0, version: 1 },
  { by: PEOPLE.sam, act: 'sign', party: 'sre', terms: 0, version: 1 },
  { by: PEOPLE.lee, act: 'sign', party: 'lead', terms: 0, version: 1 },
  { by: PEOPLE.dana, act: 'sign', party: 'development', terms: 0, version: 1 },
];

const everybody = steps(Object.values(PEOPLE)).map((list) => [...signedByAll, ...list]);

test('the order in which acts are read does not matter', () => {
  fc.assert(
    fc.property(
      everybody.chain((list) => {
        const acts = write(list);
        return fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts, { minLength: acts.length }));
      }),
      ([acts, shuffled]) => {
        const state = foldActs(checkoutAgreement(), acts, FOREVER);
        expect(foldActs(checkoutAgreement(), shuffled, FOREVER)).toEqual(state);
        expect(state.inForce).toBeDefined();
      }
    )
  );
});

test('taking an act away never crashes, and the acts that named it no longer count', () => {
  fc.assert(
    fc.property(everybody, fc.nat(), (list, choice) => {
      const acts = write(list);
      const removed = acts[choice % acts.length];
      const left = acts.filter((stored) => stored !== removed);
      const invalid = foldActs(checkoutAgreement(), left, FOREVER).invalid.map(({ stored }) => stored.uid);
      const successors = left.filter(({ act }) => act.previous?.uid === removed.uid).map(({ uid }) => uid);
      expect(invalid).toEqual(expect.arrayContaining(successors));
    })
  );
});

test('nobody outside the definition brings anything in force, whatever they write and as whatever party', () => {
  const outsiders = [PEOPLE.outsider, { id: 10, login: 'trent' }];
  fc.assert(
    fc.property(steps(outsiders), (list) => {
      const acts = write(list);
      const state = foldActs(checkoutAgreement(), acts, FOREVER);
      expect(state.inForce).toBeUndefined();
      expect(state.proposed).toBeUndefined();
      expect(state.invalid).toHaveLength(acts.length);
    })
  );
});

test('nothing outsiders write among the acts of the parties changes what is in force', () => {
  const outsiders = [PEOPLE.outsider, { id: 10, login: 'trent' }];
  fc.assert(
    fc.property(steps(outsiders), (list) => {
      const before = write(signedByAll);
      const state = foldActs(checkoutAgreement(), write([...signedByAll, ...list]), FOREVER);
      const { inForce, proposed } = foldActs(checkoutAgreement(), before, FOREVER);
      expect(state).toMatchObject({ inForce, proposed });
    })
  );
});

test('a single party cannot bring anything in force alone', () => {
  fc.assert(
    fc.property(steps([PEOPLE.sam]), (list) => {
      expect(foldActs(checkoutAgreement(), write(list), FOREVER).inForce).toBeUndefined();
    })
  );
});

test('every act either counts or is listed as invalid, and an invalid one is listed once', () => {
  fc.assert(
    fc.property(everybody, (list) => {
      const { invalid } = foldActs(checkoutAgreement(), write(list), FOREVER);
      expect(new Set(invalid.map(({ stored }) => stored.uid)).size).toBe(invalid.length);
      expect(invalid.every(({ reason }) => reason.endsWith('.'))).toBe(true);
    })
  );
});

test('the order in which acts of any kind are read does not matter, and none of them gets lost', () => {
  fc.assert(
    fc.property(
      anyRecord().chain((acts) => fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts, { minLength: acts.length }))),
      ([acts, shuffled]) => {
        const state = foldActs(checkoutAgreement(), acts, FOREVER);
        expect(foldActs(checkoutAgreement(), shuffled, FOREVER)).toEqual(state);
        expect(state.entries.map(({ stored }) => stored.uid).sort()).toEqual(acts.map(({ uid }) => uid).sort());
      }
    )
  );
});

test('at a past time the state is what it was then, whatever was said since', () => {
  fc.assert(
    fc.property(anyRecord(), fc.nat(), (acts, choice) => {
      const at = acts[choice % Math.max(1, acts.length)]?.createdAt ?? 0;
      // What was written by then and hangs on something that the other server dates later was not said yet.
      fc.pre(acts.every(({ createdAt }, i) => i === 0 || createdAt >= acts[i - 1]!.createdAt));
      const then = acts.filter(({ createdAt }) => createdAt <= at);
      expect(foldActs(checkoutAgreement(), acts, at)).toEqual(foldActs(checkoutAgreement(), then, at));
    })
  );
});

test('what several people write at once, each knowing only some of it, is all in the record', () => {
  const writers = [PEOPLE.pat, PEOPLE.sam, PEOPLE.lee];
  const anyTurns = fc.array(fc.record({ who: fc.nat(2), syncs: fc.boolean() }), { maxLength: 30 });
  fc.assert(
    fc.property(anyTurns, (turns) => {
      const record = new RecordWriter(0);
      record.propose(PEOPLE.sam, 'sre', TERMS[0]!);
      const seen = writers.map(() => record.acts[0]!);
      for (const { who, syncs } of turns) {
        const before = syncs ? record.acts.at(-1)! : seen[who]!;
        const previous = { uid: before.uid, hash: actHash(before.act), by: before.createdBy };
        seen[who] = record.add(writers[who]!, { agreement: 'checkout', act: 'comment', text: 'Hello.', previous });
      }
      const { entries, invalid } = foldActs(checkoutAgreement(), record.acts, FOREVER);
      expect(entries.map(({ stored }) => stored.uid)).toEqual(record.acts.map(({ uid }) => uid));
      expect(invalid).toEqual([]);
    })
  );
});
