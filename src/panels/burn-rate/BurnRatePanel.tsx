import { useMemo } from 'react';
import type { PanelProps } from '@grafana/data';

import { decodeBurn } from '../../frames/decodeBurn';
import { GraphPanel } from '../../ui/GraphPanel';
import { BurnChart } from './BurnChart';
import { narrowOptions, type BurnOptions } from './BurnOptions';

/** Burn rates over time, a chart an SLO. Shows `burn` frames; asks and calculates nothing. */
export function BurnRatePanel(panel: PanelProps<BurnOptions>) {
  const { data, options } = panel;
  const decoded = useMemo(() => decodeBurn(data.series), [data.series]);
  const shown = useMemo(() => narrowOptions(options), [options]);
  return (
    <GraphPanel
      panel={panel}
      decoded={decoded}
      minHeight={130}
      render={(slot) => <BurnChart {...slot} options={shown} />}
    />
  );
}
