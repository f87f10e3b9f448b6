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
