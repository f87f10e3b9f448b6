/** Id of the app plugin, as in plugin.json. */
export const APP_ID = 'truce-errorbudget-app';

/** Where the app's pages are. Without the sub-path of the Grafana: links to them go through `locationUtil.assureBaseUrl`. */
export const OVERVIEW_PATH = `/a/${APP_ID}/overview`;
export const CONFIGURATION_PATH = `/plugins/${APP_ID}?page=configuration`;
export const AGREEMENTS_PATH = `/a/${APP_ID}/agreements`;
export const NEW_AGREEMENT_PATH = `/a/${APP_ID}/new-agreement`;
export const INBOX_PATH = `/a/${APP_ID}/inbox`;
export const DECISIONS_PATH = `/a/${APP_ID}/decisions`;
export const PERMISSIONS_PATH = `/a/${APP_ID}/who-may-do-what`;

/** Where an agreement is read and signed. */
export function agreementPath(id: string): string {
  return `${AGREEMENTS_PATH}/${encodeURIComponent(id)}`;
}

/** Where new terms for an agreement are written. */
export function proposePath(id: string): string {
  return `${agreementPath(id)}/propose`;
}

/** Where people and SLOs of an agreement are edited. */
export function editAgreementPath(id: string): string {
  return `${agreementPath(id)}/edit`;
}

/** The decision log, of one agreement where an id is given. */
export function decisionsPath(agreementId?: string): string {
  return agreementId === undefined ? DECISIONS_PATH : `${DECISIONS_PATH}?agreement=${encodeURIComponent(agreementId)}`;
}
