/** A recorded exchange that is not replayed; `name` is `*` for a whole topic. */
export interface LeftOut {
  topic: string;
  name: string;
  reason: string;
}

/** The recorded exchanges that the preview server does not answer, each with its reason. */
export const LEFT_OUT: LeftOut[] = [
  {
    topic: 'alert-rules',
    name: '*',
    reason: 'The preview host evaluates no alert rules; Truce writes rules only where a real Grafana runs them.',
  },
  {
    topic: 'people',
    name: 'create team',
    reason: 'Truce names people, never teams; of the team endpoints only the refusals matter to it.',
  },
  {
    topic: 'people',
    name: 'service account',
    reason: 'The release gate signs in with HTTP Basic here; service accounts need tokens that nothing else uses.',
  },
];
