import { useMemo } from 'react';
import type { PanelProps } from '@grafana/data';

import { decodeBudget } from '../../frames/decodeBudget';
import { GraphPanel } from '../../ui/GraphPanel';
import { BudgetChart } from './BudgetChart';
import { narrowOptions, type BudgetOptions } from './BudgetOptions';
import { eventMarks } from './eventMarks';

/** The error budget left over time, a chart an SLO. Shows `budget` frames; asks and calculates nothing. */
export function BudgetPanel(panel: PanelProps<BudgetOptions>) {
  const { data, options } = panel;
  const decoded = useMemo(() => decodeBudget(data.series), [data.series]);
  const events = useMemo(() => eventMarks(data.annotations), [data.annotations]);
  const shown = useMemo(() => narrowOptions(options), [options]);
  return (
    <GraphPanel
      panel={panel}
      decoded={decoded}
      minHeight={120}
      render={(slot) => <BudgetChart {...slot} options={shown} events={events} />}
    />
  );
}
