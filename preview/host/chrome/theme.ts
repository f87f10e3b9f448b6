/** The cookie that remembers the choice; the address stays free of it. */
export const themeCookie = 'truce_preview_theme';

export type ThemeName = 'dark' | 'light';

/**
 * The theme to show: `?theme=` as in Grafana, else the cookie, else dark. Other values are ignored.
 *
 * @param page - `search` as in `location.search`, `cookie` as in `document.cookie`
 */
export function themeFor(page: { search: string; cookie: string }): ThemeName {
  const fromCookie = page.cookie
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === themeCookie)?.[1];
  return asTheme(new URLSearchParams(page.search).get('theme')) ?? asTheme(fromCookie) ?? 'dark';
}

/** The `document.cookie` assignment that remembers a theme for a year. */
export function themeCookieText(theme: ThemeName): string {
  return `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
}

function asTheme(value: string | null | undefined): ThemeName | undefined {
  return value === 'dark' || value === 'light' ? value : undefined;
}
