/** @jest-environment node */
import fc from 'fast-check';
import type { StoredAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import type { AgreementState } from './AgreementState';
import { checkoutAgreement, PEOPLE } from './agreementFixture';
import { foldActs } from './foldActs';
import { makeCheckpoint } from './makeCheckpoint';
import { narrowAgreementDefinition } from './narrowAgreementDefinition';
import { needsWhole } from './needsWhole';
import { pinnedDefinition } from './pinnedDefinition';
import { anyRecord, RECORD_START } from './recordArbitraries';

// Hundreds of records, folded twice each: a busy machine needs more than the usual five seconds.
jest.setTimeout(60_000);

const DAY = 86_400_000;

interface Case {
  acts: StoredAct[];
  /** When the checkpoint is written, and when the record is read: places in the record, and time after them. */
  written: number;
  read: number;
  after: number;
  byLogin: boolean;
}

/** A record in which nothing was said for years, somewhere on the way. */
const anyLongRecord = fc
  .tuple(anyRecord(45), fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0, 700, 900))
  .map(([acts, share, days]) =>
    acts.map((it, i): StoredAct =>
      i < share * acts.length
        ? { ...it, createdAt: it.createdAt - days * DAY, updatedAt: it.updatedAt - days * DAY }
        : it
    )
  );

const anyCase: fc.Arbitrary<Case> = fc.record({
  acts: anyLongRecord,
  written: fc.double({ min: 0, max: 1, noNaN: true }),
  read: fc.double({ min: 0, max: 1, noNaN: true }),
  after: fc.integer({ min: 0, max: 40 * DAY }),
  byLogin: fc.boolean(),
});

function definitionOf(byLogin: boolean): AgreementDefinition {
  const definition = checkoutAgreement();
  return byLogin
    ? { ...definition, signers: { ...definition.signers, product: [{ login: 'Pat', name: 'Pat Reyes' }] } }
    : definition;
}

function timeOf(acts: readonly StoredAct[], share: number): number {
  return acts[Math.floor(share * (acts.length - 1))]?.createdAt ?? RECORD_START;
}

/** A record whose checkpoint was written at some time, with that checkpoint in its definition. */
function checkpointed({ acts, written, byLogin }: Case): AgreementDefinition | undefined {
  const at = timeOf(acts, written) + DAY;
  const known = acts.filter((it) => it.createdAt <= at);
  const definition = pinnedDefinition(definitionOf(byLogin), known);
  const checkpoint = makeCheckpoint(foldActs(definition, known, at), PEOPLE.lee, at);
  return checkpoint && { ...definition, checkpoint };
}

/** What must not depend on how much was read. */
function essence(state: AgreementState, at: number, until: number) {
  const { inForce, proposed, versions, exceptions, exclusions, confirmations, bookings, retiring, entries } = state;
  return {
    inForce,
    proposed,
    retiring,
    versions: versions.filter(
      (it) =>
        (it.status !== 'overtaken' || it.proposedAt > until) &&
        (it.status !== 'superseded' || it.until! >= at - 800 * DAY)
    ),
    exceptions: exceptions.filter((it) => it.status === 'asked' || it.status === 'approved'),
    exclusions: exclusions.filter((it) => it.status === 'asked' || it.status === 'approved'),
    confirmations: confirmations.filter((it) => it.at > at - 800 * DAY),
    bookings: bookings.filter((it) => it.to > at && it.cancelled === undefined),
    later: entries.filter((it) => it.stored.createdAt > until),
  };
}

test('the newest acts with the checkpoint tell the same as the whole record, or tell that they do not suffice', () => {
  fc.assert(
    fc.property(anyCase, (it) => {
      const definition = checkpointed(it);
      fc.pre(definition?.checkpoint !== undefined);
      const { until } = definition.checkpoint;
      const at = Math.max(until, timeOf(it.acts, it.read)) + it.after;
      const newest = foldActs(
        definition,
        it.acts.filter((act) => act.createdAt > until),
        at,
        'newest'
      );
      fc.pre(!needsWhole(newest));
      const whole = foldActs(definition, it.acts, at);
      expect(essence(newest, at, until)).toEqual(essence(whole, at, until));
      expect(whole.doubts).toEqual([]);
    }),
    { numRuns: 150 }
  );
});

test('where people write as their page lets them, the newest acts suffice', () => {
  fc.assert(
    fc.property(anyCase, (it) => {
      const definition = checkpointed(it);
      fc.pre(definition?.checkpoint !== undefined);
      const { until } = definition.checkpoint;
      const whole = foldActs(definition, it.acts, until);
      const newest = foldActs(definition, [], until, 'newest');
      expect(needsWhole(newest)).toBe(false);
      expect(essence(newest, until, until)).toEqual(essence(whole, until, until));
    })
  );
});

test('a checkpoint changes nothing about what the whole record says', () => {
  fc.assert(
    fc.property(anyCase, (it) => {
      const definition = checkpointed(it);
      fc.pre(definition !== undefined);
      const at = timeOf(it.acts, it.read) + it.after;
      const { checkpoint: _, ...without } = definition;
      const { definition: _with, ...state } = foldActs(definition, it.acts, at);
      const { definition: _without, ...plain } = foldActs(without, it.acts, at);
      expect(state).toEqual(plain);
    })
  );
});

test('a checkpoint is the same after it was stored, and the next one is made over it', () => {
  fc.assert(
    fc.property(anyCase, (it) => {
      const definition = checkpointed(it);
      fc.pre(definition !== undefined);
      expect(narrowAgreementDefinition(JSON.parse(JSON.stringify(definition)))).toEqual({
        ok: true,
        value: definition,
      });
      const at = timeOf(it.acts, 1) + 400 * DAY;
      const second = makeCheckpoint(foldActs(definition, it.acts, at), PEOPLE.lee, at);
      const { checkpoint: _, ...without } = definition;
      expect(second).toEqual(makeCheckpoint(foldActs(without, it.acts, at), PEOPLE.lee, at));
    })
  );
});

test('an act taken away behind the checkpoint is missed, and what it keeps counts all the same', () => {
  fc.assert(
    fc.property(anyCase, fc.nat(), (it, choice) => {
      const definition = checkpointed(it);
      fc.pre(definition?.checkpoint !== undefined);
      const { until } = definition.checkpoint;
      const covered = it.acts.filter((act) => act.createdAt <= until);
      const removed = covered[choice % covered.length]!;
      const left = it.acts.filter((act) => act !== removed);
      const state = foldActs(definition, left, until);
      const before = foldActs(definition, it.acts, until);
      expect(state.doubts).toEqual([expect.stringMatching(/^1 act behind the checkpoint of .* was removed/)]);
      expect(state.inForce).toEqual(before.inForce);
      const entry = state.entries.find((each) => each.stored.uid === removed.uid);
      const isKept = definition.checkpoint.kept.some((each) => each.uid === removed.uid);
      expect(entry?.restored?.startsWith('Removed behind a checkpoint.') ?? false).toBe(isKept);
      const checkpoint = makeCheckpoint(state, PEOPLE.lee, until + DAY);
      const later = foldActs({ ...definition, checkpoint }, left, until + DAY);
      expect(later.doubts).toEqual([expect.stringMatching(/^1 act behind the checkpoint of .* was removed/)]);
      expect(checkpoint?.doubts).toEqual(isKept ? undefined : state.doubts);
    })
  );
});
