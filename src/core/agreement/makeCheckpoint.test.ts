/** @jest-environment node */
import type { Act, SignAct, StoredAct, Writer } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import { actHash } from './actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { foldActs } from './foldActs';
import { makeCheckpoint } from './makeCheckpoint';
import { narrowAgreementDefinition } from './narrowAgreementDefinition';
import { needsCheckpoint } from './needsCheckpoint';
import { needsWhole } from './needsWhole';
import { recordStart } from './recordStart';
import { SETTLED_MS } from './settledActs';
import { termsHash } from './termsHash';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2027, 2, 3, 9);
const v1 = checkoutTerms();
const v2 = checkoutTerms({ goals: 'Fewer alarms.' });
const { pat, sam, lee, dana, outsider } = PEOPLE;

const iso = (time: number) => new Date(time).toISOString();

class Log extends RecordWriter {
  constructor() {
    super(START);
    this.propose(sam, 'sre', v1);
    this.signAll(v1);
  }

  say(by: Writer, act: object, before: StoredAct = this.acts.at(-1)!): StoredAct {
    const previous = { uid: before.uid, hash: actHash(before.act) };
    return this.add(by, { agreement: 'checkout', previous, ...act } as Act);
  }

  note(by: Writer = pat): StoredAct {
    return this.say(by, { act: 'note', text: 'Hello.' });
  }

  /** Everything said so far was said so much earlier. */
  age(ms: number): void {
    const older = this.acts.map((it) => ({ ...it, createdAt: it.createdAt - ms, updatedAt: it.updatedAt - ms }));
    this.acts.splice(0, older.length, ...older);
  }

  /** The definition with a checkpoint of everything said so far. */
  checkpointed(definition = checkoutAgreement()): AgreementDefinition {
    const at = this.time + SETTLED_MS;
    return { ...definition, checkpoint: makeCheckpoint(foldActs(definition, this.acts, at), lee, at)! };
  }

  /** What is read of it after a checkpoint. */
  newest({ checkpoint }: AgreementDefinition): StoredAct[] {
    return this.acts.filter((it) => it.createdAt > checkpoint!.until);
  }
}

function keptBy(definition: AgreementDefinition): string[] {
  return definition.checkpoint!.kept.map((it) => it.uid);
}

describe('what a checkpoint covers', () => {
  test('acts that are ten minutes old, and no younger ones', () => {
    const log = new Log();
    const at = START + 3 * MINUTE + SETTLED_MS;
    const checkpoint = makeCheckpoint(foldActs(checkoutAgreement(), log.acts, at), lee, at);
    expect(checkpoint).toMatchObject({ until: START + 3 * MINUTE, count: 3, by: lee, at });
    expect(checkpoint?.recent.map((it) => it.uid)).toEqual(['act-1', 'act-2', 'act-3']);
  });

  test('also what somebody said whose Grafana user was deleted since, and it can be stored', () => {
    const log = new Log();
    log.acts.splice(0, 5, ...log.acts.map((it) => ({ ...it, createdBy: { ...it.createdBy, login: '' } })));
    const definition = log.checkpointed();
    expect(definition.checkpoint?.kept[0]?.createdBy).toEqual({ id: sam.id, login: '' });
    expect(narrowAgreementDefinition(definition)).toEqual({ ok: true, value: definition });
  });

  test('nothing while nothing is that old', () => {
    const log = new Log();
    expect(makeCheckpoint(foldActs(checkoutAgreement(), log.acts, log.time), lee, log.time)).toBeUndefined();
  });

  test('no act that names a younger one, as servers whose clocks disagree may date them', () => {
    const log = new Log();
    log.acts[4] = { ...log.acts[4]!, createdAt: START + MINUTE };
    const at = START + 3 * MINUTE + SETTLED_MS;
    const checkpoint = makeCheckpoint(foldActs(checkoutAgreement(), log.acts, START + DAY), lee, at);
    expect(checkpoint).toBeUndefined();
    expect(makeCheckpoint(foldActs(checkoutAgreement(), log.acts, START + DAY), lee, at + MINUTE)).toMatchObject({
      count: 5,
    });
  });

  test('nothing where the record was not read whole', () => {
    const log = new Log();
    log.note();
    const definition = log.checkpointed();
    expect(makeCheckpoint(foldActs(definition, [], START + DAY, 'newest'), lee, START + DAY)).toBeUndefined();
    expect(makeCheckpoint(foldActs(definition, log.acts, START + DAY), lee, START + DAY)).toMatchObject({ count: 6 });
  });

  test('what was missing behind the checkpoint before it stays said, in every later one and from the newest acts, too', () => {
    const log = new Log();
    log.note();
    let definition = log.checkpointed();
    log.acts.pop();
    const missing = ['1 act behind the checkpoint of 2027-03-03 by lee was removed, or cannot be read any more.'];
    expect(foldActs(definition, log.acts, START + DAY).doubts).toEqual(missing);
    for (const days of [1, 2, 3]) {
      const at = START + days * DAY;
      const checkpoint = makeCheckpoint(foldActs(definition, log.acts, at), lee, at);
      expect(checkpoint).toMatchObject({ count: 5, doubts: missing });
      definition = { ...definition, checkpoint };
      expect(narrowAgreementDefinition(definition)).toEqual({ ok: true, value: definition });
      expect(foldActs(definition, log.acts, at).doubts).toEqual(missing);
      expect(foldActs(definition, [], at, 'newest').doubts).toEqual(missing);
    }
    log.acts.splice(0, 1);
    expect(foldActs(definition, log.acts, START + 4 * DAY).doubts).toEqual([
      ...missing,
      '1 act behind the checkpoint of 2027-03-06 by lee was removed, or cannot be read any more.',
    ]);
  });

  test('a signature that is missing goes on to be missed and to count, whatever checkpoints are made', () => {
    const log = new Log();
    let definition = log.checkpointed();
    log.acts.splice(2, 1);
    for (const days of [1, 2]) {
      const at = START + days * DAY;
      definition = { ...definition, checkpoint: makeCheckpoint(foldActs(definition, log.acts, at), lee, at) };
      const { inForce, doubts } = foldActs(definition, log.acts, at);
      expect(inForce).toMatchObject({ version: 1 });
      expect(doubts).toHaveLength(1);
    }
  });

  test('a quiet year, but for the last day: its page may have a clock that is ahead', () => {
    const log = new Log();
    const at = START + 365 * DAY + 385;
    const checkpoint = makeCheckpoint(foldActs(checkoutAgreement(), log.acts, at), lee, at)!;
    expect(checkpoint).toMatchObject({ until: START + 364 * DAY, count: 5 });
    const definition = { ...checkoutAgreement(), checkpoint };
    expect(foldActs(definition, log.acts, at).doubts).toEqual([]);
    expect(foldActs(definition, [], at, 'newest').inForce).toMatchObject({ version: 1, since: START + 5 * MINUTE });
    expect(recordStart([{ value: definition, createdAt: START }])).toBe(START + 364 * DAY);
  });

  test('of versions that were replaced only those of the last 800 days, and what something that still holds rests on', () => {
    const log = new Log();
    const ask = { act: 'ask-exclusion', party: 'product', reason: 'y', from: iso(START), to: iso(START + MINUTE) };
    const asked = log.say(pat, ask);
    const of = { uid: asked.uid, hash: actHash(asked.act) };
    log.say(sam, { act: 'approve', party: 'sre', of });
    for (const version of [2, 3, 4, 5]) {
      log.age(600 * DAY);
      log.propose(pat, 'product', checkoutTerms({ goals: `Goal ${version}.` }), version);
      log.signAll(checkoutTerms({ goals: `Goal ${version}.` }), version);
    }
    const at = log.time + DAY;
    const checkpoint = makeCheckpoint(foldActs(checkoutAgreement(), log.acts, at), lee, at);
    expect(foldActs(checkoutAgreement({ checkpoint }), [], at, 'newest')).toMatchObject({
      versions: [{ version: 1 }, { version: 3 }, { version: 4 }, { version: 5 }],
      exclusions: [{ status: 'approved' }],
      inForce: { version: 5 },
      invalid: [],
    });
  });

  test('it keeps what decides, and of what does not only how the last ones are named', () => {
    const log = new Log();
    const note = log.note();
    const ask = log.say(pat, {
      act: 'ask-exception',
      party: 'product',
      scope: 'x',
      reason: 'y',
      until: new Date(START + DAY).toISOString(),
    });
    const approval = log.say(lee, { act: 'approve', party: 'lead', of: { uid: ask.uid, hash: actHash(ask.act) } });
    const definition = log.checkpointed();
    expect(keptBy(definition)).toEqual(['act-1', 'act-2', 'act-3', 'act-4', 'act-5', ask.uid, approval.uid]);
    expect(definition.checkpoint?.recent).toContainEqual({ uid: note.uid, hash: actHash(note.act), highest: 1 });
    expect(foldActs(definition, [], START + DAY - 1, 'newest')).toMatchObject({
      inForce: { version: 1, since: START + 5 * MINUTE },
      exceptions: [{ status: 'approved' }],
    });
  });

  test('of versions that were overtaken nothing is kept, and the numbers of later ones still fit', () => {
    const log = new Log();
    log.propose(pat, 'product', v2, 2);
    log.propose(pat, 'product', v1, 3);
    log.signAll(v1, 3);
    const definition = log.checkpointed();
    expect(keptBy(definition)).not.toContain('act-6');
    expect(foldActs(definition, [], log.time + DAY, 'newest')).toMatchObject({ inForce: { version: 3 }, invalid: [] });
    log.propose(pat, 'product', v2, 4);
    const state = foldActs(definition, log.newest(definition), log.time, 'newest');
    expect(state).toMatchObject({ proposed: { version: 4 }, invalid: [], reading: 'newest' });
  });
});

describe('behind a checkpoint', () => {
  test('a signature that was taken away counts all the same, says so, and the record is doubted', () => {
    const log = new Log();
    const definition = log.checkpointed();
    const state = foldActs(
      definition,
      log.acts.filter((it) => it.uid !== 'act-3'),
      START + DAY
    );
    expect(state).toMatchObject({ inForce: { version: 1, signatures: { length: 4 } }, invalid: [] });
    expect(state.entries.find((it) => it.stored.uid === 'act-3')?.restored).toBe(
      'Removed behind a checkpoint. The checkpoint of 2027-03-03 by lee has it, so it counts as it was.'
    );
    expect(state.doubts).toEqual([
      '1 act behind the checkpoint of 2027-03-03 by lee was removed, or cannot be read any more.',
    ]);
  });

  test('a signature that was changed counts as it was', () => {
    const log = new Log();
    const definition = log.checkpointed();
    const act: SignAct = { ...(log.acts[2]!.act as SignAct), party: 'executive' };
    log.acts[2] = { ...log.acts[2]!, act, version: 2, updatedBy: outsider };
    const state = foldActs(definition, log.acts, START + DAY);
    expect(state).toMatchObject({
      inForce: { version: 1, signatures: [{}, { party: 'sre' }, {}, {}] },
      doubts: ['Something behind the checkpoint of 2027-03-03 by lee was changed.'],
    });
    expect(state.entries[2]?.restored).toMatch(/^Changed afterwards by mallory\./);
  });

  test('a remark that was taken away is missed, though it decided nothing', () => {
    const log = new Log();
    log.note();
    log.note();
    const definition = log.checkpointed();
    const state = foldActs(definition, log.acts.slice(0, 5), START + DAY);
    expect(state.doubts).toEqual([
      '2 acts behind the checkpoint of 2027-03-03 by lee were removed, or cannot be read any more.',
    ]);
    expect(state.entries.every((it) => it.restored === undefined)).toBe(true);
  });

  test('an act that was slipped in is noticed', () => {
    const log = new Log();
    const definition = log.checkpointed();
    log.acts.push({ ...log.note(outsider), uid: 'new', createdAt: START + MINUTE });
    log.acts.splice(-2, 1);
    expect(foldActs(definition, log.acts, START + DAY).doubts).toEqual([
      'There is 1 act more behind the checkpoint of 2027-03-03 by lee than there were.',
    ]);
  });

  test('a checkpoint copied from another agreement brings nothing of it in force', () => {
    const { checkpoint } = new Log().checkpointed();
    const copy = checkoutAgreement({ id: 'search', checkpoint });
    expect(foldActs(copy, [], START + DAY)).toMatchObject({ inForce: undefined, entries: [] });
  });
});

describe('reading the newest acts only', () => {
  test('they may name one of the last acts before the checkpoint', () => {
    const log = new Log();
    log.note();
    const definition = log.checkpointed();
    log.propose(pat, 'product', v2, 2);
    const state = foldActs(definition, log.newest(definition), log.time, 'newest');
    expect(state).toMatchObject({ proposed: { version: 2 }, invalid: [] });
    expect(needsWhole(state)).toBe(false);
  });

  test('one that names an older act is missing something, so that the whole must be read: there it counts', () => {
    const log = new Log();
    const old = log.note();
    for (let count = 0; count < 30; count++) {
      log.note();
    }
    const definition = log.checkpointed();
    log.say(dana, { act: 'comment', text: 'Late.' }, old);
    const state = foldActs(definition, log.newest(definition), log.time, 'newest');
    expect(state.invalid).toMatchObject([
      { reason: `The act before it, ${old.uid}, is missing or is not what it was.` },
    ]);
    expect(needsWhole(state)).toBe(true);
    const whole = foldActs(definition, log.acts, log.time);
    expect(whole.invalid).toEqual([]);
    expect(needsWhole(whole)).toBe(false);
  });

  test('what answers something that had ended before the checkpoint needs the whole, too', () => {
    const log = new Log();
    log.propose(pat, 'product', v2, 2);
    log.propose(pat, 'product', v1, 3);
    log.signAll(v1, 3);
    const definition = log.checkpointed();
    log.say(pat, { act: 'sign', party: 'product', version: 2, termsHash: termsHash(v2) });
    expect(needsWhole(foldActs(definition, log.newest(definition), log.time, 'newest'))).toBe(true);
  });

  test('so does a time before the checkpoint; without a checkpoint the newest acts are all there are', () => {
    const log = new Log();
    const definition = log.checkpointed();
    expect(needsWhole(foldActs(definition, [], definition.checkpoint!.until - 1, 'newest'))).toBe(true);
    expect(foldActs(checkoutAgreement(), log.acts, START + DAY, 'newest')).toEqual(
      foldActs(checkoutAgreement(), log.acts, START + DAY)
    );
  });

  test('strangers cannot make everybody read the whole', () => {
    const log = new Log();
    const definition = log.checkpointed();
    log.say(outsider, { act: 'sign', party: 'product', version: 7, termsHash: termsHash(v2) });
    expect(needsWhole(foldActs(definition, log.newest(definition), log.time, 'newest'))).toBe(false);
  });

  test('acts before the checkpoint that were read all the same change nothing', () => {
    const log = new Log();
    log.say(pat, { act: 'retire', party: 'product', version: 1, termsHash: termsHash(v1), reason: 'Enough.' });
    log.sign(pat, 'product', v1);
    const definition = log.checkpointed();
    const at = log.time + DAY;
    expect(foldActs(definition, log.acts.slice(0, 6), at, 'newest')).toEqual(foldActs(definition, [], at, 'newest'));
    expect(foldActs(definition, [], at, 'newest').retiring).toEqual([]);
  });
});

describe('when a checkpoint is written', () => {
  function needs(log: Log, definition: AgreementDefinition, at: number): boolean {
    return needsCheckpoint(definition, foldActs(definition, log.acts, at), at);
  }

  test('as soon as one act has settled, where there is none yet', () => {
    const log = new Log();
    expect(needs(log, checkoutAgreement(), START + SETTLED_MS)).toBe(false);
    expect(needs(log, checkoutAgreement(), START + MINUTE + SETTLED_MS)).toBe(true);
    expect(needsCheckpoint(checkoutAgreement(), foldActs(checkoutAgreement(), [], START), START)).toBe(false);
  });

  test('after twenty more settled acts', () => {
    const log = new Log();
    const definition = log.checkpointed();
    for (let count = 0; count < 20; count++) {
      log.note();
    }
    expect(needs(log, definition, log.time + SETTLED_MS - 1)).toBe(false);
    expect(needs(log, definition, log.time + SETTLED_MS)).toBe(true);
    const newest = foldActs(definition, log.newest(definition), log.time + SETTLED_MS, 'newest');
    expect(needsCheckpoint(definition, newest, log.time + SETTLED_MS)).toBe(true);
  });

  test('after a week, if anything has been said since', () => {
    const log = new Log();
    const definition = log.checkpointed();
    expect(needs(log, definition, START + 8 * DAY)).toBe(false);
    log.note();
    expect(needs(log, definition, START + 6 * DAY)).toBe(false);
    expect(needs(log, definition, START + 8 * DAY)).toBe(true);
  });

  test('after a month also where nothing has been said', () => {
    const log = new Log();
    const definition = log.checkpointed();
    expect(needs(log, definition, START + 29 * DAY)).toBe(false);
    expect(needs(log, definition, START + 31 * DAY)).toBe(true);
    const newest = foldActs(definition, [], START + 31 * DAY, 'newest');
    expect(needsCheckpoint(definition, newest, START + 31 * DAY)).toBe(true);
  });

  test('also while the record is in doubt, which the new one goes on to say', () => {
    const log = new Log();
    const definition = log.checkpointed();
    log.note();
    log.acts.shift();
    expect(needs(log, definition, START + 8 * DAY)).toBe(true);
  });
});
