import { DATASOURCE_TYPE, PANEL_TYPE } from '../../grafana/places';
import type { ElementKind } from '../ElementKind';
import { SCHEMA_VERSION } from '../schemaVersion';
import type { ElementModel } from './ElementModel';

interface ModelParts {
  kind: ElementKind;
  value: object;
  title: string;
  description: string;
  /** Ids of the SLOs whose state the panel shows; none: it shows no query's answer. */
  slos: string[];
}

/** A value of ours as a library panel that shows the state of its SLOs. */
export function writeModel({ kind, value, title, description, slos }: ModelParts, datasourceUid: string): ElementModel {
  const datasource = { type: DATASOURCE_TYPE, uid: datasourceUid };
  return {
    type: PANEL_TYPE,
    title,
    description,
    datasource,
    targets: slos.length === 0 ? [] : [{ refId: 'A', datasource, view: 'state', slo: slos.join(',') }],
    options: { schemaVersion: SCHEMA_VERSION, kind, value },
  };
}
