import { PluginExtensionPoints, type PanelMenuItem } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { sceneGraph, VizPanel, VizPanelMenu } from '@grafana/scenes';
import { importApp, installedApps } from '../plugins/importApp';
import { linksFor, type ShownLink } from '../plugins/linksFor';
import { panelContext } from './panelContext';

const target = PluginExtensionPoints.DashboardPanelMenu;

/** The menu in a panel's header: to view the panel alone, and the links that apps add. */
export function panelMenu(): VizPanelMenu {
  const menu = new VizPanelMenu({ items: [] });
  menu.addActivationHandler(() => {
    const panel = sceneGraph.getAncestor(menu, VizPanel);
    const view = viewItem(panel);
    menu.setItems([view]);
    void appLinks(panel).then((links) => menu.setItems(links.length > 0 ? [view, extensions(links)] : [view]));
  });
  return menu;
}

function viewItem(panel: VizPanel): PanelMenuItem {
  const isAlone = locationService.getSearch().has('viewPanel');
  const viewPanel = isAlone ? null : panel.state.key;
  return {
    text: isAlone ? 'Back to dashboard' : 'View',
    iconClassName: 'eye',
    onClick: () => locationService.partial({ viewPanel }),
  };
}

async function appLinks(panel: VizPanel): Promise<ShownLink[]> {
  const apps = await Promise.allSettled(installedApps().map(importApp));
  const loaded = apps.flatMap((app) => (app.status === 'fulfilled' ? [app.value] : []));
  const links = loaded.map((app) => ({ pluginId: app.meta.id, links: app.addedLinkConfigs }));
  return linksFor(target, links, panelContext(panel));
}

function extensions(links: ShownLink[]): PanelMenuItem {
  const subMenu = links.map(({ title, path, icon }) => ({ text: title, href: path, iconClassName: icon }));
  return { text: 'Extensions', iconClassName: 'plug', type: 'submenu', subMenu };
}
