/** @jest-environment node */
import type { SignAct, StoredAct } from './Act';
import { actHash } from './actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from './agreementFixture';
import { emptyState } from './emptyState';
import { foldActs } from './foldActs';
import { termsHash } from './termsHash';

const MINUTE = 60_000;
const START = Date.UTC(2027, 2, 3, 9);
const FOREVER = START + 1000 * MINUTE;

const v1 = checkoutTerms();
const v2 = checkoutTerms({ alwaysAllowed: 'Security fixes and P0 fixes.' });

function fold(acts: StoredAct[], at = FOREVER, definition = checkoutAgreement()) {
  return foldActs(definition, acts, at);
}

function reasons(acts: StoredAct[], definition = checkoutAgreement()): string[] {
  return fold(acts, FOREVER, definition).invalid.map(({ reason }) => reason);
}

/** Version 1 proposed by Sam and signed by all. */
function signedRecord(): RecordWriter {
  const record = new RecordWriter(START);
  record.propose(PEOPLE.sam, 'sre', v1);
  record.signAll(v1);
  return record;
}

describe('how an agreement comes into force', () => {
  test('without any act there is nothing', () => {
    expect(fold([])).toEqual(emptyState(checkoutAgreement()));
  });

  test('a proposal alone waits for every party, in the order in which parties are shown', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.sam, 'sre', v1);
    const state = fold(record.acts);
    expect(state.inForce).toBeUndefined();
    expect(state.proposed).toMatchObject({
      version: 1,
      proposedBy: 'Sam Okafor',
      signatures: [],
      waitsFor: ['product', 'sre', 'lead', 'development'],
    });
  });

  test('it is in force from the moment the last party signs', () => {
    const record = signedRecord();
    const lastSignature = START + 5 * MINUTE;
    expect(fold(record.acts, lastSignature - 1)).toMatchObject({
      inForce: undefined,
      proposed: { version: 1, waitsFor: ['development'] },
    });
    expect(fold(record.acts, lastSignature)).toMatchObject({
      inForce: { version: 1, since: lastSignature, waitsFor: [], terms: v1, termsHash: termsHash(v1) },
      proposed: undefined,
      invalid: [],
    });
  });

  test('it names who signed for whom and when', () => {
    expect(fold(signedRecord().acts).inForce?.signatures).toEqual([
      { party: 'product', actUid: 'act-2', userId: 2, name: 'Pat Reyes', at: START + 2 * MINUTE },
      { party: 'sre', actUid: 'act-3', userId: 3, name: 'Sam Okafor', at: START + 3 * MINUTE },
      { party: 'lead', actUid: 'act-4', userId: 4, name: 'Lee Andersson', at: START + 4 * MINUTE },
      { party: 'development', actUid: 'act-5', userId: 5, name: 'Dana Costa', at: START + 5 * MINUTE },
    ]);
  });

  test('a newer version replaces it only once all have signed that one', () => {
    const record = signedRecord();
    record.propose(PEOPLE.pat, 'product', v2, 2);
    record.sign(PEOPLE.pat, 'product', v2, 2);
    expect(fold(record.acts)).toMatchObject({
      inForce: { version: 1 },
      proposed: { version: 2, waitsFor: ['sre', 'lead', 'development'] },
    });
    record.signAll(v2, 2);
    expect(fold(record.acts)).toMatchObject({
      inForce: { version: 2, since: record.time, terms: v2 },
      proposed: undefined,
      invalid: [],
    });
  });

  test('an older version that is signed late does not come back', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.sam, 'sre', v1);
    record.propose(PEOPLE.sam, 'sre', v2, 2);
    record.signAll(v2, 2);
    record.signAll(v1, 1);
    expect(fold(record.acts)).toMatchObject({ inForce: { version: 2 }, proposed: undefined, invalid: [] });
  });

  test('signing twice is harmless and the first signature stays', () => {
    const record = signedRecord();
    record.sign(PEOPLE.pat, 'product', v1);
    const { inForce, invalid } = fold(record.acts);
    expect(inForce?.signatures).toHaveLength(4);
    expect(inForce).toMatchObject({ since: START + 5 * MINUTE });
    expect(invalid).toEqual([]);
  });

  test('acts of another agreement are none of its business', () => {
    const record = signedRecord();
    expect(fold(record.acts, FOREVER, checkoutAgreement({ id: 'search' }))).toMatchObject({
      inForce: undefined,
      proposed: undefined,
      invalid: [],
    });
  });

  test('an executive signs only where the terms ask for it', () => {
    const definition = checkoutAgreement();
    definition.signers.executive = [{ userId: 6, login: 'eve', name: 'Eve Ito' }];
    const asked = checkoutTerms({ required: ['sre', 'executive'] });
    const record = new RecordWriter(START);
    record.propose(PEOPLE.sam, 'sre', asked);
    record.signAll(asked);
    expect(fold(signedRecord().acts, FOREVER, definition).inForce).toMatchObject({ version: 1 });
    expect(fold(record.acts, FOREVER, definition)).toMatchObject({
      inForce: undefined,
      proposed: { waitsFor: ['executive'] },
    });
    record.sign({ id: 6, login: 'eve' }, 'executive', asked);
    expect(fold(record.acts, FOREVER, definition).inForce).toMatchObject({ version: 1, since: record.time });
  });

  test('a proposer cannot leave out a party that the definition names', () => {
    const alone = checkoutTerms({ required: ['sre'] });
    const record = new RecordWriter(START);
    record.propose(PEOPLE.sam, 'sre', alone);
    record.sign(PEOPLE.sam, 'sre', alone);
    expect(fold(record.acts)).toMatchObject({
      inForce: undefined,
      proposed: { waitsFor: ['product', 'lead', 'development'] },
    });
    const definition = checkoutAgreement({ required: ['sre'] });
    expect(fold(record.acts, FOREVER, definition).inForce).toMatchObject({ version: 1 });
  });
});

describe('two people at once', () => {
  test('both may propose the next version, and each can be signed', () => {
    const record = signedRecord();
    const newest = record.acts.at(-1)!;
    const previous = { uid: newest.uid, hash: actHash(newest.act) };
    const other = checkoutTerms({ goals: 'Fewer alarms.' });
    const base = { agreement: 'checkout', act: 'propose' as const, version: 2, reason: '', previous };
    record.add(PEOPLE.pat, { ...base, party: 'product', terms: v2 });
    record.add(PEOPLE.sam, { ...base, party: 'sre', terms: other });
    expect(fold(record.acts)).toMatchObject({ proposed: { version: 2, terms: other }, invalid: [] });
    record.signAll(v2, 2);
    expect(fold(record.acts)).toMatchObject({
      inForce: { version: 2, terms: v2 },
      proposed: { version: 2, terms: other },
      invalid: [],
    });
  });

  test('may sign naming the same act before theirs', () => {
    const record = new RecordWriter(START);
    const proposal = record.propose(PEOPLE.sam, 'sre', v1);
    const previous = { uid: proposal.uid, hash: actHash(proposal.act) };
    const base = { agreement: 'checkout', act: 'sign' as const, version: 1, termsHash: termsHash(v1), previous };
    record.add(PEOPLE.pat, { ...base, party: 'product' });
    record.add(PEOPLE.lee, { ...base, party: 'lead' });
    expect(fold(record.acts)).toMatchObject({ proposed: { waitsFor: ['sre', 'development'] }, invalid: [] });
  });

  test('may put the very same words on the table: that is one version', () => {
    const record = new RecordWriter(START);
    record.add(PEOPLE.sam, { agreement: 'checkout', act: 'propose', party: 'sre', version: 1, terms: v1, reason: '' });
    record.add(PEOPLE.pat, {
      agreement: 'checkout',
      act: 'propose',
      party: 'product',
      version: 1,
      terms: v1,
      reason: '',
    });
    record.signAll(v1);
    expect(fold(record.acts)).toMatchObject({
      inForce: { version: 1, proposalUid: 'act-1' },
      proposed: undefined,
      invalid: [],
    });
  });
});

describe('acts that do not count are listed with the reason', () => {
  test('one that somebody changed afterwards', () => {
    const record = signedRecord();
    record.acts[4] = { ...record.acts[4], version: 2, updatedBy: PEOPLE.lee };
    expect(reasons(record.acts)).toEqual(['Changed afterwards by Lee Andersson.']);
    expect(fold(record.acts)).toMatchObject({ inForce: undefined, proposed: { waitsFor: ['development'] } });
  });

  test('one that its own writer changed afterwards', () => {
    const record = signedRecord();
    record.acts[4] = { ...record.acts[4], version: 2 };
    expect(reasons(record.acts)).toEqual(['Changed afterwards by Dana Costa.']);
  });

  test('one that a stranger changed without a new version number', () => {
    const record = signedRecord();
    record.acts[4] = { ...record.acts[4], updatedBy: PEOPLE.outsider };
    expect(reasons(record.acts)).toEqual(['Changed afterwards by mallory.']);
  });

  test('one by somebody who may not act for that party', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.outsider, 'product', v1);
    record.propose(PEOPLE.sam, 'product', v1);
    record.propose(PEOPLE.sam, 'sre', v1);
    record.sign(PEOPLE.sam, 'product', v1);
    expect(reasons(record.acts)).toEqual([
      'mallory may not propose for Product.',
      'Sam Okafor may not propose for Product.',
      'Sam Okafor may not sign for Product.',
    ]);
  });

  test('a signature under other words', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.sam, 'sre', v1);
    record.sign(PEOPLE.pat, 'product', v2);
    expect(reasons(record.acts)).toEqual(['It signs other words than those of version 1.']);
  });

  test('a signature under a version that nobody proposed', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.sam, 'sre', v1);
    record.sign(PEOPLE.pat, 'product', v1, 7);
    expect(reasons(record.acts)).toEqual(['It signs version 7, and there is no valid proposal of it.']);
  });

  test('a signature that names no act before it', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.sam, 'sre', v1);
    const act: SignAct = { agreement: 'checkout', act: 'sign', party: 'product', version: 1, termsHash: termsHash(v1) };
    record.add(PEOPLE.pat, act);
    expect(reasons(record.acts)).toEqual(['It names no act before it, though the proposal it signs came before.']);
  });

  test('one whose predecessor was taken away', () => {
    const record = signedRecord();
    const without = record.acts.filter(({ uid }) => uid !== 'act-2');
    expect(reasons(without)).toEqual(['The act before it, act-2, is missing or is not what it was.']);
    expect(fold(without)).toMatchObject({ inForce: undefined, proposed: { waitsFor: ['product', 'sre'] } });
  });

  test('one whose predecessor says something else now', () => {
    const record = signedRecord();
    const changed = { ...(record.acts[1].act as SignAct), party: 'sre' as const };
    record.acts[1] = { ...record.acts[1], act: changed, version: 2, updatedBy: PEOPLE.sam };
    expect(reasons(record.acts)).toEqual([
      'Changed afterwards by Sam Okafor.',
      'The act before it, act-2, is missing or is not what it was.',
    ]);
  });

  test('a version number that skips or repeats', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.sam, 'sre', v1, 3);
    record.propose(PEOPLE.sam, 'sre', v1, 1);
    record.propose(PEOPLE.sam, 'sre', v2, 1);
    expect(reasons(record.acts)).toEqual([
      'Version 3 does not follow: the next one was version 1.',
      'Version 1 had already been proposed when this was written.',
    ]);
  });

  test('terms that nobody would have to sign', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.sam, 'sre', checkoutTerms({ required: [] }));
    const definition = checkoutAgreement({ required: [] });
    expect(reasons(record.acts, definition)).toEqual(['Nobody would have to sign it.']);
  });

  test('junk of a stranger does not break the acts after it, nor does tidying it away', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.sam, 'sre', v1);
    const junk = record.sign(PEOPLE.outsider, 'product', v1);
    record.signAll(v1);
    expect(fold(record.acts)).toMatchObject({ inForce: { version: 1 }, invalid: [{ stored: { uid: junk.uid } }] });
  });
});

describe('people', () => {
  const byLogin = checkoutAgreement({
    signers: {
      ...checkoutAgreement().signers,
      product: [{ login: 'Pat', name: 'Pat Reyes' }],
    },
  });

  test('a login stands for a person until their first act', () => {
    expect(fold(signedRecord().acts, FOREVER, byLogin)).toMatchObject({ inForce: { version: 1 }, invalid: [] });
  });

  test('the first act of a login pins the person: somebody else with that login later may not sign', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.pat, 'product', v1);
    record.sign({ id: 77, login: 'pat' }, 'product', v1);
    expect(reasons(record.acts, byLogin)).toEqual(['pat may not sign for Product.']);
  });

  test('somebody who changed their login still counts by their user id', () => {
    const record = signedRecord();
    const renamed = record.acts.map((stored) =>
      stored.createdBy.id === 2
        ? { ...stored, createdBy: { id: 2, login: 'renamed' }, updatedBy: { id: 2, login: 'renamed' } }
        : stored
    );
    expect(fold(renamed)).toMatchObject({ inForce: { version: 1 }, invalid: [] });
  });

  test('somebody who took over a login does not get the rights of its user id', () => {
    const record = new RecordWriter(START);
    record.propose({ id: 77, login: 'sam' }, 'sre', v1);
    expect(reasons(record.acts)).toEqual(['sam may not propose for SRE.']);
  });
});
