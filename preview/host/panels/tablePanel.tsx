import { PanelPlugin, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { TableNG } from '@grafana/ui/unstable';
import { customFieldOptions } from './customFieldOptions';

interface TableOptions {
  showHeader?: boolean;
  frameIndex?: number;
  sortBy?: Array<{ displayName: string; desc?: boolean }>;
}

const columnDefaults = {
  align: 'auto',
  cellOptions: { type: 'auto' },
  inspect: false,
  filterable: false,
  width: undefined,
  minWidth: undefined,
  hideFrom: undefined,
};

/** Grafana's table panel: the rows of one frame. */
export function tablePanel(): PanelPlugin<TableOptions> {
  return new PanelPlugin<TableOptions>(TablePanel).useFieldConfig({
    useCustomConfig: customFieldOptions(columnDefaults),
  });
}

function TablePanel({ id, data, options, fieldConfig, width, height, timeRange }: PanelProps<TableOptions>) {
  const frame = data.series[options.frameIndex ?? 0] ?? data.series[0];
  if (!frame || frame.fields.length === 0) {
    return <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} />;
  }
  return (
    <TableNG
      data={frame}
      width={width}
      height={height}
      noHeader={options.showHeader === false}
      initialSortBy={options.sortBy}
      timeRange={timeRange}
      structureRev={data.structureRev}
      fieldConfig={fieldConfig}
    />
  );
}
