import type { Act } from '../core/agreement/Act';

/** Ids of the SLOs that an act names: those whose state its panel shows. */
export function slosOf(act: Act): string[] {
  switch (act.act) {
    case 'propose':
      return act.terms.slos.map((slo) => slo.id);
    case 'send-back':
      return act.counter?.terms.slos.map((slo) => slo.id) ?? [];
    case 'ask-exception':
    case 'ask-exclusion':
    case 'book':
    case 'note':
      return act.slos ?? [];
    case 'confirm-recovery':
      return act.slo === undefined ? [] : [act.slo];
    default:
      return [];
  }
}
