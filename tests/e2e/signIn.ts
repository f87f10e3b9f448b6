import type { BrowserContext } from '@playwright/test';

/** The people of the demo, and what they may do in Grafana. */
export type Person = 'pat' | 'sam' | 'lee' | 'dana' | 'admin';

/** Signs a browser in, as Grafana's sign-in page does. @throws Error when Grafana refuses */
export async function signIn(context: BrowserContext, person: Person): Promise<void> {
  const [user, password] =
    person === 'admin'
      ? [process.env.GRAFANA_USER ?? 'admin', process.env.GRAFANA_PASSWORD ?? 'admin']
      : [person, 'truce-demo'];
  const response = await context.request.post('/login', { data: { user, password } });
  if (!response.ok()) {
    throw new Error(`${person} could not sign in: ${response.status()} ${await response.text()}`);
  }
  // Grafana keeps what a person may see for a minute; folders made since then would be missing.
  await context.request.get('/api/access-control/user/permissions?reloadcache=true');
}
