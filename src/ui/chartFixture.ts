import type { Plot } from './ChartConfig';

interface Given {
  idx?: number;
  select?: { left: number; width: number };
  /** Edges of the drawing area; a pixel is a millisecond, so these are times. */
  from?: number;
  to?: number;
  /** Gets every text that is drawn. */
  written?: string[];
}

/** For tests: as much of a uPlot instance as the hooks of a chart read. A pixel is a millisecond. */
export function fakePlot({ idx, select = { left: 0, width: 0 }, from = 50, to = 550, written = [] }: Given = {}): Plot {
  const ignore = () => undefined;
  const write = (text: string) => written.push(text);
  const ctx = new Proxy({}, { get: (_, name) => (name === 'fillText' ? write : ignore), set: () => true });
  return {
    ctx,
    bbox: { left: from, top: 10, width: to - from, height: 200 },
    scales: { x: { min: 0, max: 4e12 }, y: {} },
    cursor: { idx: idx ?? null, left: idx === undefined ? -10 : 20, top: 20 },
    select: { ...select, top: 0, height: 0 },
    setSelect: ignore,
    posToVal: (position: number) => position,
    valToPos: (value: number) => value,
  } as unknown as Plot;
}
