import type { IncomingHttpHeaders } from 'node:http';
import { readCookie } from '../http/cookies';
import { wrongPassword } from '../http/Refusal';
import type { Caller } from './Caller';
import type { People } from './People';
import type { User } from './User';

/**
 * Finds out who asks: the session cookie, HTTP Basic, the anonymous viewer where that is switched on, or nobody.
 * Throws a 401 refusal for a wrong name or password, also where anonymous viewers may read, as Grafana does.
 */
export function authenticate(people: People, anonymous: boolean, headers: IncomingHttpHeaders): Caller | null {
  const token = readCookie(headers.cookie, 'grafana_session');
  const user = (token && people.withSession(token)) || withBasic(people, headers.authorization);
  if (user) {
    return { id: user.id, login: user.login, role: user.role, user };
  }
  return anonymous ? { id: 0, login: '', role: 'Viewer' } : null;
}

function withBasic(people: People, header: string | undefined): User | undefined {
  if (!header) {
    return undefined;
  }
  const [scheme, encoded = ''] = header.split(' ');
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  if (scheme.toLowerCase() !== 'basic' || colon < 0) {
    throw wrongPassword();
  }
  return people.withPassword(credentials.slice(0, colon), credentials.slice(colon + 1));
}
