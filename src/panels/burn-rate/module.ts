import { PanelPlugin } from '@grafana/data';

import { BURN_WINDOWS } from '../../core/budget/burnWindows';
import { windowWord } from '../../core/wording/wordBurn';
import { DEFAULT_OPTIONS, type BurnOptions } from './BurnOptions';
import { BurnRatePanel } from './BurnRatePanel';

export const plugin = new PanelPlugin<BurnOptions>(BurnRatePanel).setPanelOptions((builder) =>
  builder
    .addMultiSelect({
      path: 'windows',
      name: 'Windows',
      description: 'The windows drawn as lines. Windows shorter than the distance of two points are not in the data.',
      defaultValue: DEFAULT_OPTIONS.windows,
      // The builder's types take each choice of a multi-select for a whole value; at run time it is one entry.
      settings: {
        options: BURN_WINDOWS.map(({ id }) => ({ value: id as unknown as string[], label: windowWord(id) })),
      },
    })
    .addBooleanSwitch({
      path: 'showTable',
      name: 'Show the rates now',
      description: 'A table of the burn rate of every window now.',
      defaultValue: DEFAULT_OPTIONS.showTable,
    })
);
