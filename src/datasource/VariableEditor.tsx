import { InlineField, InlineFieldRow, Input, RadioButtonGroup } from '@grafana/ui';

import { narrowVariableQuery } from './narrowVariableQuery';
import type { TruceVariableQuery } from './TruceVariableQuery';

interface Props {
  /** As stored in the dashboard. */
  query: unknown;
  onChange(query: TruceVariableQuery): void;
}

const KINDS: Array<{ value: TruceVariableQuery['kind']; label: string }> = [
  { value: 'slos', label: 'SLOs' },
  { value: 'teams', label: 'Teams' },
];

/** Picks what a dashboard variable lists. */
export function VariableEditor({ query: stored, onChange }: Props) {
  const query = narrowVariableQuery(stored);
  return (
    <InlineFieldRow>
      <InlineField label="List" labelWidth={12}>
        <RadioButtonGroup options={KINDS} value={query.kind} onChange={(kind) => onChange({ ...query, kind })} />
      </InlineField>
      {query.kind === 'slos' && (
        <InlineField
          label="Of team"
          labelWidth={12}
          tooltip="Leave empty for all teams. A variable such as $team works too."
        >
          <Input
            aria-label="Of team"
            width={24}
            placeholder="all teams"
            defaultValue={query.team}
            onBlur={(event) => onChange({ ...query, team: event.currentTarget.value.trim() || undefined })}
          />
        </InlineField>
      )}
    </InlineFieldRow>
  );
}
