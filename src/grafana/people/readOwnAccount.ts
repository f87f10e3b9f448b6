import { number, object, optional, safeParse, string } from 'valibot';

import type { HttpPort } from '../HttpPort';
import type { Person } from './Person';

const accountSchema = object({ id: number(), login: string(), name: optional(string(), '') });

/** Who asks: a person, `nobody` (an anonymous viewer), or `nameless`: a service account, which is no user (Grafana answers id 0). */
export type OwnAccount = { kind: 'person'; person: Person } | { kind: 'nobody' } | { kind: 'nameless' };

/** Undefined when the answer is not Grafana's. Rejects when the connection fails. */
export async function readOwnAccount(http: HttpPort): Promise<OwnAccount | undefined> {
  const { status, body } = await http.send({ method: 'GET', path: '/api/user' });
  if (status === 401 || status === 403) {
    return { kind: 'nobody' };
  }
  const account = safeParse(accountSchema, body);
  if (status !== 200 || !account.success) {
    return undefined;
  }
  const { id, login, name } = account.output;
  return id > 0 ? { kind: 'person', person: { userId: id, login, name: name.trim() || login } } : { kind: 'nameless' };
}
