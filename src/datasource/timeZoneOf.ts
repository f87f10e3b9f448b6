/** Grafana says `browser`, `utc` or an IANA name. */
export function timeZoneOf(timezone: string | undefined): string {
  if (timezone === undefined || timezone === '' || timezone === 'browser') {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
  return timezone === 'utc' ? 'UTC' : timezone;
}
