import { PanelPlugin } from '@grafana/data';

import { BudgetPanel } from './BudgetPanel';
import { DEFAULT_OPTIONS, type BudgetOptions } from './BudgetOptions';

export const plugin = new PanelPlugin<BudgetOptions>(BudgetPanel)
  // Without it Grafana keeps the dashboard's annotations from the panel.
  .setDataSupport({ annotations: true, alertStates: false })
  .setPanelOptions((builder) =>
    builder
      .addRadio({
        path: 'unit',
        name: 'Unit',
        description: 'What the axis counts in: per cent of the allowance, or events (minutes) of the allowance now.',
        defaultValue: DEFAULT_OPTIONS.unit,
        settings: {
          options: [
            { value: 'percent', label: 'Per cent' },
            { value: 'events', label: 'Events or minutes' },
          ],
        },
      })
      .addBooleanSwitch({
        path: 'showProjection',
        name: 'Show where it is heading',
        description: 'The dashed line right of now, at the pace of the last day.',
        defaultValue: DEFAULT_OPTIONS.showProjection,
      })
      .addBooleanSwitch({
        path: 'showIncidents',
        name: 'Show incidents',
        description: 'The dearest incidents of the window, with what they cost.',
        defaultValue: DEFAULT_OPTIONS.showIncidents,
      })
      .addBooleanSwitch({
        path: 'showEvents',
        name: 'Show events',
        description: 'Annotations of the dashboard, such as deploys, as small marks.',
        defaultValue: DEFAULT_OPTIONS.showEvents,
      })
  );
