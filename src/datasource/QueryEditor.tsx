import { type QueryEditorProps } from '@grafana/data';
import {
  Alert,
  Button,
  Combobox,
  type ComboboxOption,
  InlineField,
  InlineFieldRow,
  RadioButtonGroup,
  Text,
} from '@grafana/ui';
import { useEffect, useMemo, useRef, useState } from 'react';

import type { Slo } from '../core/slo/Slo';
import { FRAME_VIEWS, type FrameView, VIEW_NAMES } from '../frames/columns';
import { escapeName } from './namesIn';
import { PeriodsInput } from './PeriodsInput';
import type { TruceDatasource } from './TruceDatasource';
import type { TruceQuery } from './TruceQuery';

type Props = QueryEditorProps<TruceDatasource, TruceQuery>;

const DESCRIPTIONS: Readonly<Record<FrameView, string>> = {
  state: 'May we ship? One row an SLO, worst first.',
  budget: 'The budget left over time, a graph an SLO.',
  burn: 'How fast the budget is spent, over several windows.',
  ledger: 'Past periods, newest first: what was promised and what came of it.',
  incidents: 'What the budget was spent on, dearest first; the costs add up.',
  groups: 'The total, then each group of the SLO, worst first.',
  sli: 'The share of good events over time, with the counts behind it.',
};

const VIEW_OPTIONS = FRAME_VIEWS.map((value) => ({
  value,
  label: VIEW_NAMES[value],
  description: DESCRIPTIONS[value],
}));

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
  const view = FRAME_VIEWS.find((it) => it === query.view) ?? 'state';
  return (
    <>
      {problem !== undefined && <Alert severity="warning" title={problem} />}
      <InlineFieldRow>
        <InlineField label="Show" labelWidth={LABEL_WIDTH}>
          <RadioButtonGroup options={VIEW_OPTIONS} value={view} onChange={(next) => change({ view: next })} />
        </InlineField>
        {view === 'ledger' && <PeriodsInput value={query.periods} onChange={(periods) => change({ periods })} />}
      </InlineFieldRow>
      <Text element="p" variant="bodySmall" color="secondary">
        {DESCRIPTIONS[view]}
      </Text>
      {query.definition === undefined ? (
        <SloPicker query={query} slos={slos} onChange={change} />
      ) : (
        <InlineFieldRow>
          <InlineField label="SLO" labelWidth={LABEL_WIDTH}>
            <Text>{draftName(query.definition)}</Text>
          </InlineField>
          <Button variant="secondary" onClick={() => change({ definition: undefined })}>
            Pick a stored SLO
          </Button>
        </InlineFieldRow>
      )}
    </>
  );
}

interface SloPickerProps {
  query: TruceQuery;
  slos: readonly Slo[];
  onChange: (part: Partial<TruceQuery>) => void;
}

function SloPicker({ query, slos, onChange }: SloPickerProps) {
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

/** Nobody has narrowed it here: it is named if it has a name. */
function draftName(definition: unknown): string {
  const { title } = (typeof definition === 'object' ? definition : {}) as { title?: unknown };
  return typeof title === 'string' && title !== '' ? `Draft: ${title}` : 'A draft that is not stored';
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
