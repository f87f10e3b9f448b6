import { narrowFrames } from '../../frames/FrameLike';

/** Something that happened, such as a deploy. */
export interface EventMark {
  /** Milliseconds. */
  time: number;
  text: string;
}

/** Events that are drawn as one mark, because they would lie on each other. */
export interface EventGroup {
  /** Share of the shown time, 0 … 1. */
  position: number;
  events: EventMark[];
}

/** Reads annotation frames. Annotations without a time are passed over; text is plain, markup is taken out. */
export function eventMarks(annotations: unknown): EventMark[] {
  const marks = narrowFrames(annotations).flatMap(({ columns, length }) =>
    Array.from({ length }, (_, index): EventMark[] => {
      const time = columns.get('time')?.[index];
      const words = ['title', 'text'].map((name) => columns.get(name)?.[index]);
      const text = words.filter((word): word is string => typeof word === 'string' && word !== '').join(': ');
      return typeof time === 'number' && Number.isFinite(time) ? [{ time, text: plain(text) || 'Event' }] : [];
    }).flat()
  );
  return marks.sort((a, b) => a.time - b.time);
}

/** Groups the events in sight by place. `least` is the least distance of two marks as a share of the shown time. */
export function groupEvents(marks: readonly EventMark[], from: number, to: number, least: number): EventGroup[] {
  const groups: EventGroup[] = [];
  for (const mark of marks) {
    if (mark.time < from || mark.time > to || to <= from) {
      continue;
    }
    const position = (mark.time - from) / (to - from);
    const last = groups[groups.length - 1];
    if (last !== undefined && position - last.position < least) {
      last.events.push(mark);
    } else {
      groups.push({ position, events: [mark] });
    }
  }
  return groups;
}

function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
