/** Where and when a reader is. */
export interface Reader {
  /** IANA name of the time zone: "Europe/Berlin". */
  timeZone: string;
  /** The time asked about, milliseconds: what "today" and "ago" refer to. */
  now: number;
  /** The time asked about is over: nothing is said of it as if it were today. */
  isPast?: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its two largest units at most: "40 minutes", "2 d 3 h", "20 s". */
export function formatDuration(ms: number): string {
  if (ms < MINUTE) {
    return `${Math.max(0, Math.floor(ms / 1000))} s`;
  }
  if (ms < 2 * HOUR) {
    const minutes = Math.floor(ms / MINUTE);
    return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  }
  if (ms < 2 * DAY) {
    return `${Math.floor(ms / HOUR)} hours`;
  }
  const hours = Math.floor((ms % DAY) / HOUR);
  return hours === 0 ? `${Math.floor(ms / DAY)} d` : `${Math.floor(ms / DAY)} d ${hours} h`;
}

/** How old something is: "20 s ago"; where the time asked about is over, "20 s old". */
export function formatAge(time: number, reader: Reader): string {
  return `${formatDuration(Math.max(0, reader.now - time))} ${reader.isPast ? 'old' : 'ago'}`;
}

/**
 * A moment near the reader: "today 14:20", "Tue 14:20" within six days, else "16 Nov", with the year if it is another. Where the
 * time asked about is over, weekdays would be taken for those of this week: "22 Nov 14:20".
 */
export function formatMoment(time: number, reader: Reader): string {
  const isNear = Math.abs(time - reader.now) < 6 * DAY;
  if (reader.isPast) {
    const clock = isNear ? ` ${format(time, reader, { hour: '2-digit', minute: '2-digit' })}` : '';
    return `${formatDay(time, reader)}${clock}`;
  }
  if (dayOf(time, reader) === dayOf(reader.now, reader)) {
    return `today ${format(time, reader, { hour: '2-digit', minute: '2-digit' })}`;
  }
  if (isNear) {
    return format(time, reader, { weekday: 'short', hour: '2-digit', minute: '2-digit' }).replace(',', '');
  }
  return formatDay(time, reader);
}

/** A day: "16 Nov", with the year if it is not the reader's. */
export function formatDay(time: number, reader: Reader): string {
  const sameYear = format(time, reader, { year: 'numeric' }) === format(reader.now, reader, { year: 'numeric' });
  return format(time, reader, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) });
}

/** A calendar day as stored, `2027-05-22`, for people: "22 May 2027". Such a day has no time zone. */
export function formatCalendarDay(day: string, reader: Reader): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : formatDay(time, { ...reader, timeZone: 'UTC' });
}

/** When something ends that people decided, in full: "Fri 27 Nov 18:00", with the year if it is not the reader's. */
export function formatDeadline(time: number, reader: Reader): string {
  const weekday = format(time, reader, { weekday: 'short' });
  return `${weekday} ${formatDay(time, reader)} ${format(time, reader, { hour: '2-digit', minute: '2-digit' })}`;
}

/** Whether a calendar day as stored, `2027-05-22`, is over for the reader. */
export function isDayOver(day: string, reader: Reader): boolean {
  const [date, month, year] = dayOf(reader.now, reader).split('/');
  return `${year}-${month}-${date}` > day;
}

function dayOf(time: number, reader: Reader): string {
  return format(time, reader, { year: 'numeric', month: '2-digit', day: '2-digit' });
}

function format(time: number, reader: Reader, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: reader.timeZone, hourCycle: 'h23' }).format(time);
}
