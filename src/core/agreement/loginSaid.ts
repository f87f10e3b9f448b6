import type { Writer } from './Act';

/** Whom a sentence names where the definition has no name for them. Grafana hands out no login of a deleted user. */
export function loginSaid({ login }: Pick<Writer, 'login'>): string {
  return login === '' ? 'a deleted user' : login;
}
