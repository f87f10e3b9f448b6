import type { SloWindow } from '../slo/Slo';

/** A window in words: "rolling 28 days", "this month (Europe/Berlin)", "this week from Sunday (Asia/Kolkata)". */
export function formatWindow(window: SloWindow): string {
  if (window.kind === 'rolling') {
    return window.days === 1 ? 'rolling day' : `rolling ${window.days} days`;
  }
  const from = window.period === 'week' ? ` from ${capitalized(window.weekStart ?? 'monday')}` : '';
  return `this ${window.period}${from} (${window.timeZone})`;
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
