import { targetFromEvents } from './targetFromEvents';

const SCALE = 1e12;
const MOST_IN_TENS = 999;
const MOST_OF_OTHERS = 9;

/**
 * What a target allows as the roundest "so many in so many" that leads back to it: 1 in 1,000 for 99.9 %, 5 in 10,000 for
 * 99.95 %, 1 in 3 for 66.6666666667 %. In powers of ten where three digits do, else a few in a number with as many
 * zeros as the target allows.
 *
 * @param target share of good events, 0 … 1; nothing is allowed at 1 (0 in 1), everything at 0 (1 in 1)
 */
export function eventsFromTarget(target: number): { bad: number; of: number } {
  const share = Math.min(SCALE, Math.max(0, shareOf(target)));
  if (share === 0 || share === SCALE) {
    return { bad: share / SCALE, of: 1 };
  }
  const tens = inTens(share);
  return tens.bad <= MOST_IN_TENS ? tens : (aFewIn(share) ?? tens);
}

/** The bad share in its 12th decimal. */
function shareOf(target: number): number {
  return Math.round((1 - target) * SCALE);
}

function inTens(share: number): { bad: number; of: number } {
  let bad = share;
  let of = SCALE;
  while (bad % 10 === 0) {
    bad /= 10;
    of /= 10;
  }
  return { bad, of };
}

function aFewIn(share: number): { bad: number; of: number } | undefined {
  for (let bad = 1; bad <= MOST_OF_OTHERS; bad += 1) {
    const exact = (bad * SCALE) / share;
    for (let step = 10 ** Math.floor(Math.log10(exact)); step >= 1; step /= 10) {
      const of = Math.round(exact / step) * step;
      if (shareOf(targetFromEvents({ bad, of })) === share) {
        return { bad, of };
      }
    }
  }
  return undefined;
}
