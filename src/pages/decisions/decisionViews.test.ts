import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from '../../core/agreement/agreementFixture';
import type { Act } from '../../core/agreement/Act';
import { actHash } from '../../core/agreement/actHash';
import { foldActs } from '../../core/agreement/foldActs';
import { storedFixture } from '../../storage/storedFixture';
import type { AgreementOnDesk } from '../record/Desk';
import { FAKE_NOW } from '../record/fakeDesk';
import { answersTo } from './answersTo';
import { decisionDraft, EMPTY_FIELDS } from './DecisionDraft';
import { filterLog, narrowLogFilter } from './LogFilter';
import { endOfDay, fieldOf, momentOf } from './localTime';
import { logRows } from './logRows';
import { whyNotSentences } from './whyNotSentences';

const HOUR = 3_600_000;
const READER = { timeZone: 'UTC', now: FAKE_NOW };
const TITLES = new Map([['checkout', 'Checkout works']]);
const WRITTEN = { now: FAKE_NOW, timeZone: 'Europe/Berlin' };

class Story {
  readonly record = new RecordWriter(FAKE_NOW - 2 * HOUR);

  constructor() {
    this.record.propose(PEOPLE.pat, 'product', checkoutTerms());
    this.record.signAll(checkoutTerms());
  }

  say(by: { id: number; login: string }, act: object): { uid: string; hash: string } {
    const newest = this.record.acts.at(-1)!;
    const previous = { uid: newest.uid, hash: actHash(newest.act) };
    const stored = this.record.add(by, { agreement: 'checkout', previous, ...act } as Act);
    return { uid: stored.uid, hash: actHash(stored.act) };
  }

  askException(until = FAKE_NOW + HOUR) {
    return this.say(PEOPLE.pat, {
      act: 'ask-exception',
      party: 'product',
      scope: 'Release 4.2',
      reason: 'A law begins.',
      until: new Date(until).toISOString(),
    });
  }

  onDesk(): AgreementOnDesk {
    const definition = checkoutAgreement();
    return { stored: storedFixture('a', definition), state: foldActs(definition, this.record.acts, FAKE_NOW) };
  }

  rows() {
    return logRows([this.onDesk()], TITLES, READER);
  }
}

describe('the decision log', () => {
  it('puts what holds first, then what waits, then the newest', () => {
    const story = new Story();
    const of = story.askException();
    story.say(PEOPLE.lee, { act: 'approve', party: 'lead', of });
    story.say(PEOPLE.pat, {
      act: 'ask-exclusion',
      party: 'product',
      from: new Date(FAKE_NOW - 3 * HOUR).toISOString(),
      to: new Date(FAKE_NOW - 2 * HOUR).toISOString(),
      reason: 'A planned move.',
    });
    story.say(PEOPLE.sam, { act: 'note', text: 'The database is older than we thought.' });
    const rows = story.rows();
    expect(rows.slice(0, 3).map((it) => it.kind)).toEqual(['exception', 'exclusion', 'note']);
    expect(rows[0]?.status).toEqual({ tone: 'good', text: 'holds until today 13:00' });
    expect(rows[0]?.details[0]).toMatch(/^Approved by Lee Andersson \(Engineering lead\)/);
    expect(rows[1]?.details).toEqual(['It waits for SRE.']);
    expect(rows.some((it) => it.title === 'Version 1 came into force')).toBe(true);
  });

  it('says of an exception that ran out that it ended by itself', () => {
    const story = new Story();
    story.askException(FAKE_NOW - HOUR);
    const row = story.rows().find((it) => it.kind === 'exception');
    expect(row?.status?.text).toBe('ended by itself');
    expect(row?.details).toEqual(['It ended by itself today 11:00, unanswered.']);
  });

  it('shows what does not count with the reason', () => {
    const story = new Story();
    const of = story.askException();
    story.say(PEOPLE.pat, { act: 'approve', party: 'product', of });
    const row = story.rows().find((it) => it.kind === 'invalid');
    expect(row?.status?.text).toBe('not valid');
    expect(row?.details[0]).toMatch(/nobody approves what they asked for themselves|not asked to approve/);
  });

  it('is narrowed by agreement, kind and words', () => {
    const story = new Story();
    story.askException();
    const rows = story.rows();
    expect(filterLog(rows, { kind: 'exception', q: 'release LAW' })).toHaveLength(1);
    expect(filterLog(rows, { agreement: 'other' })).toHaveLength(0);
    expect(narrowLogFilter({ agreement: '', kind: 'nonsense', q: null })).toEqual({});
  });

  it('offers an answer to those who can give one, and tells the asker why not', () => {
    const story = new Story();
    story.askException();
    const row = story.rows().find((it) => it.kind === 'exception')!;
    const { state } = story.onDesk();
    const answers = (user: { id: number; login: string } | undefined) =>
      answersTo(row, { state, at: FAKE_NOW, access: { user, mayAct: user !== undefined, mayDefine: false } });
    expect(answers(PEOPLE.lee).offered.map((it) => it.label)).toEqual(['Approve', 'Decline']);
    expect(answers(PEOPLE.pat).offered.map((it) => it.label)).toEqual(['Take back']);
    expect(answers(PEOPLE.pat).note).toMatch(/You asked for it/);
    expect(answers(undefined)).toMatchObject({ offered: [] });
    expect(answers(undefined).note).toBeUndefined();
  });

  it('gives one reason once', () => {
    expect(
      whyNotSentences([
        { label: 'A', why: 'No.' },
        { label: 'B', why: 'No.' },
      ])
    ).toEqual(['No.']);
    expect(whyNotSentences([{ label: 'A' }, { label: 'B', why: 'No.' }])).toEqual(['B: No.']);
  });
});

describe('what a form of the decision log means', () => {
  it('is an exception that ends at the moment meant in the time zone of whoever asks', () => {
    const fields = { ...EMPTY_FIELDS, scope: ' Release 4.2 ', reason: 'A law begins.', until: '2026-11-22T14:00' };
    expect(decisionDraft('ask-exception', fields, 'product', WRITTEN)).toEqual({
      ok: true,
      draft: {
        act: 'ask-exception',
        party: 'product',
        scope: 'Release 4.2',
        reason: 'A law begins.',
        until: '2026-11-22T13:00:00.000Z',
      },
    });
  });

  it('is refused with a sentence for every field that is wrong', () => {
    const asked = decisionDraft('ask-exception', { ...EMPTY_FIELDS, until: '2026-11-22T12:00' }, 'product', WRITTEN);
    expect(asked).toMatchObject({
      ok: false,
      problems: { scope: expect.any(String), reason: expect.any(String), until: 'It must end in the future.' },
    });
    const stretch = { ...EMPTY_FIELDS, reason: 'x', title: 'x', from: '2026-11-22T12:00', to: '2026-11-22T12:00' };
    expect(decisionDraft('ask-exclusion', stretch, 'sre', WRITTEN)).toMatchObject({
      ok: false,
      problems: { to: 'It must end after it begins.' },
    });
    expect(decisionDraft('book', { ...stretch, to: '2026-11-22T13:00', share: '120' }, 'sre', WRITTEN)).toMatchObject({
      ok: false,
      problems: { share: expect.any(String) },
    });
  });

  it('reads a share of the budget with a point or a comma', () => {
    const fields = {
      ...EMPTY_FIELDS,
      title: 'Launch',
      from: '2026-11-22T12:00',
      to: '2026-11-22T13:00',
      share: '12,5',
    };
    expect(decisionDraft('book', fields, 'product', WRITTEN)).toMatchObject({
      ok: true,
      draft: { budgetShare: 0.125 },
    });
  });

  it('reads back every moment it shows, also where clocks change', () => {
    for (const zone of ['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/New_York']) {
      expect(momentOf(fieldOf(FAKE_NOW, zone), zone)).toBe(FAKE_NOW);
    }
    expect(momentOf('2026-03-29T02:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1, 30));
    expect(momentOf('tomorrow', 'UTC')).toBeUndefined();
    expect(endOfDay(Date.UTC(2026, 10, 22, 23, 30), 'Europe/Berlin')).toBe('2026-11-23T23:59');
  });
});
