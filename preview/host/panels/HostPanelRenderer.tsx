import {
  applyFieldOverrides,
  getDefaultTimeRange,
  getPanelOptionsWithDefaults,
  LoadingState,
  type PanelData,
} from '@grafana/data';
import { config, getAppEvents, getTemplateSrv, type PanelRenderer } from '@grafana/runtime';
import { ErrorBoundaryAlert } from '@grafana/ui';
import { useMemo, type ComponentProps } from 'react';
import { usePromise } from '../pages/usePromise';
import { importPanel } from '../plugins/importPanel';

type Props = ComponentProps<typeof PanelRenderer>;

const noData: PanelData = { series: [], state: LoadingState.Done, timeRange: getDefaultTimeRange() };
const noFieldConfig = { defaults: {}, overrides: [] };
const replaceVariables = (text: string) => getTemplateSrv().replace(text);
const nothing = () => undefined;

/** The `PanelRenderer` that @grafana/runtime promises to plugins: any panel, drawn from data alone. */
export function HostPanelRenderer(props: Props) {
  const { pluginId, title, data = noData, width, height, timeZone = 'browser' } = props;
  const { value: plugin, problem } = usePromise(pluginId, () => importPanel(pluginId));
  const ready = useMemo(() => {
    if (!plugin) {
      return undefined;
    }
    const currentFieldConfig = props.fieldConfig ?? noFieldConfig;
    const currentOptions = props.options ?? {};
    const { options, fieldConfig } = getPanelOptionsWithDefaults({
      plugin,
      currentOptions,
      currentFieldConfig,
      isAfterPluginChange: false,
    });
    const fieldConfigRegistry = plugin.fieldConfigRegistry;
    const theme = config.theme2;
    const series = applyFieldOverrides({
      data: data.series,
      fieldConfig,
      fieldConfigRegistry,
      replaceVariables,
      theme,
      timeZone,
    });
    return { options, fieldConfig, data: { ...data, series } };
  }, [plugin, data, props.options, props.fieldConfig, timeZone]);

  const Panel = plugin?.panel;
  if (problem || !Panel || !ready) {
    return <div>{problem ?? 'Loading panel…'}</div>;
  }
  return (
    <ErrorBoundaryAlert dependencies={[plugin, data]}>
      <Panel
        {...ready}
        id={1}
        title={title}
        width={width}
        height={height}
        transparent={false}
        timeRange={data.timeRange}
        timeZone={timeZone}
        renderCounter={0}
        replaceVariables={replaceVariables}
        eventBus={getAppEvents()}
        onOptionsChange={props.onOptionsChange ?? nothing}
        onFieldConfigChange={props.onFieldConfigChange ?? nothing}
        onChangeTimeRange={props.onChangeTimeRange ?? nothing}
      />
    </ErrorBoundaryAlert>
  );
}
