import { createTheme } from '@grafana/data';

import { POLICY_STATES } from '../core/policy/PolicyState';
import { edgeBackground, STATE_LOOK, stateColors } from './stateLook';

/** Relative luminance and contrast as WCAG 2.1 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const cases = (['dark', 'light'] as const).flatMap((mode) => {
  const theme = createTheme({ colors: { mode } });
  const { primary, canvas, secondary } = theme.colors.background;
  return POLICY_STATES.flatMap((state) =>
    [primary, canvas, secondary].map((background) => ({ mode, state, background, colors: stateColors(state, theme) }))
  );
});

describe('the look of the states', () => {
  it('measures contrast as the standard does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('is compared with backgrounds given as six digits', () => {
    expect(cases.filter(({ background }) => !/^#[0-9a-f]{6}$/i.test(background))).toEqual([]);
  });

  it.each(cases)('reads as small text: $state on $mode $background', ({ colors, background }) => {
    expect(contrast(colors.text, background)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(cases)('shows as a shape: $state on $mode $background', ({ colors, background }) => {
    expect(contrast(colors.fill, background)).toBeGreaterThanOrEqual(3);
  });

  it.each(cases)('shows the sign inside its shape: $state on $mode', ({ colors }) => {
    expect(contrast(colors.onFill, colors.fill)).toBeGreaterThanOrEqual(3);
  });

  it('has a shape of its own for every state', () => {
    expect(new Set(POLICY_STATES.map((state) => STATE_LOOK[state].shape)).size).toBe(POLICY_STATES.length);
  });

  it.each(['cant-tell', 'unsigned', 'too-little-traffic'] as const)(
    'is grey and dashed without an answer: %s',
    (state) => {
      expect(STATE_LOOK[state].edge).toBe('dashed');
      for (const hex of [STATE_LOOK[state].dark.fill, STATE_LOOK[state].light.fill]) {
        const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
        expect(Math.max(...channels) - Math.min(...channels)).toBeLessThanOrEqual(24);
      }
    }
  );

  it('has an edge of two colours where an exception overlays another state, and of one elsewhere', () => {
    for (const isDark of [true, false]) {
      const [one, other] = (['exception', 'stop'] as const).map((it) => stateColors(it, { isDark }).fill);
      const edge = edgeBackground('exception', 'stop', 4, { isDark });
      expect(edge).toContain(one);
      expect(edge).toContain(other);
      expect(edgeBackground('stop', undefined, 4, { isDark })).toBe(other);
    }
  });
});
