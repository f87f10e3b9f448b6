/** @jest-environment node */
import { actHash } from '../agreement/actHash';
import { checkoutAgreement, checkoutTerms, PEOPLE, RecordWriter } from '../agreement/agreementFixture';
import type { Act, Writer } from '../agreement/Act';
import { foldActs } from '../agreement/foldActs';
import { termsHash } from '../agreement/termsHash';
import { wordEvent } from '../wording/wordEvent';
import { eventsOf, type PolicyEvent, tierEvents } from './eventsOf';
import { NOW } from './policyFixture';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `act` without what is the same in all of them. */
type Short = Act extends infer A ? (A extends Act ? Omit<A, 'agreement' | 'previous'> : never) : never;

/** A record that starts 20 days ago, with version 1 in force. */
class Story extends RecordWriter {
  readonly terms = checkoutTerms();

  constructor() {
    super(NOW - 20 * DAY);
    this.propose(PEOPLE.pat, 'product', this.terms);
    this.signAll(this.terms);
  }

  say(by: Writer, act: Short) {
    const { uid, act: newest } = this.acts.at(-1)!;
    const said = { ...act, agreement: 'checkout', previous: { uid, hash: actHash(newest) } } as Act;
    const stored = this.add(by, said);
    return { uid: stored.uid, hash: actHash(stored.act) };
  }

  events(from = NOW - 30 * DAY, to = NOW, asked = ['checkout'], definition = checkoutAgreement()): PolicyEvent[] {
    return eventsOf(foldActs(definition, this.acts, Math.min(to, NOW)), asked, { from, to });
  }

  /** The events of the whole record in words: "title | text". */
  words(from?: number, to?: number): string[] {
    const reader = { timeZone: 'UTC', now: NOW };
    return this.events(from, to).map((it) => {
      const { title, text } = wordEvent(it, () => 'Checkout works', reader);
      return `${title} | ${text}`;
    });
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

describe('what happened to an agreement', () => {
  it('holds versions that came into force, and what they superseded', () => {
    const story = new Story();
    const stricter = checkoutTerms({ goals: 'More' });
    story.propose(PEOPLE.pat, 'product', stricter, 2);
    story.signAll(stricter, 2);
    const people =
      'Signed by Pat Reyes (Product), Sam Okafor (SRE), Lee Andersson (Engineering lead) and Dana Costa (Development).';
    expect(story.words()).toEqual([
      `Checkout works: version 1 of the agreement in force | ${people} Review 3 Jun 2027.`,
      `Checkout works: version 2 of the agreement in force | It supersedes version 1. ${people} Review 3 Jun 2027.`,
    ]);
    expect(story.events().map((it) => it.at)).toEqual([story.acts[4]!.createdAt, story.acts[9]!.createdAt]);
  });

  it('holds no proposal that nobody signed, and nothing that was only asked for', () => {
    const story = new Story();
    story.propose(PEOPLE.pat, 'product', checkoutTerms({ goals: 'More' }), 2);
    story.say(PEOPLE.pat, { act: 'ask-exception', party: 'product', scope: 'x', reason: 'y', until: iso(NOW) });
    expect(story.events().map((it) => it.kind)).toEqual(['in-force']);
  });

  it('holds the end of a version that all parties retired, with who wished so last', () => {
    const story = new Story();
    const wish = { act: 'retire', version: 1, termsHash: termsHash(story.terms), reason: 'The shop closes.' } as const;
    story.say(PEOPLE.pat, { ...wish, party: 'product' });
    story.say(PEOPLE.sam, { ...wish, party: 'sre' });
    story.say(PEOPLE.lee, { ...wish, party: 'lead' });
    expect(story.events().map((it) => it.kind)).toEqual(['in-force']);
    story.say(PEOPLE.dana, { ...wish, party: 'development' });
    expect(story.words()[1]).toBe(
      'Checkout works: version 1 of the agreement retired | All parties wished so. Dana Costa wished so last: The shop closes.'
    );
  });

  it('holds an exception from its approval to its end, and ends it where it was revoked', () => {
    const story = new Story();
    const until = NOW + 2 * HOUR;
    const ask = { act: 'ask-exception', party: 'product', scope: 'Release 4.2', reason: 'A law' } as const;
    const of = story.say(PEOPLE.pat, { ...ask, until: iso(until) });
    story.say(PEOPLE.lee, { act: 'approve', party: 'lead', of });
    const granted = story.events()[1]!;
    expect([granted.kind, granted.at, granted.until]).toEqual(['exception', story.time, until]);
    expect(story.words()[1]).toBe(
      'Checkout works: exception for Release 4.2 | Asked for by Pat Reyes (Product): A law. Approved by Lee Andersson (Engineering lead). Until today 13:00.'
    );
    story.say(PEOPLE.sam, { act: 'revoke', party: 'sre', of, reason: 'It failed.' });
    expect(story.events()[1]!.until).toBe(story.time);
    expect(story.words()[2]).toBe('Checkout works: exception revoked: Release 4.2 | By Sam Okafor (SRE): It failed.');
  });

  it('holds the time that does not count, until that is revoked', () => {
    const story = new Story();
    const [from, to] = [NOW - 3 * DAY, NOW - 3 * DAY + HOUR];
    const ask = { act: 'ask-exclusion', party: 'sre', reason: 'Maintenance' } as const;
    const of = story.say(PEOPLE.sam, { ...ask, from: iso(from), to: iso(to) });
    expect(story.events().map((it) => it.kind)).toEqual(['in-force']);
    story.say(PEOPLE.pat, { act: 'approve', party: 'product', of });
    expect(story.events()[1]).toMatchObject({ kind: 'exclusion', at: from, until: to });
    expect(story.words()[1]).toBe(
      'Checkout works: this time does not count | From Thu 11:00 to Thu 12:00: Maintenance. Agreed by Sam Okafor (SRE) and Pat Reyes (Product).'
    );
    story.say(PEOPLE.pat, { act: 'revoke', party: 'product', of, reason: '' });
    expect(story.words()[1]).toBe('Checkout works: exclusion revoked: Maintenance | By Pat Reyes (Product).');
  });

  it('holds launches, also those to come where the range reaches there, and cancelled ones by their end', () => {
    const story = new Story();
    const [from, to] = [NOW + DAY, NOW + 2 * DAY];
    const book = { act: 'book', party: 'product', title: 'Spring sale', budgetShare: 0.2 } as const;
    const of = story.say(PEOPLE.pat, { ...book, from: iso(from), to: iso(to) });
    expect(story.events().map((it) => it.kind)).toEqual(['in-force']);
    expect(story.words(NOW, NOW + 7 * DAY)).toEqual([
      'Checkout works: launch of Spring sale | Booked by Pat Reyes (Product). It may cost 20\u00a0% of the allowance.',
    ]);
    story.say(PEOPLE.pat, { act: 'revoke', party: 'product', of, reason: 'Too early' });
    expect(story.words()[1]).toBe('Checkout works: launch cancelled: Spring sale | By Pat Reyes (Product): Too early.');
  });

  it('holds confirmed recoveries by the name of their tier, and notes', () => {
    const story = new Story();
    const [ship, care, stop] = story.terms.tiers;
    const terms = {
      ...story.terms,
      tiers: [ship!, care!, { ...stop!, name: 'Code red', leave: { ...stop!.leave!, confirmedBy: 'sre' as const } }],
    };
    story.propose(PEOPLE.pat, 'product', terms, 2);
    story.signAll(terms, 2);
    story.say(PEOPLE.sam, { act: 'confirm-recovery', party: 'sre', tier: stop!.id, reason: 'Rolled back' });
    story.say(PEOPLE.outsider, { act: 'note', text: 'A <b>bold</b> remark.' });
    expect(story.words().slice(2)).toEqual([
      'Checkout works: recovery from Code red confirmed | By Sam Okafor (SRE): Rolled back.',
      'Checkout works: note by mallory | A <b>bold</b> remark.',
    ]);
  });

  it('holds no act that does not count', () => {
    const story = new Story();
    story.say(PEOPLE.sam, { act: 'note', text: 'Changed' });
    Object.assign(story.acts.at(-1)!, { version: 2 });
    expect(story.events().map((it) => it.kind)).toEqual(['in-force']);
  });

  it('holds what overlaps the range, and only what is about the SLOs asked about', () => {
    const story = new Story();
    const both = checkoutAgreement({ slos: ['checkout', 'search'] });
    story.say(PEOPLE.sam, { act: 'note', text: 'Only search', slos: ['search'] });
    story.say(PEOPLE.sam, { act: 'note', text: 'Both' });
    const since = story.acts[4]!.createdAt;
    const texts = (events: PolicyEvent[]) => events.map((it) => [it.kind === 'note' ? it.text : it.kind, it.slos]);
    expect(texts(story.events(since, NOW, ['checkout'], both))).toEqual([
      ['in-force', ['checkout']],
      ['Both', ['checkout']],
    ]);
    expect(texts(story.events(since + 1, NOW, ['search', 'checkout'], both))).toEqual([
      ['Only search', ['search']],
      ['Both', ['search', 'checkout']],
    ]);
    expect(story.events(since, NOW, ['login'], both)).toEqual([]);
  });

  it('gives each event an id of its own', () => {
    const story = new Story();
    const of = story.say(PEOPLE.pat, { act: 'book', party: 'product', title: 'x', from: iso(NOW), to: iso(NOW + 1) });
    story.say(PEOPLE.pat, { act: 'revoke', party: 'product', of, reason: '' });
    story.say(PEOPLE.pat, { act: 'note', text: 'x' });
    const ids = story.events().map((it) => it.id);
    expect(new Set(ids).size).toBe(3);
  });
});

describe('a change of what holds', () => {
  const spells = [
    { tier: 'Ship', from: 0, to: 10 },
    { tier: 'Ship with care', from: 10, to: 20 },
    { tier: 'Reliability first', from: 20, to: 30 },
  ];

  it('is told by both words, in the range alone', () => {
    const events = tierEvents('checkout', spells, { from: 15, to: 30 });
    expect(events.map((it) => [it.at, it.slos])).toEqual([[20, ['checkout']]]);
    expect(wordEvent(events[0]!, () => 'Checkout works', { timeZone: 'UTC', now: NOW })).toEqual({
      title: 'Checkout works: Ship with care → Reliability first',
      text: '',
    });
  });

  it('is not the first thing that is known', () => {
    expect(tierEvents('checkout', spells, { from: 0, to: 30 }).map((it) => it.at)).toEqual([10, 20]);
  });
});
