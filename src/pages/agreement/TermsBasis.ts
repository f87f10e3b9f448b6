import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import type { Terms } from '../../core/agreement/Terms';
import type { Slo } from '../../core/slo/Slo';

/** What a form of terms starts from. */
export interface TermsBasis {
  definition: AgreementDefinition;
  /** The terms that are changed; absent on the first proposal. */
  terms?: Terms;
  /** The SLOs as they are defined now. */
  slos: readonly Slo[];
}
