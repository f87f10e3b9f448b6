import type { Caller } from '../people/Caller';
import type { Services } from '../Services';

/** The user as Grafana's page hands it to the browser; for nobody, one without a role. */
export function bootUser({ permissions }: Pick<Services, 'permissions'>, caller: Caller | null): object {
  const user = caller?.user;
  const actions = caller ? Object.keys(permissions.of(caller)) : [];
  return {
    isSignedIn: user !== undefined,
    id: caller?.id ?? 0,
    uid: user?.uid ?? '',
    login: caller?.login ?? '',
    email: user?.email ?? '',
    name: user?.name ?? '',
    orgId: caller ? 1 : 0,
    orgName: caller ? 'Main Org.' : '',
    orgRole: caller?.role ?? '',
    isGrafanaAdmin: user?.isGrafanaAdmin ?? false,
    timezone: 'browser',
    weekStart: 'browser',
    language: 'en-US',
    regionalFormat: 'en-US',
    permissions: Object.fromEntries(actions.map((action) => [action, true])),
  };
}
