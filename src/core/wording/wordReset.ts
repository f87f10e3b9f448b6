import type { BudgetStatus } from '../budget/BudgetStatus';
import type { Slo } from '../slo/Slo';
import { formatDay, type Reader } from './formatTime';

/** The day on which a calendar window starts anew, by its own time zone: midnight in Berlin is the day before in London. */
export function wordReset(slo: Pick<Slo, 'window'>, budget: BudgetStatus, reader: Reader): string | undefined {
  return budget.resetsAt === undefined ? undefined : formatDay(budget.resetsAt, windowReader(slo, reader));
}

/** Since when a window counts, where that is not from its start: "since 12 Nov". */
export function wordPartial(slo: Pick<Slo, 'window'>, budget: BudgetStatus, reader: Reader): string | undefined {
  const { partialSince, partialBecause } = budget;
  if (partialSince === undefined) {
    return undefined;
  }
  // The first day of an SLO is a day of its window's time zone, that of its data any moment.
  return formatDay(partialSince, partialBecause === 'starts' ? windowReader(slo, reader, 'UTC') : reader);
}

function windowReader({ window }: Pick<Slo, 'window'>, reader: Reader, rolling = reader.timeZone): Reader {
  return { ...reader, timeZone: window.kind === 'calendar' ? window.timeZone : rolling };
}
