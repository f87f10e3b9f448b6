import { createTheme } from '@grafana/data';

import { fakePlot } from '../../ui/chartFixture';
import { drawIncidentNames } from './drawIncidentNames';

const LABEL = '16 Nov for 3 hours: 91 % of the budget, 4,120 failed payments';
const SHORT = '91 % of the budget';

/** What is written of one incident on a plot that is so many pixels wide; a pixel is a millisecond. */
function written(width: number, from: number, to: number): string[] {
  const texts: string[] = [];
  const incidents = [{ from: 1000 + from, to: 1000 + to, label: LABEL, short: SHORT }];
  const plot = fakePlot({ from: 1000, to: 1000 + width, written: texts });
  drawIncidentNames(plot, incidents, createTheme(), []);
  return texts;
}

describe('the words of an incident', () => {
  it.each<[string, number, number, number, string[]]>([
    ['stand right of it', 800, 100, 110, [LABEL]],
    ['stand left of it where it was lately', 800, 700, 710, [LABEL]],
    ['stand in it where it lasted', 800, 200, 790, [LABEL]],
    ['are short where there is less room', 300, 140, 150, [SHORT]],
    ['are left out where there is none', 120, 50, 60, []],
    ['are left out where it is out of sight', 800, -900, -890, []],
  ])('%s', (_, width, from, to, texts) => {
    expect(written(width, from, to)).toEqual(texts);
  });
});
