import { createTheme } from '@grafana/data';
import { UPlotConfigBuilder } from '@grafana/ui';

import { decodeBurn } from '../../frames/decodeBurn';
import { burnFrame } from '../../frames/frameFixture';
import { burnLook } from './burnLook';
import { burnRange, burnSeries, shownLines } from './burnSeries';
import { configureBurn } from './configureBurn';

function graphOf(frame = burnFrame()) {
  const decoded = decodeBurn([frame]);
  if (!decoded.ok) {
    throw new Error(decoded.problem);
  }
  return decoded.value.items[0]!;
}

describe('the burn rate chart', () => {
  it('has a log scale that holds lines and thresholds, and a line a window', () => {
    const graph = graphOf();
    const lines = shownLines(graph, ['1h', '6h']);
    const data = burnSeries(graph.times, lines);
    const [low, high] = burnRange(data, [13.44]);
    const config = new UPlotConfigBuilder('utc');
    const windows = lines.map(({ window }) => window);
    const theme = createTheme();
    configureBurn(config, { detail: graph.detail, windows, data, theme, timeZone: 'utc', from: 0, to: 1, low, high });
    const { scales, series } = config.getConfig();
    expect(scales?.y).toMatchObject({ distr: 3, log: 10 });
    expect(low).toBeLessThan(0.1);
    expect(high).toBeGreaterThan(13.44);
    expect(series.slice(1).map((it) => it.stroke)).toEqual(['1h', '6h'].map((window) => burnLook(window, theme).color));
  });

  it('tells windows apart by dash as well as by colour', () => {
    const windows = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];
    for (const isDark of [true, false]) {
      const looks = windows.map((window) => burnLook(window, { isDark }));
      expect(new Set(looks.map(({ color }) => color)).size).toBe(windows.length);
      expect(new Set(looks.map(({ dash }) => String(dash))).size).toBe(windows.length);
    }
  });
});
