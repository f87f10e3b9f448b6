import type { PluginExtensionPanelContext } from '@grafana/data';

import pluginJson from '../../plugin.json';
import { OVERVIEW_LINK } from './overviewLink';

const ours = { type: 'truce-errorbudget-datasource', uid: 'truce' };
const prometheus = { type: 'prometheus', uid: 'prometheus' };

function linkFor(context: Partial<PluginExtensionPanelContext> | undefined) {
  return OVERVIEW_LINK.configure?.(context as PluginExtensionPanelContext | undefined);
}

describe('the link in the panel menu', () => {
  it.each(['truce-policystate-panel', 'truce-budget-panel', 'truce-burnrate-panel'])('is offered on %s', (pluginId) => {
    expect(linkFor({ pluginId, targets: [] })).toEqual({ path: '/a/truce-errorbudget-app/overview' });
  });

  it('is offered on any panel that asks the Truce data source', () => {
    const targets = [
      { refId: 'A', datasource: prometheus },
      { refId: 'B', datasource: ours },
    ];
    expect(linkFor({ pluginId: 'timeseries', targets })).toEqual({ path: '/a/truce-errorbudget-app/overview' });
  });

  it('is not offered on other panels', () => {
    expect(linkFor({ pluginId: 'timeseries', targets: [{ refId: 'A', datasource: prometheus }] })).toBeUndefined();
    expect(linkFor({ pluginId: 'timeseries', targets: [{ refId: 'A' }] })).toBeUndefined();
    expect(linkFor({ pluginId: 'text' })).toBeUndefined();
    expect(linkFor(undefined)).toBeUndefined();
  });

  it('opens the SLO or team that the panel asks for by name', () => {
    const target = { refId: 'A', datasource: ours, slo: 'checkout', team: 'Web & shop' };
    expect(linkFor({ pluginId: 'truce-policystate-panel', targets: [target] })).toEqual({
      path: '/a/truce-errorbudget-app/overview?team=Web+%26+shop&slo=checkout',
    });
  });

  it.each(['$slo', '${slo:csv}', 'checkout,search', '', '*', 7])('does not narrow to %j, which is no name', (slo) => {
    const target = { refId: 'A', datasource: ours, slo };
    expect(linkFor({ pluginId: 'truce-policystate-panel', targets: [target] })).toEqual({
      path: '/a/truce-errorbudget-app/overview',
    });
  });

  it.each(['$slo', '${slo}', '${slo:csv}'])('opens the SLO that a panel repeated by %s shows', (slo) => {
    const target = { refId: 'A', datasource: ours, slo };
    const context = { pluginId: 'truce-budget-panel', targets: [target] };
    expect(linkFor({ ...context, scopedVars: { slo: { text: 'Search', value: 'search' } } })).toEqual({
      path: '/a/truce-errorbudget-app/overview?slo=search',
    });
    expect(linkFor({ ...context, scopedVars: { slo: { text: 'All', value: ['search', 'login'] } } })).toEqual({
      path: '/a/truce-errorbudget-app/overview',
    });
  });

  it('is declared in plugin.json in the same words, else Grafana leaves it out', () => {
    const { title, description, targets } = OVERVIEW_LINK;
    expect(pluginJson.extensions.addedLinks).toEqual([{ title, description, targets: [targets] }]);
  });
});
