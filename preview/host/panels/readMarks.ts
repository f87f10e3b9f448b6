import type { DataFrame } from '@grafana/data';

/** One annotation on a graph; times in milliseconds, a moment has the same for both. */
export interface Mark {
  from: number;
  to: number;
  color: string;
  text: string;
}

/** The marks in annotation frames; rows without a time are left out, markup is taken out of the text. */
export function readMarks(frames: DataFrame[]): Mark[] {
  return frames.flatMap((frame) => {
    const column = (name: string): unknown[] => frame.fields.find((field) => field.name === name)?.values ?? [];
    const [times, ends, texts, titles, tags, colors] = ['time', 'timeEnd', 'text', 'title', 'tags', 'color'].map(
      column
    );
    return times.flatMap((from, row) => {
      if (typeof from !== 'number') {
        return [];
      }
      const end = ends[row];
      const words = [titles[row], texts[row], [tags[row]].flat().filter(Boolean).join(', ')]
        .filter(Boolean)
        .map(String);
      const to = typeof end === 'number' && end > from ? end : from;
      return [{ from, to, color: String(colors[row] ?? 'red'), text: words.join(' · ').replace(/<[^>]*>/g, '') }];
    });
  });
}
