/** @jest-environment node */
import { FOUR_TIERS_POLICY, WORKBOOK_POLICY } from '../agreement/policies';
import type { Tier, TierEntry } from '../agreement/Tier';
import { tierLabel } from './tierLabel';

const label = (enter: TierEntry | undefined, name?: string) => {
  const tier: Tier = { id: 'care', decision: 'care', name, enter, agreed: 'Canary first.', duties: {} };
  return tierLabel(tier).replaceAll('\u00a0', ' ');
};

describe('the label of a tier on a bar', () => {
  it.each<[TierEntry | undefined, string]>([
    [undefined, 'care'],
    [{ remainingBelow: 0.25 }, 'care below 25 %'],
    [{ remainingBelow: 0 }, 'care when used up'],
    [{ incidentAbove: 0.2 }, 'care from an incident above 20 %'],
    [{ burnAbove: { factor: 14.4, hours: 1 } }, 'care from a burn above 14.4 over 1 h'],
    [{ remainingBelow: 0.25, incidentAbove: 0.2 }, 'care below 25 %'],
  ])('%j is "%s"', (enter, text) => {
    expect(label(enter)).toBe(text);
  });

  it('has the name that people gave the tier', () => {
    expect(label({ remainingBelow: 0.5 }, 'Caution')).toBe('Caution below 50 %');
    const names = [...FOUR_TIERS_POLICY.tiers, ...WORKBOOK_POLICY.tiers].map((it) => it.name);
    expect(names.every((it) => it !== undefined)).toBe(true);
  });
});
