import { Checkbox, Combobox, Field, useStyles2 } from '@grafana/ui';
import { useId } from 'react';

import { parseTolerance } from '../../core/slo/tolerance/parseTolerance';
import { formatTarget } from '../../core/wording/formatShare';
import { formatWindow } from '../../core/wording/formatWindow';
import { Differences } from './Differences';
import { fieldStyles } from './fieldStyles';
import { sloBasis } from './sloBasis';
import { definitionChanges } from './definitionChanges';
import { sloDraftOf } from './sloDraftOf';
import type { TermsBasis } from './TermsBasis';
import type { SloDraft } from './TermsDraft';
import { TextField } from './TextField';
import { windowChoices } from './windowChoices';

interface Props {
  draft: SloDraft;
  basis: TermsBasis;
  onChange: (draft: SloDraft) => void;
}

/** What is promised of one SLO: which words, how much may go wrong, over which window. */
export function SloFields({ draft, basis, onChange }: Props) {
  const styles = useStyles2(fieldStyles);
  const windowId = useId();
  const slo = sloBasis(basis, draft.id, draft.from);
  const changes = definitionChanges(basis, draft.id);
  if (slo === undefined) {
    return <p className={styles.faint}>{`The SLO ${draft.id} cannot be read.`}</p>;
  }
  const tolerance = parseTolerance(draft.tolerance);
  const choices = windowChoices(slo.window);
  const takeFrom = (from: SloDraft['from']) => onChange(sloDraftOf(basis, draft.id, from) ?? draft);
  return (
    <div className={styles.stack} role="group" aria-label={slo.title}>
      <div>
        <h3 className="h5">{slo.title}</h3>
        <p className={styles.faint}>{slo.promise}</p>
      </div>
      {changes.length > 0 && (
        <div>
          <Checkbox
            label="Take the definition as it is now"
            description="The definition of this SLO has changed since these terms were written. Unchecked: as it was."
            value={draft.from === 'definition'}
            onChange={(event) => takeFrom(event.currentTarget.checked ? 'definition' : 'signed')}
          />
          <Differences changes={changes} label="What has changed in the definition" />
        </div>
      )}
      <div className={styles.columns}>
        <TextField
          label="How much may go wrong"
          description={
            tolerance.ok
              ? `A target of ${formatTarget(tolerance.value.target)}`
              : 'As “1 in 1,000”, “99.9 %” or “43 minutes a month”'
          }
          value={draft.tolerance}
          onChange={(text) => onChange({ ...draft, tolerance: text })}
        />
        <Field label="Over which time" htmlFor={windowId} noMargin>
          <Combobox
            id={windowId}
            options={choices.map(({ value }) => ({ label: value, value }))}
            value={formatWindow(draft.window)}
            onChange={({ value }) => {
              const window = choices.find((it) => it.value === value)?.window;
              if (window !== undefined && formatWindow(draft.window) !== value) {
                onChange({ ...draft, window });
              }
            }}
          />
        </Field>
      </div>
    </div>
  );
}
