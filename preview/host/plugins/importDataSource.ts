import { DataSourcePlugin, type DataSourceApi, type DataSourceInstanceSettings } from '@grafana/data';
import { loadNamespacedResources } from '@grafana/i18n/dist/esm/i18n.mjs';
import { importPlugin } from './systemLoader';

/**
 * Makes the data source of an instance.
 *
 * @param settings - of the boot data; `meta.module` names the bundle
 * @returns the data source with its editors in `components`
 * @throws when the bundle does not load or exports no `plugin`
 */
export async function importDataSource(settings: DataSourceInstanceSettings): Promise<DataSourceApi> {
  const plugin =
    settings.type === 'prometheus'
      ? await prometheusPlugin()
      : await importPlugin<DataSourcePlugin<DataSourceApi>>(settings.meta, 'DataSourceClass');
  const source = new plugin.DataSourceClass(settings);
  source.components = plugin.components;
  return source;
}

/** Grafana's own Prometheus front end comes from its package and not from a bundle. */
async function prometheusPlugin(): Promise<DataSourcePlugin<DataSourceApi>> {
  const { PrometheusDatasource, PromQueryEditorByApp, loadResources } = await import('@grafana/prometheus');
  await loadNamespacedResources('grafana', 'en-US', [loadResources]);
  const plugin = new DataSourcePlugin(PrometheusDatasource).setQueryEditor(PromQueryEditorByApp);
  return plugin as unknown as DataSourcePlugin<DataSourceApi>;
}
