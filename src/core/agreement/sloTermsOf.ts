import type { Slo } from '../slo/Slo';
import type { SloTerms } from './Terms';

/** What of an SLO is signed: everything but who runs the service. */
export function sloTermsOf({ service: _service, team: _team, ...terms }: Slo): SloTerms {
  return terms;
}
