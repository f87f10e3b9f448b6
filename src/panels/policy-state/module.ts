import { PanelPlugin } from '@grafana/data';

import { PolicyStatePanel } from './PolicyStatePanel';
import { DEFAULT_OPTIONS, type PolicyStateOptions } from './PolicyStateOptions';

export const plugin = new PanelPlugin<PolicyStateOptions>(PolicyStatePanel).setNoPadding().setPanelOptions((builder) =>
  builder
    .addRadio({
      path: 'layout',
      name: 'Layout',
      description: 'How several promises are shown. Auto: tiles while they read well, else a list.',
      defaultValue: DEFAULT_OPTIONS.layout,
      settings: {
        options: [
          { value: 'auto', label: 'Auto' },
          { value: 'tile', label: 'Tiles' },
          { value: 'list', label: 'List' },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'showAgreement',
      name: 'Show the agreement',
      description: 'What was agreed for the state, its version, signatures and review.',
      defaultValue: DEFAULT_OPTIONS.showAgreement,
    })
    .addBooleanSwitch({
      path: 'showBar',
      name: 'Show the bar',
      description: 'How much is left, with the marks at which a tier begins.',
      defaultValue: DEFAULT_OPTIONS.showBar,
    })
);
