import { isRecord } from '../isRecord';

/** Action → the scopes it is allowed on, as Grafana answers `/api/access-control/user/permissions`. */
export type GrantedScopes = Readonly<Record<string, readonly string[]>>;

/** The permissions in an answer; undefined when it is something else. */
export function grantedScopes(body: unknown): GrantedScopes | undefined {
  if (!isRecord(body)) {
    return undefined;
  }
  const isScopes = (it: unknown): it is string[] => Array.isArray(it) && it.every((scope) => typeof scope === 'string');
  return Object.values(body).every(isScopes) ? (body as GrantedScopes) : undefined;
}

/**
 * Whether an action is allowed in a folder. A wildcard covers what begins as it does: Admins have `folders:*`.
 * What is granted on a folder that holds this one is not listed for this one (see isGrantedElsewhere).
 */
export function mayIn(granted: GrantedScopes, action: string, folderUid: string): boolean {
  const wanted = `folders:uid:${folderUid}`;
  return (granted[action] ?? []).some(
    (scope) => scope === wanted || (scope.endsWith('*') && wanted.startsWith(scope.slice(0, -1)))
  );
}

/** Whether an action is allowed in some folder that might hold others: not Grafana's own, and none of those named. */
export function isGrantedElsewhere(granted: GrantedScopes, action: string, except: readonly string[]): boolean {
  const known = ['general', 'sharedwithme', ...except].map((uid) => `folders:uid:${uid}`);
  return (granted[action] ?? []).some((scope) => scope.startsWith('folders:uid:') && !known.includes(scope));
}
