import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { Card } from './Card';
import { fieldStyles } from './fieldStyles';
import { PartiesField } from './PartiesField';
import { PolicyChoice } from './PolicyChoice';
import { SloFields } from './SloFields';
import type { TermsBasis } from './TermsBasis';
import type { TermsDraft } from './TermsDraft';
import { TextField } from './TextField';
import { TiersEditor } from './TiersEditor';

interface Props {
  draft: TermsDraft;
  basis: TermsBasis;
  /** Changes what is there at that time: some fields of Grafana call handlers of earlier drawings. */
  onChange: (change: (draft: TermsDraft) => TermsDraft) => void;
}

/** All that is signed, to be written. */
export function TermsFields({ draft, basis, onChange }: Props) {
  const fields = useStyles2(fieldStyles);
  const styles = useStyles2(getStyles);
  const patch = (part: Partial<TermsDraft>) => onChange((before) => ({ ...before, ...part }));
  const text = (field: TextOf) => ({ value: draft[field], onChange: (value: string) => patch({ [field]: value }) });
  return (
    <div className={fields.stack}>
      <Card title="What we promise">
        <div className={fields.stack}>
          <TextField label="Title" required {...text('title')} />
          {draft.slos.map((slo) => (
            <SloFields
              key={slo.id}
              draft={slo}
              basis={basis}
              onChange={(next) =>
                onChange((before) => ({ ...before, slos: before.slos.map((it) => (it.id === next.id ? next : it)) }))
              }
            />
          ))}
          {draft.slos.length === 0 && <p className={fields.faint}>No SLO of this agreement can be read.</p>}
        </div>
      </Card>
      <Card title="What we do">
        <div className={fields.stack}>
          <PolicyChoice basis={basis} onChoose={patch} />
          <TiersEditor
            tiers={draft.tiers}
            onChange={(change) => onChange((before) => ({ ...before, tiers: change(before.tiers) }))}
          />
          <TextField
            label="Always allowed"
            description="What is released in every tier."
            rows={2}
            {...text('alwaysAllowed')}
          />
        </div>
      </Card>
      <Card title="Who signs and decides">
        <div className={fields.stack}>
          <PartiesField
            legend="Who must sign"
            description="Whom the agreement itself requires cannot be left out."
            value={draft.required}
            fixed={basis.definition.required}
            onChange={(required) => patch({ required })}
          />
          <PartiesField
            legend="Who grants exceptions"
            description="Any one of them, to somebody else."
            value={draft.exceptionsBy}
            onChange={(exceptionsBy) => patch({ exceptionsBy })}
          />
          <PartiesField
            legend="Who agrees to exclusions"
            description="All of them."
            value={draft.exclusionsBy}
            onChange={(exclusionsBy) => patch({ exclusionsBy })}
          />
        </div>
      </Card>
      <Card title="What it is for">
        <div className={fields.stack}>
          <TextField label="Goals" rows={2} {...text('goals')} />
          <TextField label="Not meant for" rows={2} {...text('notGoals')} />
          <TextField
            label="Escalation"
            description="Whom to ask when nobody agrees."
            rows={2}
            {...text('escalation')}
          />
          <div className={styles.short}>
            <TextField label="Review" type="date" required {...text('reviewOn')} />
          </div>
        </div>
      </Card>
      <Card title="When there is no answer">
        <div className={fields.stack}>
          <div className={fields.numbers}>
            <TextField label="Oldest data" suffix="minutes" {...text('maxAgeMinutes')} />
            <TextField label="Least data" suffix="% of the window" {...text('minCoverage')} />
            <TextField label="Fewest bad events" suffix="allowed" {...text('minAllowedBad')} />
          </div>
          <p className={fields.faint}>
            With older or less data the answer is “can’t tell”. Where the budget allows fewer bad events, it is “too
            little traffic”.
          </p>
        </div>
      </Card>
    </div>
  );
}

type TextOf = { [K in keyof TermsDraft]: TermsDraft[K] extends string ? K : never }[keyof TermsDraft];

function getStyles(_theme: GrafanaTheme2) {
  return { short: css({ maxWidth: 220 }) };
}
