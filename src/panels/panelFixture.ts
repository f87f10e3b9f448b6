import { dateTime, LoadingState, type PanelData, type PanelProps } from '@grafana/data';

import { FIXTURE_NOW } from '../frames/frameFixture';

interface Given<T> {
  series: unknown[];
  options?: Partial<T>;
  width?: number;
  height?: number;
  title?: string;
  data?: Partial<PanelData>;
  onChangeTimeRange?: PanelProps['onChangeTimeRange'];
}

/** For tests: the properties Grafana gives a panel. */
export function panelProps<T>({
  series,
  options = {},
  width = 600,
  height = 300,
  title = '',
  ...given
}: Given<T>): PanelProps<T> {
  const timeRange = {
    from: dateTime(FIXTURE_NOW - 6 * 3_600_000),
    to: dateTime(FIXTURE_NOW),
    raw: { from: 'now-6h', to: 'now' },
  };
  return {
    id: 1,
    data: { series: series as PanelData['series'], state: LoadingState.Done, timeRange, ...given.data },
    timeRange,
    timeZone: 'utc',
    options: options as T,
    transparent: false,
    width,
    height,
    fieldConfig: { defaults: {}, overrides: [] },
    renderCounter: 0,
    title,
    eventBus: undefined as never,
    onOptionsChange: () => undefined,
    onFieldConfigChange: () => undefined,
    replaceVariables: (text) => text,
    onChangeTimeRange: given.onChangeTimeRange ?? (() => undefined),
  };
}
