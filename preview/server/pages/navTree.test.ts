import * as v from 'valibot';
import type { OrgRole } from '../people/Caller';
import { pluginJsonSchema } from '../plugins/PluginJson';
import { navTree } from './navTree';

const dashboards = [{ title: 'Checkout team', url: '/d/team/checkout-team' }];
const logos = { small: 'a.svg', large: 'a.svg' };
const app = { id: 'truce', type: 'app', name: 'Truce', info: { logos } };
const includes = [
  { type: 'page', name: 'Overview', path: '/a/%PLUGIN_ID%/overview', role: 'Viewer', addToNav: true },
  { type: 'page', name: 'Set up', path: '/a/%PLUGIN_ID%/setup', role: 'Admin', addToNav: true },
  { type: 'page', name: 'Hidden', path: '/a/%PLUGIN_ID%/hidden', role: 'Viewer', addToNav: false },
  { type: 'page', name: 'Configuration', path: '/plugins/%PLUGIN_ID%', role: 'Admin', addToNav: true },
  { type: 'panel', name: 'Policy state', path: 'panels/policy-state/plugin.json' },
];
const textsFor = (role: OrgRole, json: object = { ...app, includes }, enabled = true) =>
  navTree(dashboards, [{ ...v.parse(pluginJsonSchema, json), enabled }], role).map(({ text, children }) => [
    text,
    children?.map((child) => child.text),
  ]);

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
    expect(textsFor('Viewer', app)).toEqual([['Dashboards', ['Checkout team']]]);
  });

  test('of a disabled app an admin finds the configuration', () => {
    expect(textsFor('Admin', { ...app, includes }, false)).toEqual([
      ['Dashboards', ['Checkout team']],
      ['Administration', ['Plugins: Truce']],
    ]);
  });
});
