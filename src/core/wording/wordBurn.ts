import type { BurnAlert, BurnStatus } from '../budget/BurnStatus';
import type { BurnWindowId } from '../budget/burnWindows';

/**
 * A burn rate for people: "9.8", "0.07"; "no traffic" or "no data" where there is none.
 *
 * @param hasData whether there was any data to take it from
 */
export function formatBurn(rate: number | undefined, hasData = true): string {
  if (rate === undefined) {
    return hasData ? 'no traffic' : 'no data';
  }
  return new Intl.NumberFormat(
    'en',
    rate >= 10 ? { maximumFractionDigits: 1 } : { maximumSignificantDigits: 2 }
  ).format(rate);
}

/** A window for people: "1 h", "5 m". */
export function windowWord(id: string): string {
  return id.replace(/^(\d+)/, '$1 ');
}

/** The label of a threshold: "pages at 13.4 (1 h and 5 m)". */
export function alertLabel(alert: Pick<BurnAlert, 'severity' | 'factor' | 'long' | 'short'>): string {
  const verb = alert.severity === 'page' ? 'pages' : 'ticket';
  return `${verb} at ${formatBurn(alert.factor)} (${windowWord(alert.long)} and ${windowWord(alert.short)})`;
}

/** Whether there was data over a window that ends now. */
type HasData = (window: BurnWindowId) => boolean;

/** One sentence: what pages or does not, and why. */
export function wordBurn(burn: BurnStatus, hasData: HasData = () => true): string {
  if (burn.rates.every((it) => it.rate === undefined)) {
    return `There was no ${burn.rates.some((it) => hasData(it.window)) ? 'traffic' : 'data'} to measure.`;
  }
  return (['page', 'ticket'] as const)
    .map((severity) => severitySentence(severity, burn, hasData))
    .filter(Boolean)
    .join(' ');
}

function severitySentence(severity: BurnAlert['severity'], burn: BurnStatus, hasData: HasData): string {
  const alerts = burn.alerts.filter((it) => it.severity === severity);
  const firing = alerts.find((it) => it.firing);
  if (firing !== undefined) {
    const opening = severity === 'page' ? 'This pages' : 'A ticket is due';
    return `${opening}: ${windowWord(firing.long)} and ${windowWord(firing.short)} are both above ${formatBurn(firing.factor)}.`;
  }
  const nearest = alerts[0];
  if (nearest === undefined) {
    return '';
  }
  return `No ${severity}: ${whyNot(nearest, burn, hasData)}.`;
}

function whyNot(alert: BurnAlert, burn: BurnStatus, hasData: HasData): string {
  const rateOf = (id: BurnWindowId) => burn.rates.find((it) => it.window === id)?.rate;
  const window = (rateOf(alert.long) ?? 0) <= alert.factor ? alert.long : alert.short;
  return rateOf(window) === undefined
    ? `${windowWord(window)} has ${formatBurn(undefined, hasData(window))}`
    : `${windowWord(window)} is not above ${formatBurn(alert.factor)}`;
}
