/** @jest-environment node */
import fc from 'fast-check';

import { checkoutSlo } from '../core/agreement/agreementFixture';
import type { AgreementState, InForce } from '../core/agreement/AgreementState';
import type { Tier } from '../core/agreement/Tier';
import { foldAgreement } from '../core/policy/foldAgreement';
import { SIGNED, TERMS } from '../core/policy/policyFixture';
import { foldReach } from '../core/policy/tierStretches';
import type { Slo } from '../core/slo/Slo';
import { anyCase } from './anyCaseFixture';
import { readHistory } from './historyFixture';

const FINE = 300_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Tiers by every rule there is. */
const TIERS: Tier[] = [
  TERMS.tiers[0]!,
  {
    id: 'incident',
    decision: 'care',
    enter: { remainingBelow: 0.5, incidentAbove: 0.1 },
    leave: { remainingAbove: 0.5, heldForHours: 6 },
    agreed: 'Canary first.',
    duties: {},
  },
  {
    id: 'burn',
    decision: 'stop',
    enter: { remainingBelow: 0, burnAbove: { factor: 1.5, hours: 100 } },
    leave: { remainingAbove: 0.1, heldForHours: 12 },
    agreed: 'Fixes only.',
    duties: {},
  },
];

/** An agreement that was signed anew once, so many hours before a time. */
function agreementOn(slo: Slo, at: number, first: number, second: number): AgreementState {
  const terms = { ...TERMS, tiers: TIERS, slos: [slo] };
  const version = { ...SIGNED.inForce!, terms };
  const old: InForce = { ...version, status: 'superseded', since: at - first, until: at - second };
  const inForce: InForce = { ...version, version: 4, since: at - second };
  return { ...SIGNED, inForce, versions: [old, inForce] };
}

describe('the tier at a time', () => {
  it('is the same for every graph around it: it depends neither on the range of a query nor on its step', () => {
    fc.assert(
      fc.property(
        anyCase({ groups: 2, steps: 2, excluded: 1 }),
        fc.oneof(fc.nat(3 * DAY), fc.nat(60 * DAY)),
        fc.nat(80 * DAY),
        fc.nat(30 * DAY),
        ({ slo: measured, history, at }, range, first, second) => {
          const slo: Slo = { ...checkoutSlo(), ...measured };
          const agreement = agreementOn(slo, at, first + second + 1, second);
          const reach = foldReach(agreement, slo, Math.floor(at / FINE) * FINE);
          const [alone, inGraph] = [at, at - range].map((from) => {
            const { counts, plan } = readHistory(slo, history, at, from, FINE, reach);
            return foldAgreement(agreement, slo, counts, plan.evaluatedTo);
          });
          expect(inGraph).toEqual(alone);
        }
      ),
      { numRuns: 60 }
    );
  });
});
