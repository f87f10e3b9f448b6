import type { Party } from '../../src/core/agreement/parties';

/** Somebody who takes part in the demo. */
export interface DemoPerson {
  login: string;
  name: string;
  email: string;
  role: 'Viewer' | 'Editor';
  /** For whom they act in every agreement. */
  party: Party;
}

/** The password of the four demo people. */
export const DEMO_PASSWORD = 'truce-demo';

/** A product manager is a Viewer and signs all the same; the fifth person is the admin whom Grafana comes with. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('pat', 'Pat Reyes', 'Viewer', 'product'),
  person('sam', 'Sam Okafor', 'Editor', 'sre'),
  person('lee', 'Lee Andersson', 'Editor', 'lead'),
  person('dana', 'Dana Costa', 'Editor', 'development'),
];

function person(login: string, name: string, role: DemoPerson['role'], party: Party): DemoPerson {
  return { login, name, email: `${login}@example.org`, role, party };
}
