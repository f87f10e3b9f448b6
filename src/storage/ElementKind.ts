/** What is kept, each under a uid of its own. */
export type ElementKind = 'slo' | 'agreement' | 'act';
