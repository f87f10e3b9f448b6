import type { DataSourceApi, DataSourceInstanceSettings, DataSourceRef, ScopedVars } from '@grafana/data';
import {
  config,
  getTemplateSrv,
  type DataSourceSrv,
  type GetDataSourceListFilters,
  type RuntimeDataSourceRegistration,
} from '@grafana/runtime';
import { importDataSource } from '../plugins/importDataSource';
import { GrafanaAnnotations } from './grafanaAnnotations';
import { MixedDataSource } from './mixedDataSource';

const abilities = ['metrics', 'annotations', 'logs', 'tracing', 'alerting'] as const;

type Reference = DataSourceRef | string | null;

/** The data sources of the boot data; each is made once and then kept, as in Grafana. */
export class PreviewDataSourceSrv implements DataSourceSrv {
  private readonly made = new Map<string, Promise<DataSourceApi>>();
  private readonly own = new Map<string, DataSourceApi>([
    ['grafana', new GrafanaAnnotations()],
    ['-- Grafana --', new GrafanaAnnotations()],
    ['-- Mixed --', new MixedDataSource()],
  ]);

  async get(ref?: Reference, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    const settings = this.getInstanceSettings(ref, scopedVars);
    const ownSource = this.own.get(settings?.uid ?? '') ?? this.own.get(nameOf(ref) ?? '');
    if (ownSource) {
      return ownSource;
    }
    if (!settings) {
      throw new Error(
        `Data source ${nameOf(ref) ?? '(default)'} was not found. Add it, or choose another in the query.`
      );
    }
    const running = this.made.get(settings.uid) ?? importDataSource(settings);
    this.made.set(settings.uid, running);
    running.catch(() => this.made.delete(settings.uid));
    return running;
  }

  getList(filters: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    const types = filters.type === undefined ? undefined : [filters.type].flat();
    return this.all()
      .filter(({ meta }) => abilities.every((ability) => !filters[ability] || meta[ability]))
      .filter((settings) => !filters.pluginId || settings.meta.id === filters.pluginId)
      .filter((settings) => !types || types.includes(settings.type))
      .filter((settings) => filters.filter?.(settings) ?? true)
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  getInstanceSettings(ref?: Reference, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
    const wanted = nameOf(ref);
    const named = wanted?.includes('$') ? getTemplateSrv().replace(wanted, scopedVars) : wanted;
    if (named === undefined || named === 'default') {
      return this.all().find((settings) => settings.isDefault || settings.name === config.defaultDatasource);
    }
    const byType = typeof ref === 'object' && ref && !ref.uid ? ref.type : undefined;
    return this.all().find(({ uid, name, type }) => (byType ? type === byType : uid === named || name === named));
  }

  /** Forgets what was made, so that changed settings count. */
  reload(): void {
    this.made.clear();
  }

  registerRuntimeDataSource({ dataSource }: RuntimeDataSourceRegistration): void {
    this.own.set(dataSource.uid, dataSource);
  }

  private all(): DataSourceInstanceSettings[] {
    return Object.values(config.datasources);
  }
}

function nameOf(ref?: Reference): string | undefined {
  return (typeof ref === 'string' ? ref : (ref?.uid ?? ref?.type)) || undefined;
}
