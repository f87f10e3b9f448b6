import type { PluginExtensionAddedLinkConfig } from '@grafana/data';
import { linksFor } from './linksFor';

const target = 'grafana/dashboard/panel/menu';
const link: PluginExtensionAddedLinkConfig = {
  targets: [target],
  title: 'Create SLO from this panel',
  description: '',
  path: '/a/truce/new',
};
const show = (links: PluginExtensionAddedLinkConfig[], context: object = {}) => {
  const complaints: string[] = [];
  const shown = linksFor(target, [{ pluginId: 'truce', links }], context, (sentence) => complaints.push(sentence));
  return { shown, complaints };
};

describe('links that apps add to a panel menu', () => {
  test('a plain link shows with its path', () => {
    expect(show([link]).shown).toEqual([{ title: link.title, path: '/a/truce/new' }]);
  });

  test('a link for another place does not show', () => {
    expect(show([{ ...link, targets: 'grafana/explore/toolbar/action' }]).shown).toEqual([]);
  });

  test('configure sees the panel and changes the link', () => {
    const configure = (context?: object) => ({ path: `/a/truce/new?title=${(context as { title: string }).title}` });
    expect(show([{ ...link, configure }], { title: 'Errors' }).shown[0].path).toBe('/a/truce/new?title=Errors');
  });

  test('configure that answers nothing hides the link without complaint', () => {
    expect(show([{ ...link, configure: () => undefined }])).toEqual({ shown: [], complaints: [] });
  });

  test('configure that fails hides the link and says so', () => {
    const configure = () => {
      throw new Error('no targets');
    };
    const { shown, complaints } = show([{ ...link, configure }]);
    expect(shown).toEqual([]);
    expect(complaints).toEqual([
      'The link "Create SLO from this panel" of truce is left out: its configure() failed with Error: no targets.',
    ]);
  });

  test('configure cannot change what the next link sees', () => {
    const meddle = (context?: object) => {
      (context as { title: string }).title = 'changed';
      return {};
    };
    expect(show([{ ...link, configure: meddle }], { title: 'Errors' }).shown).toEqual([]);
  });

  test('a link out of its own app is left out', () => {
    const { shown, complaints } = show([{ ...link, path: '/a/other/page' }]);
    expect(shown).toEqual([]);
    expect(complaints[0]).toContain('its path must start with /a/truce/');
  });

  test('a link that leads nowhere is left out', () => {
    expect(show([{ ...link, path: undefined }]).complaints[0]).toContain('its path must start with /a/truce/');
  });

  test('one app shows at most three links', () => {
    expect(show([link, link, link, link]).shown).toHaveLength(3);
  });
});
