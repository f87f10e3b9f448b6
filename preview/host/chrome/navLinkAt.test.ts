import { navLinkAt } from './navLinkAt';

const nav = [
  { text: 'Dashboards', url: '/dashboards', children: [{ text: 'Checkout team', url: '/d/team/checkout-team' }] },
  { text: 'Truce', url: '/a/truce/overview', children: [{ text: 'Overview', url: '/a/truce/overview' }] },
  { text: 'Administration', children: [{ text: 'Plugins: Truce', url: '/plugins/truce' }] },
];

describe('the entry of the navigation that is marked', () => {
  test.each([
    ['/a/truce/overview', 'Overview'],
    ['/a/truce/overview/checkout', 'Overview'],
    ['/d/team', 'Checkout team'],
    ['/d/team/another-slug', 'Checkout team'],
    ['/dashboards', 'Dashboards'],
    ['/plugins/truce', 'Plugins: Truce'],
  ])('at %s is %s', (pathname, text) => {
    expect(navLinkAt(nav, pathname)?.text).toBe(text);
  });

  test.each(['/d/team-b', '/a/truce/overviews', '/login'])('at %s is none', (pathname) => {
    expect(navLinkAt(nav, pathname)).toBeUndefined();
  });
});
