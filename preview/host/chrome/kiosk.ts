/**
 * Whether the address asks for the bare page. Grafana 12.4 takes `?kiosk`, `?kiosk=1` and `?kiosk=true`; `kiosk=tv` is ignored.
 *
 * @param search - as in `location.search`
 */
export function isKiosk(search: string): boolean {
  const value = new URLSearchParams(search).get('kiosk');
  return value !== null && ['', '1', 'true'].includes(value);
}
