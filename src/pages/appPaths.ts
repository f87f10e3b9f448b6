/** Id of the app plugin, as in plugin.json. */
export const APP_ID = 'truce-errorbudget-app';

/** Where the app's pages are. Without the sub-path of the Grafana: links to them go through `locationUtil.assureBaseUrl`. */
export const OVERVIEW_PATH = `/a/${APP_ID}/overview`;
export const CONFIGURATION_PATH = `/plugins/${APP_ID}?page=configuration`;
