import { array, nullish, number, object, safeParse, string } from 'valibot';

import type { HttpPort } from '../HttpPort';
import type { Person } from './Person';

const peopleSchema = array(object({ userId: number(), login: string(), name: nullish(string(), '') }));

/** The first is for who may read users and has names; the second is also for who may give permissions on a folder. */
const PATHS = ['/api/org/users', '/api/org/users/lookup'];

/**
 * The people of the organisation by login. Undefined when Grafana refuses the list: most people know only themselves.
 * Rejects when the connection fails.
 */
export async function listPeople(http: HttpPort): Promise<Person[] | undefined> {
  for (const path of PATHS) {
    const { status, body } = await http.send({ method: 'GET', path });
    const people = safeParse(peopleSchema, body);
    if (status === 200 && people.success) {
      return people.output
        .map(({ userId, login, name }) => ({ userId, login, name: (name ?? '').trim() || login }))
        .sort((a, b) => (a.login < b.login ? -1 : 1));
    }
  }
  return undefined;
}
