import { InlineField, Input } from '@grafana/ui';
import { type KeyboardEvent, useState } from 'react';

import { DEFAULT_PERIODS, MOST_PERIODS } from '../core/slo/ledgerStart';

interface Props {
  value?: number;
  /** Undefined: the default. */
  onChange: (periods: number | undefined) => void;
}

/** How many periods a ledger has. Taken on Enter and when the field is left, so that "12" does not ask for 1 on the way. */
export function PeriodsInput({ value, onChange }: Props) {
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const periods = typed.trim() === '' ? undefined : Number(typed);
  const isFit = periods === undefined || (Number.isInteger(periods) && periods >= 1 && periods <= MOST_PERIODS);
  const take = () => {
    if (isFit) {
      onChange(periods);
    }
  };
  return (
    <InlineField
      label="Periods"
      tooltip="How many weeks, months, quarters or years, with the one that runs."
      invalid={!isFit}
      error={`Type a whole number from 1 to ${MOST_PERIODS}.`}
    >
      <Input
        aria-label="Periods"
        type="number"
        min={1}
        max={MOST_PERIODS}
        width={10}
        placeholder={String(DEFAULT_PERIODS)}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && take()}
        onBlur={take}
      />
    </InlineField>
  );
}
