import { themeCookieText, themeFor } from './theme';

describe('which theme a page has', () => {
  test('dark when nobody has chosen', () => {
    expect(themeFor({ search: '', cookie: '' })).toBe('dark');
  });

  test('the remembered one', () => {
    expect(themeFor({ search: '', cookie: 'a=1; truce_preview_theme=light; b=2' })).toBe('light');
  });

  test('what the switch writes is what the next page reads', () => {
    expect(themeFor({ search: '', cookie: themeCookieText('light') })).toBe('light');
  });

  test('the address wins over the memory', () => {
    expect(themeFor({ search: '?theme=dark', cookie: 'truce_preview_theme=light' })).toBe('dark');
  });

  test('unknown names are ignored', () => {
    expect(themeFor({ search: '?theme=sapphire', cookie: 'truce_preview_theme=light' })).toBe('light');
    expect(themeFor({ search: '', cookie: 'truce_preview_theme=blue' })).toBe('dark');
  });
});
