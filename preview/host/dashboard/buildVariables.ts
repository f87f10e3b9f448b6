import type { VariableHide, VariableRefresh, VariableSort } from '@grafana/data';
import {
  ConstantVariable,
  CustomVariable,
  DataSourceVariable,
  QueryVariable,
  SceneVariableSet,
  TextBoxVariable,
  type SceneVariable,
} from '@grafana/scenes';
import type { VariableModel } from './readDashboard';

/** Grafana's number for "on dashboard load", the least often that still gives values. */
const onLoad = 1 as VariableRefresh;

/** The dashboard's variables as scene objects; a kind that is not offered becomes a constant with its saved value. */
export function buildVariables(models: VariableModel[]): SceneVariableSet {
  return new SceneVariableSet({ variables: models.map(buildVariable) });
}

function buildVariable(model: VariableModel): SceneVariable {
  const { type, name, label, description, skipUrlSync, datasource, regex = '' } = model;
  const hide = (model.hide ?? 0) as VariableHide;
  const common = { name, label: label || undefined, description, hide, skipUrlSync };
  const { value = '', text = value } = model.current ?? {};
  const { multi: isMulti, includeAll, allValue } = model;
  const choice = { ...common, value, text, isMulti, includeAll, allValue: allValue || undefined };
  const query = typeof model.query === 'string' ? model.query : '';
  switch (type) {
    case 'query':
      return new QueryVariable({
        ...choice,
        query: (model.query as QueryVariable['state']['query']) ?? '',
        datasource: datasource ?? null,
        regex,
        refresh: (model.refresh as VariableRefresh) || onLoad,
        sort: (model.sort ?? 0) as VariableSort,
      });
    case 'custom':
      return new CustomVariable({ ...choice, query });
    case 'datasource':
      return new DataSourceVariable({ ...choice, pluginId: query, regex });
    case 'textbox':
      return new TextBoxVariable({ ...common, value: String(value || query) });
    default:
      return new ConstantVariable({ ...common, hide: 2 as VariableHide, value: type === 'constant' ? query : value });
  }
}
