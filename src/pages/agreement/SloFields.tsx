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
import { toleranceText } from './toleranceText';
import { windowChoices } from './windowChoices';

const LABEL = 'How much may go wrong';

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
  // As termsOfDraft reads it: words that nobody touched stand for the target as it is.
  const isRead = tolerance.ok || draft.tolerance === toleranceText(slo);
  const wrong = isRead ? undefined : tolerance.problems.map((it) => it.replace(/^The tolerance/, LABEL)).join(' ');
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
            description="The SLO’s definition is different from these terms. Unchecked: as in these terms."
            value={draft.from === 'definition'}
            onChange={(event) => takeFrom(event.currentTarget.checked ? 'definition' : 'signed')}
          />
          <Differences changes={changes} label="How the definition is different" />
        </div>
      )}
      <div className={styles.columns}>
        <TextField
          label={LABEL}
          description={
            tolerance.ok
              ? `A target of ${formatTarget(tolerance.value.target)}`
              : 'As “1 in 1,000”, “99.9 %” or “43 minutes a month”'
          }
          error={wrong}
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
