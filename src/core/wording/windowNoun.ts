import type { SloWindow } from '../slo/Slo';

/** A window at the end of a sentence: "No checkouts in 28 days.", "No checkouts this month." */
export function windowNoun(window: SloWindow): string {
  if (window.kind === 'calendar') {
    return `this ${window.period}`;
  }
  return window.days === 1 ? 'in 24 hours' : `in ${window.days} days`;
}
