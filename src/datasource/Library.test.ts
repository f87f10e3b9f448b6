/** @jest-environment node */
import type { StoredAct } from '../core/agreement/Act';
import type { AgreementDefinition } from '../core/agreement/AgreementDefinition';
import { actHash } from '../core/agreement/actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from '../core/agreement/agreementFixture';
import type { Checkpoint } from '../core/agreement/Checkpoint';
import { digestOf } from '../core/agreement/digestOf';
import type { Terms } from '../core/agreement/Terms';
import { CHECKOUT } from '../core/policy/policyFixture';
import type { Slo } from '../core/slo/Slo';
import type { Store } from '../storage/ports';
import { storedFixture } from '../storage/storedFixture';
import { Library } from './Library';

const NOW = 1_795_298_400_000;
const DAY = 86_400_000;
const MINUTE = 60_000;

const SEARCH: Slo = { ...CHECKOUT, id: 'search', title: 'Search answers', team: 'Search' };

/** A store that holds what a test puts into it, and counts what it is asked. */
class FakeStore {
  slos = [CHECKOUT, SEARCH];
  agreements: AgreementDefinition[] = [checkoutAgreement()];
  createdAt = NOW - 30 * DAY;
  record: StoredAct[] = [];
  readonly definitions = jest.fn<ReturnType<Store['definitions']>, []>(async () => ({
    slos: this.slos.map((it) => storedFixture(`slo-${it.id}`, it)),
    agreements: this.agreements.map((it) => ({
      ...storedFixture(`agreement-${it.id}`, it),
      createdAt: this.createdAt,
    })),
    unreadable: [],
  }));
  readonly actsSince = jest.fn<ReturnType<Store['actsSince']>, [number]>(async (time) => ({
    acts: this.record.filter((it) => it.createdAt >= time),
    unreadable: [],
  }));
  readonly acts = jest.fn<ReturnType<Store['acts']>, [string?]>(async (id) => ({
    acts: this.record.filter((it) => id === undefined || it.act.agreement === id),
    unreadable: [],
  }));

  /** How often it was asked for definitions, for the newest acts and for whole records. */
  get asked(): number[] {
    return [this.definitions, this.actsSince, this.acts].map((it) => it.mock.calls.length);
  }
}

function setUp() {
  const clock = { time: NOW, now: () => clock.time };
  const store = new FakeStore();
  return { clock, store, library: new Library(store, clock) };
}

/** Everybody signs version 1, then a stricter version 2, an hour apart and the last act ten minutes ago. */
function twoVersions(terms = checkoutTerms()) {
  const record = new RecordWriter(NOW - 20 * MINUTE);
  record.propose(PEOPLE.pat, 'product', terms);
  record.signAll(terms);
  const first = record.time;
  const stricter = { ...terms, slos: terms.slos.map((it) => ({ ...it, target: 0.9999 })) };
  record.propose(PEOPLE.pat, 'product', stricter, 2);
  record.signAll(stricter, 2);
  return { record, acts: record.acts, first, second: record.time, stricter };
}

/** A checkpoint behind all these acts that keeps what holds: the second version, and the proposal that it follows. */
function checkpointBehind(acts: StoredAct[]): Checkpoint {
  const newest = acts.at(-1)!;
  return {
    until: newest.createdAt,
    count: acts.length,
    digest: digestOf(acts),
    recent: [{ uid: newest.uid, hash: actHash(newest.act), highest: 2 }],
    kept: [acts[0]!, ...acts.slice(5)],
    by: PEOPLE.sam,
    at: newest.createdAt,
  };
}

function bothSlos(): Terms {
  const [checkout] = checkoutTerms().slos;
  return checkoutTerms({ slos: [checkout!, { ...checkout!, id: 'search', title: 'Search answers', target: 0.99 }] });
}

describe('what is stored', () => {
  it('is read once for all panels of a page that ask within a second', async () => {
    const { library, store, clock } = setUp();
    await Promise.all([library.slos(), library.slos(), library.judged(CHECKOUT, NOW)]);
    clock.time += 1_000;
    await library.judged(SEARCH, NOW);
    // Of an agreement about which nothing is known the whole record is read, once.
    expect(store.asked).toEqual([1, 1, 1]);
  });

  it('shows at the next refresh what somebody said elsewhere, for one small request', async () => {
    const { library, store, clock } = setUp();
    const { acts } = twoVersions();
    store.record = acts.slice(0, 9);
    expect((await library.judged(CHECKOUT, clock.time)).agreement!.inForce!.version).toBe(1);
    store.record = acts;
    clock.time += 5_000;
    const refreshed = await Promise.all([1, 2, 3].map(() => library.judged(CHECKOUT, clock.time)));
    expect(refreshed.map((it) => it.agreement!.inForce!.version)).toEqual([2, 2, 2]);
    expect(store.asked).toEqual([1, 2, 0]);
    expect(store.actsSince.mock.calls).toEqual([[store.createdAt - DAY], [acts[8]!.createdAt - MINUTE]]);
  });

  it('asks for definitions again when they are half a minute old', async () => {
    const { library, store, clock } = setUp();
    await library.slos();
    clock.time += 30_000;
    await library.slos();
    expect(store.asked).toEqual([1, 2, 0]);
    clock.time += 1_001;
    store.slos = [SEARCH];
    expect(await library.slos()).toEqual([SEARCH]);
    expect(store.asked).toEqual([2, 3, 0]);
  });

  it('shows an agreement at the next refresh that was made and proposed meanwhile', async () => {
    const { library, store, clock } = setUp();
    const { acts } = twoVersions();
    store.agreements = [];
    expect((await library.judged(CHECKOUT, clock.time)).agreement).toBeUndefined();
    store.agreements = [checkoutAgreement()];
    store.record = acts;
    clock.time += 5_000;
    expect((await library.judged(CHECKOUT, clock.time)).agreement!.inForce!.version).toBe(2);
    clock.time += 5_000;
    await library.judged(CHECKOUT, clock.time);
    expect(store.definitions).toHaveBeenCalledTimes(2);
  });

  it('is read anew every ten minutes, so that an act changed long after it was written shows', async () => {
    const { library, store, clock } = setUp();
    const { acts } = twoVersions();
    store.record = acts;
    expect((await library.judged(CHECKOUT, clock.time)).agreement!.invalid).toEqual([]);
    store.record = acts.map((it, i) => (i === 1 ? { ...it, version: 2, updatedBy: PEOPLE.outsider } : it));
    clock.time += 5 * MINUTE;
    expect((await library.judged(CHECKOUT, clock.time)).agreement!.invalid).toEqual([]);
    clock.time += 5 * MINUTE + 1;
    expect((await library.judged(CHECKOUT, clock.time)).agreement!.invalid[0]).toMatchObject({
      reason: 'Changed afterwards by mallory.',
    });
    expect(store.asked).toEqual([3, 3, 0]);
  });

  it('takes an act that was changed within the last minute as it is now', async () => {
    const { library, store, clock } = setUp();
    const { acts } = twoVersions();
    store.record = acts;
    await library.judged(CHECKOUT, clock.time);
    clock.time += 2_000;
    store.record = [...acts.slice(0, -1), { ...acts.at(-1)!, version: 2, updatedBy: PEOPLE.outsider }];
    const { agreement } = await library.judged(CHECKOUT, clock.time);
    expect(agreement!.inForce!.version).toBe(1);
    expect(agreement!.invalid).toHaveLength(1);
  });

  it('is read anew after it was forgotten, and what was on its way by then is not kept', async () => {
    const { library, store } = setUp();
    await library.slos();
    library.forget();
    store.slos = [SEARCH];
    const under = library.slos();
    library.forget();
    store.slos = [CHECKOUT];
    expect(await library.slos()).toEqual([CHECKOUT]);
    await under;
    expect(await library.slos()).toEqual([CHECKOUT]);
    expect(store.asked).toEqual([3, 3, 0]);
  });

  it('is read again at once after a failure', async () => {
    const { library, store } = setUp();
    store.definitions.mockRejectedValueOnce(new Error('not signed in'));
    await expect(library.slos()).rejects.toThrow('not signed in');
    expect(await library.slos()).toEqual([CHECKOUT, SEARCH]);
  });

  it('is kept when a later read fails: only that question goes unanswered', async () => {
    const { library, store, clock } = setUp();
    await library.slos();
    clock.time += MINUTE;
    store.actsSince.mockRejectedValueOnce(new Error('gone'));
    await expect(library.slos()).rejects.toThrow('gone');
    await expect(library.slos()).resolves.toHaveLength(2);
    expect(store.actsSince).toHaveBeenLastCalledWith(store.createdAt - DAY);
  });

  it('is read whole where there is no agreement: what cannot be read shows', async () => {
    const { library, store } = setUp();
    store.agreements = [];
    await library.contents();
    expect(store.actsSince.mock.calls).toEqual([[0]]);
  });

  it('counts what cannot be read once, and no longer when it can be', async () => {
    const { library, store, clock } = setUp();
    const { acts } = twoVersions();
    const spoiled = { uid: acts[0]!.uid, name: 'act', problem: 'It is no act.' };
    store.actsSince.mockResolvedValueOnce({ acts: [], unreadable: [spoiled] });
    expect((await library.contents()).record.unreadable).toEqual([spoiled]);
    clock.time += 2_000;
    store.actsSince.mockResolvedValueOnce({ acts: [], unreadable: [spoiled] });
    expect((await library.contents()).record.unreadable).toEqual([spoiled]);
    clock.time += 2_000;
    store.record = acts;
    expect((await library.contents()).record).toMatchObject({ unreadable: [], acts: { length: acts.length } });
  });
});

describe('an SLO', () => {
  it('is judged by the agreement that covers it, signed or not', async () => {
    const { library } = setUp();
    const judged = await library.judged(CHECKOUT, NOW);
    expect(judged.agreement!.definition.id).toBe('checkout');
    expect(judged).toMatchObject({ slo: CHECKOUT, siblings: [] });
    expect((await library.judged(SEARCH, NOW)).agreement).toBeUndefined();
  });

  it('is folded once for all panels that ask about times between the same acts, refresh for refresh', async () => {
    const { library, store, clock } = setUp();
    store.record = twoVersions().acts;
    const first = await library.judged(CHECKOUT, clock.time);
    clock.time += 40_000;
    expect((await library.judged(CHECKOUT, clock.time)).agreement!.entries).toBe(first.agreement!.entries);
    expect(store.asked).toEqual([2, 2, 0]);
  });

  it('is no longer excepted once the exception has ended by itself', async () => {
    const { library, store } = setUp();
    const { record } = twoVersions();
    const until = new Date(NOW + 10 * MINUTE).toISOString();
    const previous = { uid: record.acts.at(-1)!.uid, hash: actHash(record.acts.at(-1)!.act) };
    const base = { agreement: 'checkout', party: 'product' as const, previous };
    record.add(PEOPLE.pat, { ...base, act: 'ask-exception', scope: 'Release 4.2', reason: 'A law', until });
    store.record = record.acts;
    const statusAt = async (time: number) => (await library.judged(CHECKOUT, time)).agreement!.exceptions[0]!.status;
    expect([await statusAt(NOW + MINUTE), await statusAt(NOW + 10 * MINUTE), await statusAt(NOW + 9 * MINUTE)]).toEqual(
      ['asked', 'expired', 'asked']
    );
  });

  it('is not taken for signed where it joined the agreement afterwards', async () => {
    const { library, store } = setUp();
    store.agreements = [checkoutAgreement({ slos: [CHECKOUT.id, 'search'] })];
    store.record = twoVersions().acts;
    expect((await library.judged(CHECKOUT, NOW)).agreement!.inForce).toBeDefined();
    expect((await library.judged(CHECKOUT, NOW)).siblings).toEqual([]);
    expect(await library.judged(SEARCH, NOW)).toMatchObject({ agreement: { inForce: undefined }, siblings: [] });
  });

  it('has the other SLOs of its agreement beside it, as they were signed', async () => {
    const { library, store } = setUp();
    store.agreements = [checkoutAgreement({ slos: [CHECKOUT.id, 'search'] })];
    store.record = twoVersions(bothSlos()).acts.slice(0, 5);
    const { agreement, siblings } = await library.judged(CHECKOUT, NOW);
    expect(siblings).toMatchObject([{ slo: { id: 'search', target: 0.99, team: 'Search' }, agreement }]);
    expect((await library.judged(SEARCH, NOW)).siblings!.map((it) => it.slo.id)).toEqual(['checkout']);
  });

  it('knows what was promised when, version by version', async () => {
    const { library, store } = setUp();
    const { acts, first, second } = twoVersions();
    store.record = acts;
    const promised = await library.promised(CHECKOUT, NOW - DAY, NOW);
    expect(promised.map(({ since, target }) => [since, target])).toEqual([
      [first, 0.999],
      [second, 0.9999],
    ]);
    expect(await library.promised(CHECKOUT, NOW - DAY, first - 1)).toEqual([]);
    expect(await library.promised(SEARCH, NOW - DAY, NOW)).toEqual([]);
  });
});

describe('an agreement whose definition was deleted and made again', () => {
  function madeAgain() {
    const world = setUp();
    world.store.record = twoVersions().acts;
    world.store.createdAt = NOW + 2 * DAY;
    world.clock.time = NOW + 2 * DAY;
    return world;
  }

  it('is in force as it was: what was said before its definition is read once', async () => {
    const { library, store, clock } = madeAgain();
    for (let refresh = 0; refresh < 3; refresh++) {
      const asked = [1, 2].map(() => library.judged(CHECKOUT, clock.time));
      expect((await Promise.all(asked)).map((it) => it.agreement!.inForce?.version)).toEqual([2, 2]);
      clock.time += 30_000;
    }
    expect(store.acts.mock.calls).toEqual([['checkout']]);
  });

  it('follows what is said about it from then on', async () => {
    const { library, store, clock } = madeAgain();
    store.record = twoVersions().acts.slice(0, 9);
    expect((await library.judged(CHECKOUT, clock.time)).agreement!.inForce?.version).toBe(1);
    const last = twoVersions().acts.at(-1)!;
    store.record = [...store.record, { ...last, createdAt: clock.time, updatedAt: clock.time }];
    clock.time += 30_000;
    expect((await library.judged(CHECKOUT, clock.time)).agreement!.inForce?.version).toBe(2);
    expect(store.acts).toHaveBeenCalledTimes(1);
  });
});

describe('a clock that is some minutes behind', () => {
  function behind() {
    const world = setUp();
    const { acts } = twoVersions();
    world.store.record = acts;
    world.clock.time = acts.at(-1)!.createdAt - 4 * MINUTE;
    return { ...world, now: world.clock.time };
  }

  it('hides nothing that was said by now', async () => {
    const { library, now } = behind();
    expect((await library.judged(CHECKOUT, now - 50)).agreement!.inForce?.version).toBe(2);
    expect((await library.agreements(CHECKOUT.id, now - DAY, now))[0]!.inForce?.version).toBe(2);
  });

  it('leaves a question about the past as it is', async () => {
    const { library, now } = behind();
    expect((await library.judged(CHECKOUT, now - MINUTE / 2)).agreement!.inForce?.version).toBe(1);
  });
});

describe('behind a checkpoint', () => {
  function withCheckpoint() {
    const world = setUp();
    const versions = twoVersions();
    const checkpoint = checkpointBehind(versions.acts);
    world.store.agreements = [checkoutAgreement({ checkpoint })];
    world.store.record = versions.acts;
    return { ...world, ...versions, checkpoint };
  }

  it('nothing is read to say what holds now', async () => {
    const { library, store, checkpoint } = withCheckpoint();
    expect((await library.judged(CHECKOUT, NOW)).agreement!.inForce!.version).toBe(2);
    expect(store.actsSince.mock.calls).toEqual([[checkpoint.until]]);
    expect(store.acts).not.toHaveBeenCalled();
  });

  it('the whole record is read once for questions about times before it', async () => {
    const { library, store, first, clock } = withCheckpoint();
    const asked = [1, 2, 3].map(() => library.judged(CHECKOUT, first));
    expect((await Promise.all(asked)).map((it) => it.agreement!.inForce!.version)).toEqual([1, 1, 1]);
    clock.time += 2_000;
    expect(await library.promised(CHECKOUT, NOW - DAY, clock.time)).toHaveLength(2);
    expect((await library.agreements(CHECKOUT.id, NOW - DAY, clock.time))[0]!.entries).toHaveLength(10);
    expect(store.acts.mock.calls).toEqual([['checkout']]);
  });

  it('the whole record is read where an act names one that was not read', async () => {
    const { library, store, record, acts } = withCheckpoint();
    const [, old] = acts;
    const previous = { uid: old!.uid, hash: actHash(old!.act) };
    const late = record.add(PEOPLE.dana, { agreement: 'checkout', act: 'note', text: 'Late', previous });
    store.record = record.acts;
    const { agreement } = await library.judged(CHECKOUT, NOW);
    expect(agreement!.entries.find((it) => it.stored.uid === late.uid)).toMatchObject({ invalid: undefined });
    expect(agreement!.inForce!.version).toBe(2);
    expect(store.asked).toEqual([1, 1, 1]);
  });

  it('a refused whole record leaves that question unanswered, and is asked for again', async () => {
    const { library, store, first } = withCheckpoint();
    store.acts.mockRejectedValueOnce(new Error('gone'));
    await expect(library.judged(CHECKOUT, first)).rejects.toThrow('gone');
    expect((await library.judged(CHECKOUT, first)).agreement!.inForce!.version).toBe(1);
  });

  it('everything is read anew where an agreement turns up whose acts are older', async () => {
    const { library, store, clock } = withCheckpoint();
    await library.slos();
    store.agreements = [checkoutAgreement()];
    clock.time += 31_000;
    expect((await library.judged(CHECKOUT, NOW)).agreement!.entries).toHaveLength(10);
    expect(store.actsSince).toHaveBeenLastCalledWith(store.createdAt - DAY);
  });
});
