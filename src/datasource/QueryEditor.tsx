import { type QueryEditorProps } from '@grafana/data';
import { Alert, Button, InlineField, InlineFieldRow, RadioButtonGroup, Text } from '@grafana/ui';

import { FRAME_VIEWS, type FrameView, VIEW_NAMES } from '../frames/columns';
import { PeriodsInput } from './PeriodsInput';
import { LABEL_WIDTH, SloPicker } from './SloPicker';
import type { TruceDatasource } from './TruceDatasource';
import type { TruceQuery } from './TruceQuery';
import { useLatestQuery } from './useLatestQuery';
import { useSlos } from './useSlos';

type Props = QueryEditorProps<TruceDatasource, TruceQuery>;

const DESCRIPTIONS: Readonly<Record<FrameView, string>> = {
  state: 'May we ship? One row an SLO, worst first.',
  budget: 'The budget left over time, a graph an SLO.',
  burn: 'How fast the budget is spent, over several windows.',
  ledger: 'Past periods, newest first: what was promised and what came of it.',
  incidents: 'What the budget was spent on, dearest first; the costs add up.',
  groups: 'The total, then each group of the SLO, worst first.',
  sli: 'The share of good events over time, with the counts behind it.',
  events: 'What happened in the time range: decisions, and changes of tier.',
};

const VIEW_OPTIONS = FRAME_VIEWS.map((value) => ({
  value,
  label: VIEW_NAMES[value],
  description: DESCRIPTIONS[value],
}));

/** Picks SLOs (one, a team, all, or a variable) and what to show of them. */
export function QueryEditor({ datasource, query, onChange, onRunQuery }: Props) {
  const { slos, problem } = useSlos(datasource.library);
  const change = useLatestQuery(query, onChange, onRunQuery);
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

/** Nobody has narrowed it here: it is named if it has a name. */
function draftName(definition: unknown): string {
  const { title } = (typeof definition === 'object' ? definition : {}) as { title?: unknown };
  return typeof title === 'string' && title !== '' ? `Draft: ${title}` : 'A draft that is not stored';
}
