import type { Act } from '../../core/agreement/Act';
import { actHash } from '../../core/agreement/actHash';
import {
  checkoutAgreement,
  checkoutSlo,
  checkoutTerms,
  PEOPLE,
  RecordWriter,
} from '../../core/agreement/agreementFixture';
import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { foldActs } from '../../core/agreement/foldActs';
import type { Terms } from '../../core/agreement/Terms';
import { termsHash } from '../../core/agreement/termsHash';
import { agreementHead } from './agreementHead';
import { comparisons } from './comparisons';
import { historyRows } from './historyRows';
import { holdingNow } from './holdingNow';
import { isDayOver } from '../../core/wording/formatTime';
import { pageNotices } from './pageNotices';
import { changesBesidePromises, promiseRows } from './promiseRows';
import { sameTerms } from './sameTerms';
import { shortHash, signatureRows } from './signatureRows';
import { signerGaps } from './signerGaps';
import { termsTask } from './termsTask';
import { tierRows } from './tierRows';
import { comparedVersions, versionKey, versionRows } from './versionRows';

const START = Date.UTC(2026, 10, 22, 9);
const READER = { timeZone: 'UTC', now: Date.UTC(2026, 10, 22, 12) };

const TERMS = checkoutTerms();
const STRICTER: Terms = { ...TERMS, slos: [{ ...TERMS.slos[0]!, target: 0.9995 }], goals: 'Nobody waits.' };

/** Version 1 in force, version 2 proposed by Pat and sent back by Sam with other terms, version 3. */
function negotiation(definition: AgreementDefinition = checkoutAgreement()) {
  const record = new RecordWriter(START);
  record.propose(PEOPLE.pat, 'product', TERMS);
  record.signAll(TERMS);
  record.propose(PEOPLE.pat, 'product', STRICTER, 2);
  add(record, PEOPLE.sam, {
    act: 'send-back',
    party: 'sre',
    version: 2,
    termsHash: termsHash(STRICTER),
    reason: 'Too strict.',
    counter: { version: 3, terms: { ...STRICTER, goals: 'Hardly anybody waits.' } },
  });
  return { record, state: foldActs(definition, record.acts, READER.now) };
}

type WithoutOwn<T> = T extends unknown ? Omit<T, 'agreement' | 'previous'> : never;

function add(record: RecordWriter, by: { id: number; login: string }, act: WithoutOwn<Act>) {
  const newest = record.acts.at(-1);
  const previous = newest && { uid: newest.uid, hash: actHash(newest.act) };
  return record.add(by, { ...act, agreement: 'checkout', ...(previous && { previous }) } as Act);
}

const fold = (record: RecordWriter) => foldActs(checkoutAgreement(), record.acts, READER.now);

describe('the head of an agreement', () => {
  it('is a draft while nothing was proposed', () => {
    expect(agreementHead(foldActs(checkoutAgreement(), [], READER.now), READER)).toMatchObject({
      standing: 'draft',
      badge: 'Draft',
    });
  });

  it('says whom the first version waits for', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.pat, 'product', TERMS);
    record.sign(PEOPLE.pat, 'product', TERMS);
    expect(agreementHead(fold(record), READER)).toMatchObject({
      badge: 'Version 1, proposed',
      sentence:
        'Nothing is in force until everyone has signed version 1. It waits for SRE, Engineering lead and Development.',
    });
  });

  it('says what stays in force meanwhile', () => {
    const { state } = negotiation();
    expect(agreementHead(state, READER)).toMatchObject({
      badge: 'Version 3, proposed',
      sentence: expect.stringMatching(/^Version 1 stays in force until everyone has signed version 3\./),
    });
  });

  it('says who sent it back', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.pat, 'product', TERMS);
    add(record, PEOPLE.sam, { act: 'send-back', party: 'sre', version: 1, termsHash: termsHash(TERMS), reason: 'No.' });
    expect(agreementHead(fold(record), READER)).toMatchObject({
      badge: 'Version 1, sent back',
      sentence: 'Nothing is in force until everyone has signed version 1. SRE sent it back.',
    });
  });

  it('says since when it is in force, and who wishes to end it', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.pat, 'product', TERMS);
    record.signAll(TERMS);
    expect(agreementHead(fold(record), READER)).toMatchObject({
      badge: 'Version 1, in force',
      sentence: 'In force since 22 Nov: everyone has signed it.',
    });
    add(record, PEOPLE.pat, {
      act: 'retire',
      party: 'product',
      version: 1,
      termsHash: termsHash(TERMS),
      reason: 'Over.',
    });
    expect(agreementHead(fold(record), READER).sentence).toMatch(
      /Product wishes to retire it; that takes SRE, Engineering lead and Development too\.$/
    );
  });

  it('says when nothing is in force any more', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.pat, 'product', TERMS);
    record.signAll(TERMS);
    for (const [by, party] of [
      [PEOPLE.pat, 'product'],
      [PEOPLE.sam, 'sre'],
      [PEOPLE.lee, 'lead'],
      [PEOPLE.dana, 'development'],
    ] as const) {
      add(record, by, { act: 'retire', party, version: 1, termsHash: termsHash(TERMS), reason: 'Over.' });
    }
    expect(agreementHead(fold(record), READER)).toMatchObject({
      standing: 'retired',
      badge: 'Version 1, retired',
      sentence: 'Nothing is in force since 22 Nov. A new version can be proposed.',
    });
  });
});

describe('what must be known first', () => {
  const access = { user: { id: 2, login: 'pat' }, mayAct: true, mayDefine: false };
  const titles = (input: Partial<Parameters<typeof pageNotices>[0]>, reader = READER) =>
    pageNotices({ state: negotiation().state, access, unreadable: [], ...input }, reader).map((it) => it.title);

  it('is nothing as a rule', () => {
    expect(titles({})).toEqual([]);
  });

  it('is a damaged record before everything else', () => {
    const state = { ...negotiation().state, doubts: ['2 acts were removed.'] };
    const all = titles({ state, readOnly: 'Update Truce.', access: { mayAct: false, mayDefine: false } });
    expect(all).toEqual(['The record is not what it was', 'Read only here', 'You are not signed in']);
  });

  it('is an act that was changed, in words, and by whom', () => {
    const { record } = negotiation();
    record.acts[2] = { ...record.acts[2]!, version: 2, updatedBy: PEOPLE.dana };
    const state = fold(record);
    expect(state.inForce).toBeUndefined();
    expect(pageNotices({ state, access, unreadable: [] }, READER)[0]).toEqual({
      severity: 'error',
      title: 'The record was tampered with',
      lines: [
        '“Sam Okafor (SRE) signed version 1” was changed afterwards by Dana Costa.',
        'What rested on it does not count; those concerned can sign again.',
      ],
    });
  });

  it('is an act that is missing, with its writer where the next act attests that', () => {
    const { record } = negotiation();
    const previous = { ...record.acts[3]!.act.previous!, by: PEOPLE.sam };
    const next = { ...record.acts[3]!, act: { ...record.acts[3]!.act, previous } };
    const acts = [record.acts[0]!, record.acts[1]!, next];
    const state = foldActs(checkoutAgreement(), acts, READER.now);
    expect(state.entries.at(-1)?.invalid).toBe('The act before it, by sam, is missing or is not what it was (act-3).');
    const lines = (unreadable: Parameters<typeof pageNotices>[0]['unreadable']) =>
      pageNotices({ state, access, unreadable }, READER).find((it) => it.title === 'The record was tampered with')
        ?.lines;
    expect(lines([])?.[0]).toBe('An act by Sam Okafor is missing (act-3).');
    const unreadable = { uid: 'act-3', name: 'act 3', problem: 'It is no act.', agreement: 'checkout' };
    expect(lines([unreadable])).toBeUndefined();
  });

  it('is no alarm where strangers change what never counted', () => {
    const { record } = negotiation();
    add(record, PEOPLE.outsider, { act: 'comment', text: 'Hm.' });
    record.acts[record.acts.length - 1] = { ...record.acts.at(-1)!, version: 2 };
    expect(titles({ state: fold(record) })).toEqual([]);
  });

  it('is what could not be read of this agreement, not of others', () => {
    const unreadable = [
      { uid: 'act-9', name: 'act 9', problem: 'It is no act.', agreement: 'checkout' },
      { uid: 'slo-checkout', name: 'Checkout', problem: 'It is no SLO.' },
      { uid: 'act-8', name: 'act 8', problem: 'It is no act.', agreement: 'search' },
    ];
    const [notice] = pageNotices({ state: negotiation().state, access, unreadable }, READER);
    expect(notice?.lines).toEqual(['act 9: It is no act.', 'Checkout: It is no SLO.']);
  });

  it('is a review that is overdue, from the day after it', () => {
    const on = (day: number) => ({ timeZone: 'UTC', now: Date.UTC(2027, 5, day, 12) });
    expect(isDayOver('2027-06-03', on(3))).toBe(false);
    expect(isDayOver('2027-06-03', on(4))).toBe(true);
    expect(titles({}, on(4))).toEqual(['The review is overdue']);
  });

  it('is a party that nobody can sign for, and a signer who left', () => {
    const until = '2026-11-22T11:00:00Z';
    const definition = checkoutAgreement();
    definition.signers.sre = [{ userId: 3, login: 'sam', name: 'Sam Okafor', until }];
    definition.signers.lead = [
      { userId: 4, login: 'lee', name: 'Lee Andersson', until },
      { userId: 6, login: 'kim', name: 'Kim Park', from: until },
    ];
    const gaps = signerGaps(negotiation(definition).state, READER.now);
    expect(gaps[0]).toMatch(/^Nobody can sign for SRE\. Sam Okafor was the last/);
    expect(gaps[1]).toMatch(/^Lee Andersson, who signed for Engineering lead, does not act for it any more/);
    expect(gaps).toHaveLength(2);
  });
});

describe('what is promised', () => {
  it('is what the proposal says, with what it changes of the version in force', () => {
    const [row] = promiseRows(negotiation().state, []);
    expect(row).toMatchObject({ title: 'Checkout works', tolerance: '5 checkouts in 10,000' });
    expect(row?.frame).toBe('failed, rolling 28 days (target 99.95\u00a0%)');
    expect(row?.changes.map((it) => it.path)).toEqual(['slos.checkout.target']);
    expect(row?.measured.map((it) => it.label)).toEqual(['Bad', 'All']);
  });

  it('leaves the other changes to the rest of the document', () => {
    expect(changesBesidePromises(negotiation().state).map((it) => it.path)).toEqual(['goals']);
  });

  it('is what the SLOs are defined as before the first proposal', () => {
    const state = foldActs(checkoutAgreement(), [], READER.now);
    const rows = promiseRows(state, [checkoutSlo(), checkoutSlo({ id: 'search' })]);
    expect(rows.map((it) => it.id)).toEqual(['checkout']);
    expect(rows[0]?.changes).toEqual([]);
  });
});

describe('what is done in each tier', () => {
  it('begins with what holds while there is enough', () => {
    const [ship, care] = tierRows(TERMS);
    expect(ship).toMatchObject({ name: 'Ship', begins: '25\u00a0% or more left', ends: '', duties: [] });
    expect(care?.duties.map((it) => it.name)).toEqual(['Product', 'SRE']);
    expect(care?.capacity).toBe('');
  });

  it('says no number for the first tier where the next has more rules than one', () => {
    const tiers = TERMS.tiers.map((it) => (it.id === 'care' ? { ...it, enter: { incidentAbove: 0.2 } } : it));
    expect(tierRows({ tiers })[0]?.begins).toBe('whenever no other does');
  });

  it('says how much of the capacity goes into reliability', () => {
    const tiers = TERMS.tiers.map((it) => ({ ...it, reliabilityShare: 0.5 }));
    expect(tierRows({ tiers })[2]?.capacity).toBe('50\u00a0% of the capacity goes into reliability.');
  });
});

describe('how it came about', () => {
  it('shows every proposal with what it changes of the one it answers', () => {
    const rows = historyRows(negotiation().state, READER);
    expect(rows.map((it) => it.changes.map((change) => change.path))).toEqual([
      [],
      [],
      [],
      [],
      [],
      ['goals', 'slos.checkout.target'],
      ['goals'],
    ]);
    expect(rows[6]?.changes[0]).toMatchObject({ before: 'Nobody waits.', after: 'Hardly anybody waits.' });
  });

  it('tells a second signature of the same person, as from two tabs, from the first', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.pat, 'product', TERMS);
    record.sign(PEOPLE.pat, 'product', TERMS);
    record.sign(PEOPLE.pat, 'product', TERMS);
    add(record, PEOPLE.pat, {
      act: 'send-back',
      party: 'product',
      version: 1,
      termsHash: termsHash(TERMS),
      reason: 'No.',
    });
    record.sign(PEOPLE.pat, 'product', TERMS);
    expect(historyRows(fold(record), READER).map((it) => it.what)).toEqual([
      'proposed version 1',
      'signed version 1',
      'signed version 1 again',
      'sent version 1 back',
      'signed version 1',
    ]);
  });

  it('shows what does not count with the reason, and takes no terms from it', () => {
    const { record } = negotiation();
    add(record, PEOPLE.outsider, { act: 'propose', party: 'sre', version: 4, terms: TERMS, reason: 'Mine.' });
    add(record, PEOPLE.pat, { act: 'propose', party: 'product', version: 4, terms: STRICTER, reason: '' });
    const rows = historyRows(fold(record), READER);
    expect(rows[7]?.invalid).toMatch(/mallory/);
    expect(rows[7]?.changes.length).toBeGreaterThan(0);
    expect(rows[8]?.changes).toMatchObject([{ path: 'goals', before: 'Hardly anybody waits.' }]);
  });
});

describe('signatures', () => {
  it('are valid, wait for me, for others, or are a no', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.pat, 'product', TERMS);
    record.sign(PEOPLE.pat, 'product', TERMS);
    add(record, PEOPLE.sam, { act: 'send-back', party: 'sre', version: 1, termsHash: termsHash(TERMS), reason: 'No.' });
    const rows = signatureRows(fold(record).proposed!, ['lead'], READER);
    expect(rows.map((it) => [it.name, it.word, it.by])).toEqual([
      ['Product', 'valid', 'Pat Reyes, today 09:02'],
      ['SRE', 'sent it back', 'Sam Okafor, today 09:03'],
      ['Engineering lead', 'waits for you', 'you'],
      ['Development', 'waiting', ''],
    ]);
  });

  it('name the terms by the beginning of their hash', () => {
    expect(shortHash('9c41e07abbbb')).toBe('9c41·e07a');
  });
});

describe('versions', () => {
  const { state } = negotiation();
  const [one, two, three] = state.versions.map(versionKey);

  it('stand newest first, each with the one to compare it with', () => {
    expect(versionRows(state, READER).map((it) => [it.key, it.compareWith])).toEqual([
      [three, one],
      [two, one],
      [one, undefined],
    ]);
  });

  it('are found by the address, and only both together', () => {
    expect(comparedVersions(`${one}..${three}`, state.versions)).toMatchObject({
      from: { version: 1 },
      to: { version: 3 },
    });
    for (const address of [null, '', 'x', `${one}`, `${one}..9-00000000`]) {
      expect(comparedVersions(address, state.versions)).toBeUndefined();
    }
  });

  it('are answered or started from as the address says, else from what is on the table', () => {
    const task = (search: string) => termsTask(new URLSearchParams(search), state);
    expect(task(`answers=${three}`)).toMatchObject({
      answers: { version: 3 },
      from: { version: 3 },
      form: `answers-${three}`,
    });
    expect(task(`from=${one}`)).toMatchObject({ from: { version: 1 }, form: 'propose' });
    expect(task('from=7-x')).toMatchObject({ from: { version: 3 } });
    expect(task('')).not.toHaveProperty('answers');
  });

  it('are compared with what is in force and with what they answer, each once', () => {
    const titles = (search: string) =>
      comparisons(TERMS, state, termsTask(new URLSearchParams(search), state)).map((it) => it.title);
    expect(titles(`answers=${three}`)).toEqual(['Beside version 1, in force', 'Beside version 3, which it answers']);
    expect(titles(`from=${one}`)).toEqual(['Beside version 1, in force']);
  });

  it('need something new', () => {
    expect(sameTerms(state.proposed!.terms, state)).toMatch(
      /^Nothing is different from version 3, which is on the table/
    );
    expect(sameTerms(STRICTER, state)).toBeUndefined();
    const agreed = { ...state, proposed: undefined };
    expect(sameTerms(TERMS, agreed)).toMatch(/^Nothing is different from version 1, which is in force/);
  });
});

describe('what holds beside the terms', () => {
  it('is what was asked for or approved and is not over', () => {
    const record = new RecordWriter(START);
    record.propose(PEOPLE.pat, 'product', TERMS);
    record.signAll(TERMS);
    add(record, PEOPLE.pat, {
      act: 'ask-exception',
      party: 'product',
      scope: 'Release 4.2',
      reason: 'Law.',
      until: '2026-11-23T12:00:00Z',
    });
    expect(holdingNow(fold(record), READER)).toMatchObject([
      { kind: 'Exception', text: 'asked for: Release 4.2, until Mon 12:00' },
    ]);
    expect(holdingNow(foldActs(checkoutAgreement(), record.acts, Date.UTC(2026, 10, 24)), READER)).toEqual([]);
  });
});
