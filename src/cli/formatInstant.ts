/** A moment in a time zone, "2026-11-22 11:05"; with seconds where it has some. */
export function formatInstant(time: number, timeZone: string): string {
  const seconds = time % 60_000 === 0 ? {} : ({ second: '2-digit' } as const);
  const parts = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    ...seconds,
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(time);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((it) => it.type === type)?.value;
  const clock = [of('hour'), of('minute'), of('second')].filter((it) => it !== undefined).join(':');
  return `${of('year')}-${of('month')}-${of('day')} ${clock}`;
}
