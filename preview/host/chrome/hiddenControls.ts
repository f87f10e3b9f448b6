/** Which controls of a dashboard the address hides. */
export interface HiddenControls {
  hidesVariables: boolean;
  hidesTime: boolean;
}

/**
 * Grafana hides a dashboard's controls by `?_dash.hideVariables` and `?_dash.hideTimePicker` alone, with no value or `true`;
 * kiosk mode leaves them where they are.
 */
export function hiddenControls(search: string): HiddenControls {
  const params = new URLSearchParams(search);
  const hides = (name: string) => ['', 'true'].includes(params.get(`_dash.${name}`) ?? 'no');
  return { hidesVariables: hides('hideVariables'), hidesTime: hides('hideTimePicker') };
}
