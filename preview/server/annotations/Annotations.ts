import * as v from 'valibot';
import type { Clock } from '../state/Clock';
import { Table } from '../state/Table';

const annotationSchema = v.object({
  id: v.number(),
  userId: v.number(),
  dashboardUID: v.string(),
  panelId: v.number(),
  time: v.number(),
  timeEnd: v.number(),
  text: v.string(),
  tags: v.array(v.string()),
  created: v.number(),
  updated: v.number(),
});

/** An annotation; times are milliseconds since 1970. */
export type Annotation = v.InferOutput<typeof annotationSchema>;

export interface AnnotationFilter {
  /** Milliseconds; 0 for no limit. */
  from: number;
  to: number;
  tags: string[];
  /** One of the tags is enough; else all are needed. */
  matchAny: boolean;
  dashboardUID: string;
  limit: number;
}

/** The annotations, of the organisation and of dashboards. */
export class Annotations {
  private readonly table: Table<Annotation>;

  constructor(
    stateDir: string,
    private readonly clock: Clock
  ) {
    this.table = new Table(stateDir, 'annotations', annotationSchema);
  }

  byId(id: number): Annotation | undefined {
    return this.table.rows.find((annotation) => annotation.id === id);
  }

  add(annotation: Omit<Annotation, 'id' | 'created' | 'updated'>): Annotation {
    const now = this.clock();
    return this.table.add({ ...annotation, tags: annotation.tags.map(storedTag), created: now, updated: now });
  }

  patch(annotation: Annotation, fields: Partial<Pick<Annotation, 'text' | 'tags' | 'time' | 'timeEnd'>>): void {
    const tags = (fields.tags ?? annotation.tags).map(storedTag);
    this.table.change(annotation, { ...fields, tags, updated: this.clock() });
  }

  /** The annotations that touch the range and fit, newest first. */
  list({ from, to, tags, matchAny, dashboardUID, limit }: AnnotationFilter): Annotation[] {
    const wanted = tags.map(storedTag);
    return this.table.rows
      .filter(({ time, timeEnd }) => (!to || time <= to) && (!from || timeEnd >= from))
      .filter((annotation) => !dashboardUID || annotation.dashboardUID === dashboardUID)
      .filter(({ tags: has }) => wanted.length === 0 || wanted[matchAny ? 'some' : 'every']((tag) => has.includes(tag)))
      .sort((a, b) => b.timeEnd - a.timeEnd)
      .slice(0, limit);
  }
}

/** Grafana keeps a tag as a key and a value: what follows a second colon is lost. */
function storedTag(tag: string): string {
  return tag
    .split(':')
    .slice(0, 2)
    .map((part) => part.trim())
    .join(':');
}
