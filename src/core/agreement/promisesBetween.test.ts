/** @jest-environment node */
import { checkoutSlo } from './agreementFixture';
import type { AgreementState } from './AgreementState';
import { promisesBetween } from './promisesBetween';
import { SIGNED } from '../policy/policyFixture';
import type { Slo } from '../slo/Slo';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22, 11);
const SLO = checkoutSlo();

/** In force from so many hours ago on, with the SLO as it was signed then. */
function version(hoursAgo: number, slo: Partial<Slo> = {}, id = 'checkout'): AgreementState {
  const inForce = SIGNED.inForce!;
  const terms = { ...inForce.terms, slos: [{ ...SLO, ...slo }] };
  return {
    ...SIGNED,
    definition: { ...SIGNED.definition, id },
    inForce: { ...inForce, terms, since: NOW - hoursAgo * HOUR },
  };
}

function continues(...versions: AgreementState[]): Array<boolean | undefined> {
  const stateAt = (time: number) => versions.filter((it) => it.inForce!.since <= time).at(-1);
  return promisesBetween(SLO, NOW - 100 * HOUR, NOW, stateAt).map((it) => it.continues);
}

describe('what was promised when', () => {
  it('goes on where a version replaced another one and measures in the same way, whatever the target', () => {
    expect(continues(version(50), version(20, { target: 0.99 }))).toEqual([undefined, true]);
  });

  it('is what another agreement promises only from when the one before it was retired', () => {
    const [a, b] = [version(60, {}, 'a'), version(40, { target: 0.99 }, 'b')];
    const retired = NOW - 10 * HOUR;
    const stateAt = (time: number) => (time < NOW - 60 * HOUR ? undefined : time < retired ? a : b);
    const changes = [a.inForce!.since, retired, b.inForce!.since];
    const promised = promisesBetween(SLO, NOW - 100 * HOUR, NOW, stateAt, changes);
    expect(promised.map(({ since, inForceSince, target }) => [since, inForceSince, target])).toEqual([
      [a.inForce!.since, undefined, 0.999],
      [retired, b.inForce!.since, 0.99],
    ]);
    expect(promised[1]!.continues).toBe(false);
  });

  it('begins anew where the SLO is measured otherwise, or by another agreement', () => {
    expect(continues(version(50), version(20, { window: { kind: 'rolling', days: 7 } }))).toEqual([undefined, false]);
    expect(continues(version(50), version(20, {}, 'other'))).toEqual([undefined, false]);
  });
});
