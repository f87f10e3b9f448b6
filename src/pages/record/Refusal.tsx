import { Alert } from '@grafana/ui';

import type { Outcome } from './Desk';

interface Props {
  refusal: Extract<Outcome, { ok: false }> | undefined;
  /** What was tried: "It was not signed". */
  title?: string;
}

/** Why something said was not written: one sentence, and where it is now. */
export function Refusal({ refusal, title = 'It was not written' }: Props) {
  return refusal === undefined ? null : (
    <Alert severity={refusal.isKept ? 'warning' : 'error'} title={refusal.isKept ? 'It did not arrive' : title}>
      {refusal.problem}
      {refusal.isKept && ' What you said is kept in this browser, and is offered again at the top of this page.'}
    </Alert>
  );
}
