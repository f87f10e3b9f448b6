import type { PolicyState } from '../core/policy/PolicyState';

/** The outline of a state's icon: every state has one of its own, so that colour is never needed to tell them apart. */
export type StateShape =
  'circle' | 'triangle' | 'square' | 'hexagon' | 'dashed-circle' | 'dashed-rectangle' | 'dotted-circle';

/** Colours of a state on one theme. `text` is for words of any size, `fill` for shapes, `onFill` for signs in them. */
export interface StateColors {
  text: string;
  fill: string;
  onFill: string;
}

/** How a state looks, whatever word it is given. */
export interface StateLook {
  shape: StateShape;
  /** States without an answer have a dashed grey edge. */
  edge: 'solid' | 'dashed';
  dark: StateColors;
  light: StateColors;
}

const DARK_SIGN = '#111217';
const LIGHT_SIGN = '#ffffff';

const UNKNOWN = {
  edge: 'dashed',
  dark: { text: '#9a9eaa', fill: '#8b8f9a', onFill: DARK_SIGN },
  light: { text: '#5c606b', fill: '#6f7480', onFill: LIGHT_SIGN },
} as const;

/**
 * The one table of state colours and shapes. Text has 4.5:1 and fills and signs have 3:1 on the theme's backgrounds
 * (WCAG 2.1, 1.4.3 and 1.4.11); stateLook.test.ts computes it.
 */
export const STATE_LOOK: Readonly<Record<PolicyState, StateLook>> = {
  ship: {
    shape: 'circle',
    edge: 'solid',
    dark: { text: '#2fb28f', fill: '#2fb28f', onFill: DARK_SIGN },
    light: { text: '#0b7a5d', fill: '#12906f', onFill: LIGHT_SIGN },
  },
  care: {
    shape: 'triangle',
    edge: 'solid',
    dark: { text: '#f0b13c', fill: '#f0b13c', onFill: DARK_SIGN },
    light: { text: '#8a5a00', fill: '#b87a08', onFill: LIGHT_SIGN },
  },
  stop: {
    shape: 'square',
    edge: 'solid',
    dark: { text: '#f0654f', fill: '#e8543f', onFill: DARK_SIGN },
    light: { text: '#c23522', fill: '#d6402b', onFill: LIGHT_SIGN },
  },
  exception: {
    shape: 'hexagon',
    edge: 'solid',
    dark: { text: '#9a97f3', fill: '#8f8cf0', onFill: DARK_SIGN },
    light: { text: '#5a55c9', fill: '#6a66d9', onFill: LIGHT_SIGN },
  },
  'cant-tell': { shape: 'dashed-circle', ...UNKNOWN },
  unsigned: { shape: 'dashed-rectangle', ...UNKNOWN },
  'too-little-traffic': { shape: 'dotted-circle', ...UNKNOWN },
};

/** The colours of a state on a theme. */
export function stateColors(state: PolicyState, theme: { isDark: boolean }): StateColors {
  return STATE_LOOK[state][theme.isDark ? 'dark' : 'light'];
}

/**
 * The background of an edge that is this wide, in pixels: one colour, dashed where there is no answer, and two by turns where an
 * exception overlays another state.
 *
 * @param without the state that is overlaid, if any
 */
export function edgeBackground(
  state: PolicyState,
  without: PolicyState | undefined,
  width: number,
  theme: { isDark: boolean }
): string {
  const { fill } = stateColors(state, theme);
  if (without !== undefined) {
    const other = stateColors(without, theme).fill;
    const [one, both] = [width * 1.5, width * 3];
    return `repeating-linear-gradient(160deg, ${fill} 0 ${one}px, ${other} ${one}px ${both}px)`;
  }
  return STATE_LOOK[state].edge === 'solid'
    ? fill
    : `repeating-linear-gradient(${fill} 0 ${width * 2}px, transparent ${width * 2}px ${width * 3.5}px)`;
}
