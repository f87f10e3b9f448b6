/** How the line of a window looks: a colour that no state has, and a dash of its own, so that colour is not needed. */
interface BurnLook {
  dark: string;
  light: string;
  dash?: number[];
}

const BURN_LOOK: Readonly<Record<string, BurnLook>> = {
  '5m': { dark: '#7cc9dd', light: '#0b6f85', dash: [2, 3] },
  '30m': { dark: '#9db8d9', light: '#4a6484', dash: [7, 3, 2, 3] },
  '1h': { dark: '#6ea6ff', light: '#1f62e0' },
  '2h': { dark: '#b9c6da', light: '#55627a', dash: [9, 3] },
  '6h': { dark: '#e3e6ee', light: '#343b4a', dash: [12, 4] },
  '1d': { dark: '#ff8ac4', light: '#b82a72', dash: [4, 4] },
  '3d': { dark: '#d9a8e8', light: '#86489c', dash: [14, 4, 3, 4] },
};

/** Colour and dash of a window's line on a theme. */
export function burnLook(window: string, theme: { isDark: boolean }): { color: string; dash?: number[] } {
  const look = BURN_LOOK[window] ?? { dark: '#9a9eaa', light: '#5c606b' };
  return { color: theme.isDark ? look.dark : look.light, dash: look.dash };
}
