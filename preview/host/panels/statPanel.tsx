import {
  getFieldDisplayValues,
  PanelPlugin,
  type FieldDisplay,
  type PanelProps,
  type ReduceDataOptions,
} from '@grafana/data';
import { config, PanelDataErrorView } from '@grafana/runtime';
import { VizOrientation } from '@grafana/schema';
import {
  BigValue,
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  VizRepeater,
  type VizRepeaterRenderValueProps,
} from '@grafana/ui';

interface StatOptions {
  reduceOptions?: Partial<ReduceDataOptions>;
  colorMode?: BigValueColorMode;
  graphMode?: BigValueGraphMode;
  textMode?: BigValueTextMode;
}

/** Grafana's stat panel: one big value for each field, with a sparkline. */
export function statPanel(): PanelPlugin<StatOptions> {
  return new PanelPlugin<StatOptions>(StatPanel).useFieldConfig();
}

function StatPanel({
  id,
  data,
  options,
  fieldConfig,
  width,
  height,
  replaceVariables,
  timeZone,
  renderCounter,
}: PanelProps<StatOptions>) {
  const { reduceOptions, colorMode, graphMode, textMode } = options;
  const values = getFieldDisplayValues({
    fieldConfig,
    reduceOptions: { calcs: ['lastNotNull'], values: false, ...reduceOptions },
    replaceVariables,
    theme: config.theme2,
    data: data.series,
    sparkline: (graphMode ?? BigValueGraphMode.Area) !== BigValueGraphMode.None,
    timeZone,
  });
  if (data.series.length === 0) {
    return <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} />;
  }
  return (
    <VizRepeater<FieldDisplay>
      source={data}
      width={width}
      height={height}
      orientation={VizOrientation.Auto}
      autoGrid
      renderCounter={renderCounter}
      itemSpacing={3}
      getValues={() => values}
      renderValue={({ value: { display, sparkline }, ...box }: VizRepeaterRenderValueProps<FieldDisplay>) => (
        <BigValue
          value={display}
          sparkline={sparkline}
          count={box.count}
          width={box.width}
          height={box.height}
          theme={config.theme2}
          colorMode={colorMode ?? BigValueColorMode.Value}
          graphMode={graphMode ?? BigValueGraphMode.Area}
          textMode={textMode ?? BigValueTextMode.Auto}
        />
      )}
    />
  );
}
