/** @jest-environment node */
import { tierBegins, tierEnds, tierName } from './wordTier';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('when a tier begins', () => {
  test.each([
    [undefined, ''],
    [{ remainingBelow: 0.25 }, 'below 25 %'],
    [{ remainingBelow: 0.125 }, 'below 12.5 %'],
    [{ remainingBelow: 0 }, 'used up'],
    [{ incidentAbove: 0.2 }, 'one incident over 20 %'],
    [{ burnAbove: { factor: 14.4, hours: 1 } }, 'burn above 14.4 for 1 h'],
    [
      { remainingBelow: 0, incidentAbove: 0.2, burnAbove: { factor: 6, hours: 6 } },
      'used up or one incident over 20 % or burn above 6 for 6 h',
    ],
  ])('%j reads "%s"', (enter, words) => {
    expect(plain(tierBegins({ enter }))).toBe(words);
  });

  test('away from a budget bar it says of what the share is', () => {
    expect(plain(tierBegins({ enter: { remainingBelow: 0.25 } }, 'full'))).toBe('below 25 % left');
  });
});

describe('when a tier ends', () => {
  const enter = { remainingBelow: 0.1 };
  test.each([
    [{ enter, leave: { remainingAbove: 0.3, heldForHours: 6 } }, 'above 30 % for 6 h'],
    [{ enter, leave: { remainingAbove: 0.3, heldForHours: 0 } }, 'above 30 %'],
    [
      { enter, leave: { remainingAbove: 0.1, heldForHours: 24, confirmedBy: 'lead' as const } },
      'above 10 % for 24 h, and the Engineering lead confirms the cause is fixed',
    ],
    [
      { enter, leave: { remainingAbove: 0.1, heldForHours: 0, confirmedBy: 'sre' as const } },
      'above 10 %, and SRE confirms the cause is fixed',
    ],
    [{ enter }, 'as soon as that no longer holds'],
    [{}, ''],
  ])('%j reads "%s"', (tier, words) => {
    expect(plain(tierEnds(tier))).toBe(words);
  });

  test('away from a budget bar it says of what the share is', () => {
    const leave = { remainingAbove: 0.3, heldForHours: 6 };
    expect(plain(tierEnds({ enter, leave }, 'full'))).toBe('above 30 % left for 6 h');
  });
});

test('a tier is called by its name, else by the word of its decision', () => {
  expect(tierName({ name: 'Caution', decision: 'care' })).toBe('Caution');
  expect(tierName({ decision: 'care' })).toBe('Ship with care');
});
