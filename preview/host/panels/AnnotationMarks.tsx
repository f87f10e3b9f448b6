import type { DataFrame } from '@grafana/data';
import type { UPlotConfigBuilder } from '@grafana/ui';
import { useLayoutEffect, useRef } from 'react';
import { readMarks, type Mark } from './readMarks';

interface AnnotationMarksProps {
  config: UPlotConfigBuilder;
  annotations: DataFrame[];
}

interface Plot {
  over: HTMLElement;
  valToPos(value: number, scale: string): number;
}

/** Lines and stretches over the graph for annotations; pointing at one shows its text. */
export function AnnotationMarks({ config, annotations }: AnnotationMarksProps) {
  const marks = useRef<Mark[]>([]);
  const plot = useRef<Plot>(undefined);

  useLayoutEffect(() => {
    config.addHook('draw', (drawn) => {
      plot.current = drawn;
      draw(drawn, marks.current);
    });
  }, [config]);
  useLayoutEffect(() => {
    marks.current = readMarks(annotations);
    if (plot.current) {
      draw(plot.current, marks.current);
    }
  }, [annotations]);
  return null;
}

function draw(plot: Plot, marks: Mark[]): void {
  plot.over.querySelectorAll('[data-annotation]').forEach((old) => old.remove());
  const width = plot.over.clientWidth;
  for (const { from, to, color, text } of marks) {
    const left = Math.max(0, plot.valToPos(from, 'x'));
    const right = Math.min(width, plot.valToPos(to, 'x'));
    if (left > width || right < 0) {
      continue;
    }
    const line = mark(left, Math.max(0, right - left), color);
    line.style.pointerEvents = 'none';
    const handle = mark(left - 5, Math.max(10, right - left + 10), color);
    Object.assign(handle.style, { top: 'auto', bottom: '0', height: '6px', border: 'none', background: color });
    handle.title = text;
    plot.over.append(line, handle);
  }
}

function mark(left: number, width: number, color: string): HTMLElement {
  const element = document.createElement('div');
  element.dataset.annotation = '';
  Object.assign(element.style, {
    position: 'absolute',
    top: '0',
    height: '100%',
    left: `${left}px`,
    width: `${width}px`,
    borderLeft: `1px dashed ${color}`,
    background: width > 0 ? `color-mix(in srgb, ${color} 12%, transparent)` : 'none',
  });
  return element;
}
