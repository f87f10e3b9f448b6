import type { ActReference, BookAct, RevokeAct } from './Act';
import type { ChainedAct } from './ChainedAct';
import type { Booking } from './Decision';
import { saidIn } from './saidIn';
import type { Signers } from './Signers';

/** Launches that were booked and cancelled: fed with sound acts, oldest first. */
export class Bookings {
  readonly all: Booking[] = [];
  private readonly byUid = new Map<string, Booking>();

  constructor(private readonly signers: Signers) {}

  /** Whether an act booked a launch. */
  has({ uid, hash }: ActReference): boolean {
    return this.byUid.get(uid)?.of.hash === hash;
  }

  book({ stored, hash }: ChainedAct, act: BookAct): void {
    const { title, slos, budgetShare } = act;
    const booking: Booking = {
      ...saidIn(stored, '', act.party, this.signers),
      of: { uid: stored.uid, hash },
      title,
      slos,
      from: Date.parse(act.from),
      to: Date.parse(act.to),
      budgetShare,
    };
    this.all.push(booking);
    this.byUid.set(stored.uid, booking);
  }

  /** Why the act does not count, or undefined. */
  cancel({ stored }: ChainedAct, act: RevokeAct): string | undefined {
    const booking = this.byUid.get(act.of.uid);
    if (booking === undefined) {
      return 'It cancels a launch that nobody booked.';
    }
    if (booking.cancelled !== undefined) {
      return 'The launch had been cancelled before.';
    }
    if (booking.to <= stored.createdAt) {
      return 'The launch was over by then.';
    }
    booking.cancelled = saidIn(stored, act.reason, act.party, this.signers);
    return undefined;
  }
}
