import { navFor, navLinkAt } from './navFor';

const dashboards = [{ title: 'Checkout team', url: '/d/team/checkout-team' }];
const truce = {
  id: 'truce',
  name: 'Truce',
  includes: [
    { type: 'page', name: 'Overview', path: '/a/truce/overview', role: 'Viewer', addToNav: true },
    { type: 'page', name: 'Set up', path: '/a/truce/setup', role: 'Admin', addToNav: true },
    { type: 'page', name: 'Hidden', path: '/a/truce/hidden', role: 'Viewer', addToNav: false },
    { type: 'page', name: 'Configuration', path: '/plugins/truce', role: 'Admin', addToNav: true },
    { type: 'panel', name: 'Policy state', path: 'panels/policy-state/plugin.json' },
  ],
};
const textsFor = (role: string) =>
  navFor(dashboards, [truce], role).map(({ text, children }) => [text, children?.map((child) => child.text)]);

describe('the left navigation', () => {
  test('a viewer finds dashboards and the pages for viewers', () => {
    expect(textsFor('Viewer')).toEqual([
      ['Dashboards', ['Checkout team']],
      ['Truce', ['Overview']],
    ]);
  });

  test('an admin also finds the pages for admins and the configuration', () => {
    expect(textsFor('Admin')).toEqual([
      ['Dashboards', ['Checkout team']],
      ['Truce', ['Overview', 'Set up']],
      ['Administration', ['Plugins: Truce']],
    ]);
  });

  test('an app without pages has no entry of its own', () => {
    expect(navFor([], [{ id: 'x', name: 'X', includes: null }], 'Viewer').map(({ text }) => text)).toEqual([
      'Dashboards',
    ]);
  });

  test.each([
    ['/a/truce/overview', 'Overview'],
    ['/a/truce/overview/checkout', 'Overview'],
    ['/d/team', 'Checkout team'],
    ['/d/team/another-slug', 'Checkout team'],
    ['/dashboards', 'Dashboards'],
    ['/plugins/truce', 'Plugins: Truce'],
  ])('at %s the entry %s is marked', (pathname, text) => {
    expect(navLinkAt(navFor(dashboards, [truce], 'Admin'), pathname)?.text).toBe(text);
  });

  test.each(['/d/team-b', '/a/truce/overviews', '/login'])('at %s none is marked', (pathname) => {
    expect(navLinkAt(navFor(dashboards, [truce], 'Admin'), pathname)).toBeUndefined();
  });
});
