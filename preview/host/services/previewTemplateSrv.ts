import type { ScopedVars, TypedVariableModel } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { EmbeddedScene, sceneGraph, SceneCanvasText, sceneUtils, type SceneObject } from '@grafana/scenes';

const noScene = new EmbeddedScene({ body: new SceneCanvasText({ text: '' }) });

/** Replaces variables by the dashboard that is open, or by the scene object that a query names. */
export class PreviewTemplateSrv implements TemplateSrv {
  replace(target?: string, scopedVars?: ScopedVars, format?: string | Function): string {
    const named: unknown = scopedVars?.__sceneObject?.value?.valueOf();
    const scene = (named as SceneObject | undefined) ?? activeScene();
    return sceneGraph.interpolate(scene, target, scopedVars, format as string | undefined);
  }

  containsTemplate(target?: string): boolean {
    return /\$\w+|\$\{[^}]+\}|\[\[[^\]]+\]\]/.test(target ?? '');
  }

  getVariables(): TypedVariableModel[] {
    return sceneGraph.getVariables(activeScene()).state.variables.map((variable) => {
      const { type, name, label, description } = variable.state;
      const value = variable.getValue();
      const current = { value, text: sceneUtils.isConstantVariable(variable) ? value : variable.getValueText?.() };
      const query = (variable.state as { query?: unknown }).query ?? '';
      const options = (variable.state as { options?: unknown }).options ?? [];
      return { type, name, label, description, current, query, options } as unknown as TypedVariableModel;
    });
  }

  /** Nothing to do: the scene's own time range counts. */
  updateTimeRange(): void {}

  /** Ad hoc filters are not offered; the Prometheus data source asks for them all the same. */
  getAdhocFilters(): [] {
    return [];
  }
}

function activeScene(): SceneObject {
  return (window as { __grafanaSceneContext?: SceneObject }).__grafanaSceneContext ?? noScene;
}
