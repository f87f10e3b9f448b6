import { css } from '@emotion/css';
import {
  dateTimeFormat,
  formattedValueToString,
  getFieldDisplayName,
  type DataFrame,
  type TimeZone,
} from '@grafana/data';
import { SeriesTable } from '@grafana/ui';

interface SeriesTooltipProps {
  frame: DataFrame;
  /** For each field of the frame the row under the pointer. */
  indexes: Array<number | null>;
  /** The one series to show, null for all. */
  only: number | null;
  timeZone: TimeZone;
}

/** Time and values under the pointer. */
export function SeriesTooltip({ frame, indexes, only, timeZone }: SeriesTooltipProps) {
  const row = indexes.find((index) => index !== null && index !== undefined);
  if (row === undefined || row === null) {
    return null;
  }
  const series = frame.fields.flatMap((field, at) => {
    const value = field.values[indexes[at] ?? -1];
    if (
      at === 0 ||
      (only !== null && at !== only) ||
      value === null ||
      value === undefined ||
      field.config.custom?.hideFrom?.tooltip
    ) {
      return [];
    }
    const shown = field.display?.(value);
    return [
      {
        label: getFieldDisplayName(field, frame),
        value: shown ? formattedValueToString(shown) : String(value),
        color: shown?.color,
      },
    ];
  });
  return (
    <div className={padded}>
      <SeriesTable timestamp={dateTimeFormat(frame.fields[0].values[row], { timeZone })} series={series} />
    </div>
  );
}

const padded = css({ padding: 8 });
