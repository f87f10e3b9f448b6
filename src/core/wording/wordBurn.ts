import type { BurnAlert, BurnStatus } from '../budget/BurnStatus';
import type { BurnWindowId } from '../budget/burnWindows';

/** A burn rate for people: "9.8", "0.07", "no traffic". */
export function formatBurn(rate: number | undefined): string {
  if (rate === undefined) {
    return 'no traffic';
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

/** One sentence: what pages or does not, and why. */
export function wordBurn(burn: BurnStatus): string {
  if (burn.rates.every((it) => it.rate === undefined)) {
    return 'There was no traffic to measure.';
  }
  return (['page', 'ticket'] as const)
    .map((severity) => severitySentence(severity, burn))
    .filter(Boolean)
    .join(' ');
}

function severitySentence(severity: BurnAlert['severity'], burn: BurnStatus): string {
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
  return `No ${severity}: ${whyNot(nearest, burn)}.`;
}

function whyNot(alert: BurnAlert, burn: BurnStatus): string {
  const isBelow = (id: BurnWindowId) => (burn.rates.find((it) => it.window === id)?.rate ?? 0) <= alert.factor;
  const window = isBelow(alert.long) ? alert.long : alert.short;
  return `${windowWord(window)} is not above ${formatBurn(alert.factor)}`;
}
