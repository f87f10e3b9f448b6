export interface DemoPerson {
  login: string;
  name: string;
  password: string;
  /** Role and party, in words. */
  about: string;
}

/** The people that the demo's seed makes, with the passwords it gives them. */
export const demoPeople: DemoPerson[] = [
  { login: 'pat', name: 'Pat Reyes', password: 'truce-demo', about: 'product, Viewer' },
  { login: 'sam', name: 'Sam Okafor', password: 'truce-demo', about: 'SRE, Editor' },
  { login: 'lee', name: 'Lee Andersson', password: 'truce-demo', about: 'engineering lead, Editor' },
  { login: 'dana', name: 'Dana Costa', password: 'truce-demo', about: 'development, Editor' },
  { login: 'admin', name: 'Admin', password: 'admin', about: 'administrator' },
];

/**
 * The people that one can sign in as: of the server's list, those whose demo password is known.
 *
 * @param answer - of `GET /login/people`: people with their login, and perhaps name and role
 * @returns all five where the answer is not a list
 */
export function readPeople(answer: unknown): DemoPerson[] {
  if (!Array.isArray(answer)) {
    return demoPeople;
  }
  const logins = answer.map((person: unknown) => (person as { login?: unknown } | null)?.login);
  return demoPeople.filter(({ login }) => logins.includes(login));
}
