import type { Plot } from './ChartConfig';

interface Given {
  idx?: number;
  select?: { left: number; width: number };
}

/** For tests: as much of a uPlot instance as the hooks of a chart read. A pixel is a millisecond. */
export function fakePlot({ idx, select = { left: 0, width: 0 } }: Given = {}): Plot {
  const ignore = () => undefined;
  const ctx = new Proxy({}, { get: () => ignore, set: () => true });
  return {
    ctx,
    bbox: { left: 50, top: 10, width: 500, height: 200 },
    scales: { x: { min: 0, max: 4e12 }, y: {} },
    cursor: { idx: idx ?? null, left: idx === undefined ? -10 : 20, top: 20 },
    select: { ...select, top: 0, height: 0 },
    setSelect: ignore,
    posToVal: (position: number) => position,
    valToPos: (value: number) => value,
  } as unknown as Plot;
}
