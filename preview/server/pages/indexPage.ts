import { dashboardUrl } from '../dashboards/Dashboards';
import type { Caller } from '../people/Caller';
import type { Services } from '../Services';
import { bootUser } from './bootUser';
import { frontendSettings } from './frontendSettings';
import { navTree, type NavLink } from './navTree';

/** The page of every address that is no file and no API: the boot data, then the host's bundle. */
export function indexPage(services: Services, caller: Caller | null): string {
  const bootData = {
    settings: frontendSettings(services),
    user: bootUser(services, caller),
    navTree: caller ? navigation(services, caller) : [],
  };
  return `<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Truce</title>
<base href="/">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/public/host/main.css">
</head>
<body>
<script>window.grafanaBootData = ${inlineJson(bootData)};</script>
<script type="module" src="/public/host/main.js"></script>
</body>
</html>
`;
}

function navigation({ dashboards, permissions, plugins }: Services, caller: Caller): NavLink[] {
  const readable = dashboards.all().filter((dashboard) => permissions.mayReadDashboard(caller, dashboard));
  const links = readable.map((dashboard) => ({ title: dashboard.title, url: dashboardUrl(dashboard) }));
  const apps = plugins.installed.map(({ json }) => json).filter(({ type }) => type === 'app');
  const withState = apps.map((json) => ({ ...json, enabled: plugins.settingsOf(json.id).enabled }));
  return navTree(links, withState, caller.role);
}

/** JSON that no text in it can end the script element of. */
function inlineJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>\u2028\u2029]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
