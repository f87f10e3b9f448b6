import type { ElementKind } from '../ElementKind';

interface DatasourceRef {
  type: string;
  uid: string;
}

/**
 * A library panel as we write it. The standard keys make it render itself; ours are all under `options`, because
 * Grafana's coming storage may drop other keys.
 */
export interface ElementModel {
  type: string;
  title: string;
  description: string;
  datasource: DatasourceRef;
  targets: Array<{ refId: string; datasource: DatasourceRef; view: 'state'; slo: string }>;
  options: { schemaVersion: number; kind: ElementKind; value: object };
}
