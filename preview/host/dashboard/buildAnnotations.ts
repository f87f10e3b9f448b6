import type { AnnotationQuery } from '@grafana/data';
import { dataLayers, SceneDataLayerSet } from '@grafana/scenes';

/** One layer for each annotation query of the dashboard, with the switch that Grafana shows for it. */
export function buildAnnotations(queries: AnnotationQuery[]): SceneDataLayerSet {
  const layers = queries.map(
    (query, at) =>
      new dataLayers.AnnotationsDataLayer({
        key: `annotations-${at}`,
        query,
        name: query.name,
        isEnabled: Boolean(query.enable),
        isHidden: Boolean(query.hide),
      })
  );
  return new SceneDataLayerSet({ layers });
}
