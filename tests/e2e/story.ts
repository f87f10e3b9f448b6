/** What each service of the demo shows, worst first. */
export const ANSWERS = [
  { id: 'payments', slo: 'Payments go through', headline: 'Reliability first' },
  { id: 'reports', slo: 'Reports are ready', headline: "Can't tell" },
  { id: 'search', slo: 'Search answers', headline: 'Ship with care' },
  { id: 'login', slo: 'People can sign in', headline: 'No agreement yet' },
  { id: 'beta-api', slo: 'Beta API answers', headline: 'Too little traffic' },
  { id: 'checkout', slo: 'Checkout works', headline: 'Ship' },
] as const;
