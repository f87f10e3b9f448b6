import { Combobox, type ComboboxOption, InlineField, InlineFieldRow } from '@grafana/ui';
import { useMemo } from 'react';

import type { Slo } from '../core/slo/Slo';
import { escapeName } from './namesIn';
import type { TruceQuery } from './TruceQuery';

/** Width of the labels of the editors, in Grafana's units of 8 pixels. */
export const LABEL_WIDTH = 10;

interface SloPickerProps {
  query: TruceQuery;
  slos: readonly Slo[];
  onChange: (part: Partial<TruceQuery>) => void;
}

/** Picks which SLOs a query is about: one, a team's, all, or those of a variable. */
export function SloPicker({ query, slos, onChange }: SloPickerProps) {
  const sloOptions = useMemo(
    () =>
      withCurrent(
        slos.map((it) => ({ value: it.id, label: it.title, description: it.team })),
        query.slo
      ),
    [slos, query.slo]
  );
  const teams = useMemo(() => [...new Set(slos.map((it) => it.team))], [slos]);
  const teamOptions = useMemo(
    () =>
      withCurrent(
        teams.map((team) => ({ value: escapeName(team), label: team })),
        query.team
      ),
    [teams, query.team]
  );
  // A team that is typed in full is one team, also with a comma in its name.
  const teamOf = (typed: string | undefined) =>
    typed !== undefined && teams.includes(typed) ? escapeName(typed) : typed;
  return (
    <InlineFieldRow>
      <InlineField label="SLO" labelWidth={LABEL_WIDTH} tooltip="Type a variable such as $slo to follow the dashboard.">
        <Combobox
          id={`truce-slo-${query.refId}`}
          width={40}
          isClearable
          createCustomValue
          placeholder="all SLOs"
          options={sloOptions}
          value={query.slo ?? null}
          onChange={(option: ComboboxOption | null) => onChange({ slo: option?.value })}
        />
      </InlineField>
      <InlineField label="Team" labelWidth={LABEL_WIDTH}>
        <Combobox
          id={`truce-team-${query.refId}`}
          width={24}
          isClearable
          createCustomValue
          placeholder="all teams"
          options={teamOptions}
          value={query.team ?? null}
          onChange={(option: ComboboxOption | null) => onChange({ team: teamOf(option?.value) })}
        />
      </InlineField>
    </InlineFieldRow>
  );
}

/** Keeps a value that is no option (a variable, a deleted SLO) visible. */
function withCurrent(options: ComboboxOption[], current: string | undefined): ComboboxOption[] {
  return current === undefined || options.some((it) => it.value === current)
    ? options
    : [...options, { value: current }];
}
