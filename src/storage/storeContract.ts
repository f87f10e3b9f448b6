import * as fc from 'fast-check';

import type { Act, StoredAct } from '../core/agreement/Act';
import { actHash } from '../core/agreement/actHash';
import { checkoutAgreement, checkoutSlo, checkoutTerms } from '../core/agreement/agreementFixture';
import { digestOf } from '../core/agreement/digestOf';
import { foldActs } from '../core/agreement/foldActs';
import type { Party } from '../core/agreement/parties';
import { termsHash } from '../core/agreement/termsHash';
import { ACTS_OF_ALL_KINDS } from './actsFixture';
import { ANY_STEPS, checkInterleaving } from './checkInterleaving';
import type { Store } from './ports';
import type { StoreErrorKind } from './StoreError';
import { StoreError } from './StoreError';

/** A person with a store in their hands. */
export interface StoreUser {
  id: number;
  login: string;
  store: Store;
}

/** One empty place to store things in, with the people who use it. */
export interface StoreSubject {
  editor: StoreUser;
  otherEditor: StoreUser;
  viewer: StoreUser;
  /** Rewrites an act behind Truce's back, as this person. */
  tamper(by: StoreUser, stored: StoredAct, act: Act): Promise<void>;
  /** Takes an element away behind Truce's back. */
  remove(uid: string): Promise<void>;
  /** Replaces the value of an element behind Truce's back, as another schema may have written it; this one by default. */
  spoil(uid: string, value: object, schemaVersion?: number): Promise<void>;
  /** Lets time pass on the server. */
  pass(ms: number): void;
  close(): Promise<void>;
}

const terms = checkoutTerms();

function proposal(party: Party = 'sre'): Act {
  return { agreement: 'checkout', act: 'propose', party, version: 1, terms, reason: 'Nobody complained.' };
}

function signature(party: Party, before: StoredAct): Act {
  const previous = { uid: before.uid, hash: actHash(before.act) };
  return { agreement: 'checkout', act: 'sign', party, version: 1, termsHash: termsHash(terms), previous };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Adapters whose values have lines name the file and the line first. */
const saying = (sentence: string) => expect.stringMatching(new RegExp(`^(\\S+\\.yaml, line \\d+: )?${sentence}`));

/**
 * What every store does, whatever it stores in.
 *
 * @param runs how many orders of two people's saves are tried
 */
export function storeContract(open: () => Promise<StoreSubject>, { runs }: { runs: number }): void {
  let subject: StoreSubject;
  let editor: Store;
  let otherEditor: Store;
  let viewer: Store;

  beforeEach(async () => {
    subject = await open();
    editor = subject.editor.store;
    otherEditor = subject.otherEditor.store;
    viewer = subject.viewer.store;
  });
  afterEach(() => subject.close());

  describe('definitions', () => {
    test('an empty store has none', async () => {
      expect(await viewer.definitions()).toEqual({ slos: [], agreements: [], unreadable: [] });
    });

    test('what an Editor creates, a Viewer reads', async () => {
      const slo = await editor.createSlo(checkoutSlo());
      const agreement = await editor.createAgreement(checkoutAgreement());
      expect(slo).toMatchObject({ uid: 'slo-checkout', version: 1, value: checkoutSlo() });
      expect(agreement).toMatchObject({ uid: 'agreement-checkout', version: 1, value: checkoutAgreement() });
      expect(await viewer.definitions()).toEqual({ slos: [slo], agreements: [agreement], unreadable: [] });
    });

    test('they are listed by id', async () => {
      await editor.createSlo(checkoutSlo({ id: 'search', title: 'A search' }));
      await editor.createSlo(checkoutSlo({ id: 'checkout', title: 'B checkout' }));
      const { slos } = await viewer.definitions();
      expect(slos.map(({ value }) => value.id)).toEqual(['checkout', 'search']);
    });

    test('a change raises the version and is read by others', async () => {
      const { version } = await editor.createSlo(checkoutSlo());
      const changed = await editor.updateSlo(checkoutSlo({ target: 0.995, title: 'Checkout mostly works' }), version);
      expect(changed.version).toBeGreaterThan(version);
      expect((await otherEditor.definitions()).slos).toEqual([changed]);
      expect(changed.value).toEqual(checkoutSlo({ target: 0.995, title: 'Checkout mostly works' }));
    });

    test('whoever saves last without having read the newest version is refused', async () => {
      const { version } = await editor.createSlo(checkoutSlo());
      const first = await editor.updateSlo(checkoutSlo({ target: 0.995 }), version);
      await expectRefusal(otherEditor.updateSlo(checkoutSlo({ target: 0.9 }), version), 'changed-by-someone-else');
      expect((await viewer.definitions()).slos).toEqual([first]);
    });

    test('who was refused reads who saved in between, and can save on top of that', async () => {
      const { version } = await editor.createSlo(checkoutSlo());
      subject.pass(HOUR_MS);
      const theirs = await otherEditor.updateSlo(checkoutSlo({ target: 0.995 }), version);
      await expectRefusal(editor.updateSlo(checkoutSlo({ target: 0.9 }), version), 'changed-by-someone-else');
      const [newest] = (await editor.definitions()).slos;
      const { id, login } = subject.otherEditor;
      expect(newest).toEqual({ ...theirs, updatedBy: { id, login }, updatedAt: newest.createdAt + HOUR_MS });
      const mine = await editor.updateSlo({ ...newest.value, title: 'Both' }, newest.version);
      expect(mine).toMatchObject({ value: { target: 0.995, title: 'Both' }, updatedBy: { id: subject.editor.id } });
    });

    test('an agreement is guarded in the same way', async () => {
      const { version } = await editor.createAgreement(checkoutAgreement());
      const changed = checkoutAgreement({ slos: ['checkout', 'search'] });
      const saved = await otherEditor.updateAgreement(changed, version);
      await expectRefusal(editor.updateAgreement(checkoutAgreement(), version), 'changed-by-someone-else');
      expect((await viewer.definitions()).agreements).toEqual([saved]);
    });

    test('an id can be used once', async () => {
      const first = await editor.createSlo(checkoutSlo());
      await expectRefusal(otherEditor.createSlo(checkoutSlo({ target: 0.9 })), 'already-exists');
      expect((await viewer.definitions()).slos).toEqual([first]);
    });

    test('an SLO that is not there cannot be changed', async () => {
      await expectRefusal(editor.updateSlo(checkoutSlo(), 1), 'not-found');
    });

    test('a Viewer can neither create nor change one', async () => {
      await expectRefusal(viewer.createSlo(checkoutSlo()), 'not-allowed');
      const { version } = await editor.createAgreement(checkoutAgreement());
      await expectRefusal(viewer.updateAgreement(checkoutAgreement({ title: 'Mine' }), version), 'not-allowed');
      expect(await viewer.definitions()).toMatchObject({ slos: [], agreements: [{ value: checkoutAgreement() }] });
    });

    test('one that could not be read back is not written', async () => {
      const refused = await expectRefusal(editor.createSlo(checkoutSlo({ target: 1 })), 'bad-input');
      expect(refused.message).toMatch(/^target is 1\. A promise of 100 %/);
      expect((await viewer.definitions()).slos).toEqual([]);
    });

    test('one that somebody spoiled is listed as unreadable and the others are still there', async () => {
      await editor.createSlo(checkoutSlo());
      const search = await editor.createSlo(checkoutSlo({ id: 'search' }));
      await subject.spoil('slo-checkout', { ...checkoutSlo(), target: 'high' });
      const { slos, unreadable } = await viewer.definitions();
      expect(slos).toEqual([search]);
      expect(unreadable).toEqual([
        expect.objectContaining({ uid: 'slo-checkout', problem: saying('target is "high"\\. ') }),
      ]);
    });

    test('a definition says when it was made and who saved it last, by the server', async () => {
      const made = await editor.createAgreement(checkoutAgreement());
      const { id, login } = subject.editor;
      expect(made).toMatchObject({ updatedAt: made.createdAt, updatedBy: { id, login } });
      subject.pass(DAY_MS);
      const saved = await otherEditor.updateAgreement(checkoutAgreement(), made.version);
      expect(saved.createdAt).toBe(made.createdAt);
      expect(saved.updatedAt).toBe(made.createdAt + DAY_MS);
      expect(saved.updatedBy).toEqual({ id: subject.otherEditor.id, login: subject.otherEditor.login });
      expect((await viewer.definitions()).agreements).toEqual([saved]);
    });

    test('an agreement comes back with its checkpoint, dates and everything else as it was', async () => {
      const first = await editor.appendAct('a1', proposal());
      const second = await viewer.appendAct('a2', signature('product', first));
      const agreement = checkoutAgreement({
        service: 'Checkout',
        requiredFrom: { development: '2027-03-03T09:00:00Z' },
        signers: {
          sre: [{ login: 'sam', name: 'Sam', from: '2027-01-01T00:00:00Z', until: '2027-03-01T00:00:00+01:00' }],
        },
        checkpoint: {
          until: second.createdAt,
          count: 2,
          digest: digestOf([first, second]),
          recent: [{ uid: second.uid, hash: actHash(second.act), highest: 1 }],
          kept: [first, second],
          by: second.createdBy,
          at: second.createdAt,
        },
      });
      await editor.createAgreement(agreement);
      const [read] = (await viewer.definitions()).agreements;
      expect(read.value).toEqual(agreement);
      expect(read.value.checkpoint?.kept.map(({ act }) => actHash(act))).toEqual(
        [first, second].map((it) => actHash(it.act))
      );
    });

    test('what the first schema wrote is read as it was meant, and stays so when it is saved', async () => {
      const { required: _, ...old } = checkoutAgreement();
      await editor.createAgreement(checkoutAgreement());
      await editor.createSlo(checkoutSlo());
      await subject.spoil('agreement-checkout', old, 1);
      await subject.spoil('slo-checkout', checkoutSlo(), 1);
      const read = await editor.definitions();
      expect(read).toMatchObject({ slos: [{ value: checkoutSlo() }], agreements: [{ value: checkoutAgreement() }] });
      expect(read.unreadable).toEqual([]);
      const [stored] = read.agreements;
      const { executive, ...signers } = { executive: [], ...stored.value.signers };
      const fewer = { ...stored.value, signers: { ...signers, executive }, required: [] };
      expect((await editor.updateAgreement(fewer, stored.version)).value).toEqual(fewer);
      expect((await viewer.definitions()).agreements[0].value).toEqual(fewer);
    });

    test('what a newer Truce wrote is listed with its agreement, and never written over', async () => {
      const agreement = await editor.createAgreement(checkoutAgreement());
      await editor.createSlo(checkoutSlo());
      await subject.spoil('agreement-checkout', { wholly: 'new' }, 3);
      await subject.spoil('slo-checkout', checkoutSlo({ target: 0.5 }), 99);
      const { slos, agreements, unreadable } = await editor.definitions();
      expect([slos, agreements]).toEqual([[], []]);
      const newer = { isNewer: true, problem: expect.stringMatching(/A newer Truce wrote it .*Update Truce\.$/) };
      expect([...unreadable].sort((a, b) => (a.uid < b.uid ? -1 : 1))).toEqual([
        expect.objectContaining({ uid: 'agreement-checkout', agreement: 'checkout', ...newer }),
        expect.objectContaining({ uid: 'slo-checkout', ...newer }),
      ]);
      for (const version of [1, 2, 3, agreement.version]) {
        const refusal = editor.updateAgreement(checkoutAgreement(), version);
        expect((await expectRefusal(refusal, 'not-allowed')).message).toMatch(
          /^A newer Truce wrote agreement-checkout\./
        );
        await expectRefusal(editor.updateSlo(checkoutSlo(), version), 'not-allowed');
      }
      await expectRefusal(editor.createSlo(checkoutSlo()), 'already-exists');
      expect(await editor.definitions()).toEqual({ slos, agreements, unreadable });
    });

    test('changing what was handed in or read does not change what is stored', async () => {
      const slo = checkoutSlo();
      await editor.createSlo(slo);
      slo.words.one = 'changed';
      const read = await editor.definitions();
      read.slos[0].value.words.one = 'changed';
      expect((await editor.definitions()).slos[0].value).toEqual(checkoutSlo());
    });
  });

  describe('the record', () => {
    test('an empty record has no acts', async () => {
      expect(await viewer.acts()).toEqual({ acts: [], unreadable: [] });
      expect(await viewer.acts('checkout')).toEqual({ acts: [], unreadable: [] });
    });

    test('a Viewer adds an act, and the server says who it was', async () => {
      const { id, login } = subject.viewer;
      const stored = await viewer.appendAct('a1', proposal('product'));
      expect(stored).toMatchObject({
        uid: 'act-a1',
        act: proposal('product'),
        version: 1,
        createdBy: { id, login },
        updatedBy: { id, login },
      });
      expect(stored.updatedAt).toBe(stored.createdAt);
      expect(await editor.acts('checkout')).toEqual({ acts: [stored], unreadable: [] });
    });

    test('acts are read in the order of their chain, of one agreement or of all', async () => {
      const first = await editor.appendAct('z', proposal());
      const second = await viewer.appendAct('m', signature('product', first));
      const third = await otherEditor.appendAct('a', signature('lead', second));
      const other = await editor.appendAct('b', { ...proposal(), agreement: 'checkout-eu' });
      expect((await viewer.acts('checkout')).acts).toEqual([first, second, third]);
      expect((await viewer.acts('checkout-eu')).acts).toEqual([other]);
      expect((await viewer.acts('check')).acts).toEqual([]);
      const all = (await viewer.acts()).acts.map(({ uid }) => uid);
      expect([...all].sort()).toEqual(['act-a', 'act-b', 'act-m', 'act-z']);
    });

    test('a repeated request adds nothing and is answered with the act that is there', async () => {
      const first = await viewer.appendAct('once', proposal('product'));
      expect(await viewer.appendAct('once', proposal('product'))).toEqual(first);
      expect((await editor.acts()).acts).toEqual([first]);
    });

    test('an id that says something else already is refused and the first act stays', async () => {
      const first = await viewer.appendAct('once', proposal('product'));
      await expectRefusal(editor.appendAct('once', proposal('sre')), 'already-exists');
      expect((await editor.acts()).acts).toEqual([first]);
    });

    test.each(['', 'Upper', 'with space', '-a', 'x'.repeat(37)])('the act id %p is refused', async (id) => {
      await expectRefusal(viewer.appendAct(id, proposal()), 'bad-input');
    });

    test('an act id of 36 characters fits', async () => {
      const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
      expect((await viewer.appendAct(id, proposal())).uid).toBe(`act-${id}`);
    });

    test('an act that could not be read back is not written', async () => {
      const act = { ...proposal(), version: 0 } as Act;
      const refused = await expectRefusal(viewer.appendAct('a1', act), 'bad-input');
      expect(refused.message).toMatch(/^version is 0\. /);
      expect((await viewer.acts()).acts).toEqual([]);
    });

    test('an act keeps its hash on its way through the store', async () => {
      await viewer.appendAct('a1', proposal());
      const [{ act }] = (await editor.acts()).acts;
      expect(actHash(act)).toBe(actHash(proposal()));
    });

    test('words keep their hash whatever characters they have', async () => {
      const reason = 'Über 50 % → "nein" <b>&amp;</b> \u2028 🎉 \\u0041 \n\t end';
      const act: Act = { ...proposal(), reason } as Act;
      await viewer.appendAct('a1', act);
      const [read] = (await editor.acts()).acts;
      expect(read.act).toEqual(act);
      expect(actHash(read.act)).toBe(actHash(act));
    });

    test('an act that somebody rewrote shows a newer version and who it was, and does not count', async () => {
      const definition = checkoutAgreement({
        signers: { sre: [{ userId: subject.editor.id, login: subject.editor.login, name: 'Sam' }] },
      });
      const first = await editor.appendAct('a1', proposal());
      expect(foldActs(definition, [first], first.createdAt)).toMatchObject({ proposed: { version: 1 }, invalid: [] });
      await subject.tamper(subject.otherEditor, first, { ...proposal(), reason: 'Somebody else wrote this.' } as Act);
      const { acts } = await viewer.acts('checkout');
      expect(acts).toMatchObject([
        { version: 2, createdBy: { id: subject.editor.id }, updatedBy: { id: subject.otherEditor.id } },
      ]);
      const state = foldActs(definition, acts, acts[0].createdAt);
      expect(state.proposed).toBeUndefined();
      expect(state.invalid).toMatchObject([{ reason: `Changed afterwards by ${subject.otherEditor.login}.` }]);
    });

    test('an act that was taken away is missed by the act after it', async () => {
      const first = await editor.appendAct('a1', proposal());
      const second = await viewer.appendAct('a2', signature('product', first));
      await subject.remove(first.uid);
      const { acts } = await editor.acts('checkout');
      expect(acts).toEqual([second]);
      const definition = checkoutAgreement({
        signers: { product: [{ userId: subject.viewer.id, login: subject.viewer.login, name: 'Pat' }] },
      });
      expect(foldActs(definition, acts, second.createdAt).invalid).toMatchObject([
        { reason: 'The act before it, act-a1, is missing or is not what it was.' },
      ]);
    });

    test('an act that cannot be read is listed and the others are still there', async () => {
      const first = await editor.appendAct('a1', proposal());
      await editor.appendAct('a2', signature('sre', first));
      await subject.spoil('act-a2', { agreement: 'checkout', act: 'bribe' });
      const { acts, unreadable } = await viewer.acts();
      expect(acts).toEqual([first]);
      expect(unreadable).toEqual([
        expect.objectContaining({ uid: 'act-a2', problem: saying('act is "bribe"\\. '), agreement: 'checkout' }),
      ]);
    });

    test.each(Object.values(ACTS_OF_ALL_KINDS))('an act of the kind $act comes back as it was said', async (act) => {
      const stored = await viewer.appendAct('a1', act);
      expect(stored.act).toEqual(act);
      const [read] = (await editor.acts('checkout')).acts;
      expect(read).toEqual(stored);
      expect(actHash(read.act)).toBe(actHash(act));
    });

    test('acts of the first schema keep their hashes', async () => {
      const first = await editor.appendAct('a1', proposal());
      await subject.spoil(first.uid, proposal(), 1);
      const { acts, unreadable } = await viewer.acts('checkout');
      expect(acts.map(({ act }) => actHash(act))).toEqual([actHash(proposal())]);
      expect(unreadable).toEqual([]);
    });

    test('an act that a newer Truce wrote is listed with its agreement, and its id stays taken', async () => {
      const first = await editor.appendAct('a1', proposal());
      await editor.appendAct('a2', { ...proposal(), agreement: 'checkout-eu' });
      await subject.spoil('act-a1', { agreement: 'checkout', act: 'arbitrate' }, 3);
      const { acts, unreadable } = await viewer.acts('checkout');
      expect(acts).toEqual([]);
      expect(unreadable).toEqual([expect.objectContaining({ uid: first.uid, agreement: 'checkout', isNewer: true })]);
      expect((await viewer.acts('checkout-eu')).unreadable).toEqual([]);
      expect((await viewer.acts()).unreadable).toEqual(unreadable);
      await expectRefusal(editor.appendAct('a1', proposal()), 'already-exists');
    });

    test('the newest acts of all agreements can be read alone, in the order of their chain', async () => {
      const old = await editor.appendAct('z', proposal());
      subject.pass(3 * DAY_MS);
      const second = await viewer.appendAct('y', signature('product', old));
      const third = await otherEditor.appendAct('x', signature('lead', second));
      subject.pass(HOUR_MS);
      const other = await editor.appendAct('a', { ...proposal(), agreement: 'checkout-eu' });
      expect((await viewer.actsSince(second.createdAt)).acts).toEqual([second, third, other]);
      expect((await viewer.actsSince(second.createdAt + 1000)).acts).toEqual([other]);
      expect((await viewer.actsSince(other.createdAt + 1000)).acts).toEqual([]);
      expect((await viewer.actsSince(0)).acts).toEqual([old, second, third, other]);
    });

    test('among the newest are those that cannot be read', async () => {
      const old = await editor.appendAct('a1', proposal());
      await subject.spoil(old.uid, { agreement: 'checkout', act: 'bribe' });
      subject.pass(3 * DAY_MS);
      const { uid, createdAt } = await editor.appendAct('a2', proposal());
      await subject.spoil(uid, { agreement: 'checkout', act: 'arbitrate' }, 3);
      const { acts, unreadable } = await viewer.actsSince(createdAt);
      expect(acts).toEqual([]);
      expect(unreadable).toEqual([expect.objectContaining({ uid, agreement: 'checkout', isNewer: true })]);
    });

    test('two requests at once with the same act id are one act', async () => {
      const answers = await Promise.all([1, 2, 3, 4].map(() => viewer.appendAct('once', proposal('product'))));
      expect(answers).toEqual(answers.map(() => answers[0]));
      expect((await editor.acts()).acts).toEqual([answers[0]]);
    });

    test('of two different acts at once under one id one is refused', async () => {
      const answers = await Promise.allSettled([
        viewer.appendAct('once', proposal('product')),
        editor.appendAct('once', proposal('sre')),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const kept = answers.find((answer) => answer.status === 'fulfilled');
      expect((await editor.acts()).acts).toEqual([kept?.value]);
    });

    test('twenty people at once each add an act and none is lost', async () => {
      const first = await editor.appendAct('first', proposal());
      const users = [editor, otherEditor, viewer];
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => users[index % 3].appendAct(`n${index}`, signature('sre', first)))
      );
      expect((await viewer.acts('checkout')).acts).toHaveLength(21);
    });

    test('of two Editors who save at once one is told so', async () => {
      const { version } = await editor.createSlo(checkoutSlo());
      const saves = await Promise.allSettled([
        editor.updateSlo(checkoutSlo({ target: 0.99 }), version),
        otherEditor.updateSlo(checkoutSlo({ target: 0.98 }), version),
      ]);
      expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const saved = saves.find((save) => save.status === 'fulfilled');
      expect((await viewer.definitions()).slos).toEqual([saved?.value]);
    });
  });

  describe('what the caller may do', () => {
    test('an Editor may define and act, somebody else may act alone', async () => {
      const { id, login } = subject.editor;
      expect(await editor.access()).toMatchObject({ user: { id, login }, mayDefine: true, mayAct: true });
      expect(await viewer.access()).toMatchObject({
        user: { id: subject.viewer.id, login: subject.viewer.login },
        mayDefine: false,
        mayAct: true,
        mayListPeople: false,
      });
    });
  });

  test('whatever two Editors do, in any order and at once, nothing that was acknowledged is lost', async () => {
    await fc.assert(
      fc.asyncProperty(ANY_STEPS, async (steps) => {
        const fresh = await open();
        try {
          await checkInterleaving(steps, [fresh.editor.store, fresh.otherEditor.store]);
        } finally {
          await fresh.close();
        }
      }),
      { numRuns: runs }
    );
  });
}

async function expectRefusal(promise: Promise<unknown>, kind: StoreErrorKind): Promise<StoreError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason
  );
  expect(error).toBeInstanceOf(StoreError);
  expect(error).toMatchObject({ kind });
  // Refusals are read by people.
  expect((error as StoreError).message).toMatch(/\.$/);
  return error as StoreError;
}
