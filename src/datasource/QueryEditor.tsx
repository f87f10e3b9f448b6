import { type QueryEditorProps, type SelectableValue } from '@grafana/data';
import { Alert, Combobox, type ComboboxOption, InlineField, InlineFieldRow, RadioButtonGroup } from '@grafana/ui';
import { useEffect, useMemo, useRef, useState } from 'react';

import type { Slo } from '../core/slo/Slo';
import type { TruceDatasource } from './TruceDatasource';
import type { TruceQuery, TruceView } from './TruceQuery';

type Props = QueryEditorProps<TruceDatasource, TruceQuery>;

const VIEW_OPTIONS: Array<SelectableValue<TruceView> & { value: TruceView }> = [
  { value: 'state', label: 'State', description: 'May we ship? One row an SLO.' },
  { value: 'budget', label: 'Budget', description: 'The budget left over time.' },
  { value: 'burn', label: 'Burn rate', description: 'How fast it is spent, over several windows.' },
];

const LABEL_WIDTH = 10;

/** Picks SLOs (one, a team, all, or a variable) and what to show of them. */
export function QueryEditor({ datasource, query, onChange, onRunQuery }: Props) {
  const { slos, problem } = useSlos(datasource);
  const latest = useRef(query);
  useEffect(() => {
    latest.current = query;
  }, [query]);
  // Grafana's Combobox may report the same choice again, through a handler of an earlier render: start from the latest query,
  // and answer only what is new, or it would never end.
  const change = (part: Partial<TruceQuery>) => {
    const before = latest.current;
    if (Object.entries(part).some(([key, value]) => before[key as keyof TruceQuery] !== value)) {
      latest.current = { ...before, ...part };
      onChange(latest.current);
      onRunQuery();
    }
  };
  const sloOptions = useMemo(
    () =>
      withCurrent(
        slos.map((it) => ({ value: it.id, label: it.title, description: it.team })),
        query.slo
      ),
    [slos, query.slo]
  );
  const teamOptions = useMemo(
    () =>
      withCurrent(
        [...new Set(slos.map((it) => it.team))].map((value) => ({ value })),
        query.team
      ),
    [slos, query.team]
  );
  return (
    <>
      {problem !== undefined && <Alert severity="warning" title={problem} />}
      <InlineFieldRow>
        <InlineField label="Show" labelWidth={LABEL_WIDTH}>
          <RadioButtonGroup
            options={VIEW_OPTIONS}
            value={query.view ?? 'state'}
            onChange={(view) => change({ view })}
          />
        </InlineField>
      </InlineFieldRow>
      <InlineFieldRow>
        <InlineField
          label="SLO"
          labelWidth={LABEL_WIDTH}
          tooltip="Type a variable such as $slo to follow the dashboard."
        >
          <Combobox
            id={`truce-slo-${query.refId}`}
            width={40}
            isClearable
            createCustomValue
            placeholder="all SLOs"
            options={sloOptions}
            value={query.slo ?? null}
            onChange={(option: ComboboxOption | null) => change({ slo: option?.value })}
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
            onChange={(option: ComboboxOption | null) => change({ team: option?.value })}
          />
        </InlineField>
      </InlineFieldRow>
    </>
  );
}

/** Keeps a value that is no option (a variable, a deleted SLO) visible. */
function withCurrent(options: ComboboxOption[], current: string | undefined): ComboboxOption[] {
  return current === undefined || options.some((it) => it.value === current)
    ? options
    : [...options, { value: current }];
}

function useSlos(datasource: TruceDatasource): { slos: Slo[]; problem?: string } {
  const [state, setState] = useState<{ slos: Slo[]; problem?: string }>({ slos: [] });
  useEffect(() => {
    let isShown = true;
    datasource.library.slos().then(
      (slos) => isShown && setState({ slos }),
      (error: Error) => isShown && setState({ slos: [], problem: error.message })
    );
    return () => {
      isShown = false;
    };
  }, [datasource]);
  return state;
}
