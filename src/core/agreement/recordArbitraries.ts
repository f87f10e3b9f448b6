import fc from 'fast-check';
import type { Act, ActReference, Predecessor, StoredAct, Writer } from './Act';
import { actHash } from './actHash';
import { checkoutTerms, PEOPLE } from './agreementFixture';
import { PARTIES, type Party } from './parties';
import type { Terms } from './Terms';
import { termsHash } from './termsHash';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** When every record that is made up here begins, milliseconds. */
export const RECORD_START = Date.UTC(2026, 0, 5, 9);

const OWN_PARTY: Record<number, Party> = { 2: 'product', 3: 'sre', 4: 'lead', 5: 'development' };

const [ship, care, stop] = checkoutTerms().tiers;

/** Four sets of words to disagree about; the third asks for a confirmation, the fourth names other parties for decisions. */
const WORDS: readonly Terms[] = [
  checkoutTerms(),
  checkoutTerms({ goals: 'Fewer alarms.' }),
  checkoutTerms({
    tiers: [ship!, care!, { ...stop!, leave: { remainingAbove: 0.3, heldForHours: 6, confirmedBy: 'sre' } }],
  }),
  checkoutTerms({ exceptionsBy: ['product', 'sre'], exclusionsBy: ['lead'], required: ['sre', 'product'] }),
];

const KINDS = [
  'propose',
  'sign-all',
  'sign',
  'send-back',
  'counter',
  'retire',
  'retire-all',
  'comment',
  'ask-exception',
  'ask-exclusion',
  'approve',
  'approve-all',
  'decline',
  'revoke',
  'confirm-recovery',
  'book',
  'note',
] as const;

/** One thing that somebody does; numbers choose among what there is. */
interface Move {
  kind: (typeof KINDS)[number];
  by: Writer;
  /** Whether they act for a party that is not theirs. */
  isWrong: boolean;
  words: number;
  /** Which of the things to answer, the newest first. */
  target: number;
  /** How many acts they have not seen yet. */
  behind: number;
  /** Milliseconds since the act before; below 0 where another server's clock is behind. */
  pause: number;
  length: number;
}

const anyMove: fc.Arbitrary<Move> = fc.record({
  // What decides, more often than what does not.
  kind: fc.oneof(
    fc.constantFrom(...KINDS),
    fc.constantFrom<Move['kind']>('propose', 'sign-all', 'sign-all', 'ask-exception', 'ask-exclusion', 'approve-all')
  ),
  by: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom<Writer>(PEOPLE.pat, PEOPLE.sam, PEOPLE.lee, PEOPLE.dana) },
    { weight: 1, arbitrary: fc.constant<Writer>(PEOPLE.outsider) }
  ),
  isWrong: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  words: fc.nat(WORDS.length - 1),
  target: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(4) }),
  behind: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(6) }),
  pause: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1000, max: MINUTE }) },
    { weight: 2, arbitrary: fc.integer({ min: MINUTE, max: 30 * DAY }) },
    { weight: 1, arbitrary: fc.integer({ min: -5000, max: 0 }) }
  ),
  length: fc.integer({ min: MINUTE, max: 60 * DAY }),
});

/** How a record begins that gets somewhere. */
const BEGINNING: readonly Move[] = (['propose', 'sign-all'] as const).map((kind) => ({
  kind,
  by: PEOPLE.sam,
  isWrong: false,
  words: 2,
  target: 0,
  behind: 0,
  pause: MINUTE,
  length: MINUTE,
}));

/** A record of the agreement of the fixtures that people, and somebody who should not, might write. In the order of writing. */
export function anyRecord(most = 40): fc.Arbitrary<StoredAct[]> {
  const moves = fc.array(anyMove, { maxLength: most, size: 'max' });
  return fc.tuple(fc.nat(3), moves).map(([dice, list]) => {
    const pen = new Pen();
    [...(dice === 0 ? [] : BEGINNING), ...list].forEach((move) => pen.make(move));
    return pen.acts;
  });
}

class Pen {
  readonly acts: StoredAct[] = [];
  private time = RECORD_START;

  make(move: Move): void {
    this.time += move.pause;
    const everybody = [PEOPLE.pat, PEOPLE.sam, PEOPLE.lee, PEOPLE.dana];
    const forAll = { 'sign-all': 'sign', 'retire-all': 'retire', 'approve-all': 'approve' } as const;
    if (move.kind === 'sign-all' || move.kind === 'retire-all' || move.kind === 'approve-all') {
      const kind = forAll[move.kind];
      // What they answer is chosen once.
      const target = this.targetOf({ ...move, kind });
      everybody.forEach((by) => this.write({ ...move, kind, by, behind: 0 }, target));
    } else {
      this.write(move, this.targetOf(move));
    }
  }

  private write(move: Move, target: StoredAct | undefined): void {
    const act = this.actOf(move, target);
    if (act === undefined) {
      return;
    }
    this.time += 1000;
    const { by } = move;
    this.acts.push({
      uid: `act-${String(this.acts.length + 1).padStart(3, '0')}`,
      act,
      version: 1,
      createdAt: this.time,
      createdBy: { ...by },
      updatedAt: this.time,
      updatedBy: { ...by },
    });
  }

  private targetOf({ kind, target }: Move): StoredAct | undefined {
    const answered: Partial<Record<Move['kind'], ReadonlyArray<Act['act']>>> = {
      sign: ['propose', 'send-back'],
      'send-back': ['propose', 'send-back'],
      counter: ['propose', 'send-back'],
      retire: ['propose', 'send-back'],
      approve: ['ask-exception', 'ask-exclusion'],
      decline: ['ask-exception', 'ask-exclusion'],
      revoke: ['ask-exception', 'ask-exclusion', 'book'],
    };
    const kinds = answered[kind];
    const candidates = this.acts.filter(({ act }) => kinds?.includes(act.act) && !isPlainSendBack(act)).reverse();
    return candidates[target % Math.max(1, candidates.length)];
  }

  private actOf(move: Move, target: StoredAct | undefined): Act | undefined {
    const party = this.partyOf(move);
    const base = { agreement: 'checkout', ...this.previous(move.behind) };
    const forParty = { ...base, party };
    const terms = WORDS[move.words] ?? WORDS[0]!;
    const reason = 'Because.';
    const of = target && referenceTo(target);
    const onTerms = target && proposalIn(target.act);
    const version = this.highestSeen(move.behind) + 1;
    const from = new Date(this.time - move.length).toISOString();
    const to = new Date(this.time + move.length).toISOString();
    switch (move.kind) {
      case 'propose':
        return { ...forParty, act: 'propose', version, terms, reason };
      case 'sign':
        return onTerms && { ...forParty, act: 'sign', ...onTerms };
      case 'send-back':
        return onTerms && { ...forParty, act: 'send-back', ...onTerms, reason };
      case 'counter':
        return onTerms && { ...forParty, act: 'send-back', ...onTerms, reason, counter: { version, terms } };
      case 'retire':
        return onTerms && { ...forParty, act: 'retire', ...onTerms, reason };
      case 'ask-exception':
        return { ...forParty, act: 'ask-exception', scope: 'Release 4.2.', reason, until: to };
      case 'ask-exclusion':
        return { ...forParty, act: 'ask-exclusion', from, to: new Date(this.time).toISOString(), reason };
      case 'approve':
        return of && { ...forParty, act: 'approve', of };
      case 'decline':
        return of && { ...forParty, act: 'decline', of, reason };
      case 'revoke':
        return of && { ...forParty, act: 'revoke', of, reason };
      case 'confirm-recovery':
        return { ...forParty, act: 'confirm-recovery', tier: 'stop', reason };
      case 'book':
        return { ...forParty, act: 'book', title: 'Summer sale', from, to };
      case 'comment':
        return { ...base, act: 'comment', text: reason };
      default:
        return { ...base, act: 'note', text: reason };
    }
  }

  private partyOf({ by, isWrong, words }: Move): Party {
    return isWrong ? PARTIES[words]! : (OWN_PARTY[by.id] ?? 'product');
  }

  private seen(behind: number): StoredAct[] {
    return this.acts.slice(0, Math.max(0, this.acts.length - behind));
  }

  private previous(behind: number): { previous?: Predecessor } {
    const newest = this.seen(behind).at(-1);
    return newest === undefined ? {} : { previous: { ...referenceTo(newest), by: { ...newest.createdBy } } };
  }

  private highestSeen(behind: number): number {
    return this.seen(behind).reduce((highest, { act }) => Math.max(highest, proposalIn(act)?.version ?? 0), 0);
  }
}

function referenceTo({ uid, act }: StoredAct): ActReference {
  return { uid, hash: actHash(act) };
}

function isPlainSendBack(act: Act): boolean {
  return act.act === 'send-back' && act.counter === undefined;
}

/** What an act put on the table. */
function proposalIn(act: Act): { version: number; termsHash: string } | undefined {
  const proposed = act.act === 'propose' ? act : act.act === 'send-back' ? act.counter : undefined;
  return proposed && { version: proposed.version, termsHash: termsHash(proposed.terms) };
}
