import { formatCount } from '../../wording/formatCount';
import { listWords } from '../../wording/listWords';
import type { EventWords, SloWindow } from '../Slo';
import type { BudgetUnit } from '../unitOf';
import { eventsFromTarget } from './eventsFromTarget';
import { perMs } from './perMs';
import { timeFromTarget } from './timeFromTarget';
import type { Per } from './Tolerance';

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * What a target allows, in the customer's unit: "43 minutes and 12 seconds a month", "1 checkout in 1,000". `parseTolerance`
 * reads it back to the same words. Whole seconds; below a minute three digits. A calendar month counts as 30 days, a
 * quarter as 90, a year as 365 (see `perMs`).
 *
 * @param target share of good events or time, 0 … 1
 */
export function wordTolerance(target: number, unit: BudgetUnit, window: SloWindow, words: EventWords): string {
  if (unit === 'minutes') {
    const per: Per =
      window.kind === 'calendar' ? { count: 1, unit: window.period } : { count: window.days, unit: 'day' };
    const seconds = timeFromTarget(target, perMs(per)) * 60;
    return `${wordSeconds(seconds)} ${per.count === 1 ? `a ${per.unit}` : `in ${per.count} ${per.unit}s`}`;
  }
  const { bad, of } = eventsFromTarget(target);
  return `${formatCount(bad)} ${bad === 1 ? words.one : words.many} in ${formatCount(of)}`;
}

function wordSeconds(seconds: number): string {
  const few = Number(seconds.toPrecision(3));
  if (few < 60) {
    return `${new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(few)} ${few === 1 ? 'second' : 'seconds'}`;
  }
  let rest = Math.round(seconds);
  const parts: string[] = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) {
      parts.push(`${count} ${count === 1 ? unit : `${unit}s`}`);
    }
  }
  return listWords(parts);
}
