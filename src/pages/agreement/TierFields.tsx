import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, Field, IconButton, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { useId } from 'react';

import { PARTIES, type Party, PARTY_NAMES } from '../../core/agreement/parties';
import type { TierDecision } from '../../core/agreement/Tier';
import { HEADLINES } from '../../core/wording/headlines';
import { fieldStyles } from './fieldStyles';
import type { TierDraft } from './TermsDraft';
import { TextField } from './TextField';

interface Props {
  draft: TierDraft;
  index: number;
  count: number;
  onChange: (change: Partial<TierDraft>) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

const DECISIONS: Array<{ value: TierDecision; label: string }> = (['ship', 'care', 'stop'] as const).map((value) => ({
  value,
  label: HEADLINES[value],
}));

const NOBODY = 'nobody';

/** One tier of the policy: when it begins and ends, what it decides, and what everybody does. */
export function TierFields({ draft, index, count, onChange, onMove, onRemove }: Props) {
  const fields = useStyles2(fieldStyles);
  const styles = useStyles2(getStyles);
  const confirmId = useId();
  const name = `Tier ${index + 1}: ${draft.name.trim() || HEADLINES[draft.decision]}`;
  const text = (field: TextOf) => ({ value: draft[field], onChange: (value: string) => onChange({ [field]: value }) });
  return (
    <section className={styles.tier} role="group" aria-label={name}>
      <div className={styles.head}>
        <h3 className={styles.title}>{name}</h3>
        <IconButton
          name="arrow-up"
          aria-label={`Move tier ${index + 1} up`}
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
        />
        <IconButton
          name="arrow-down"
          aria-label={`Move tier ${index + 1} down`}
          disabled={index === count - 1}
          onClick={() => onMove(index + 1)}
        />
        <IconButton
          name="trash-alt"
          aria-label={`Remove tier ${index + 1}`}
          disabled={count === 1}
          onClick={onRemove}
        />
      </div>
      <div className={fields.stack}>
        <div className={styles.first}>
          <Field label="Decision" noMargin>
            <RadioButtonGroup
              size="sm"
              aria-label={`Decision of tier ${index + 1}`}
              options={DECISIONS}
              value={draft.decision}
              onChange={(decision) => onChange({ decision })}
            />
          </Field>
          <TextField label="Name" placeholder={HEADLINES[draft.decision]} {...text('name')} />
        </div>
        {index === 0 && !hasRules(draft) ? (
          <p className={fields.faint}>The first tier holds whenever no other does.</p>
        ) : (
          <>
            <div className={fields.numbers}>
              <TextField label="Begins below" suffix="% left" {...text('remainingBelow')} />
              <TextField label="or one incident over" suffix="% of the budget" {...text('incidentAbove')} />
              <TextField label="or burn rate over" suffix="×" {...text('burnFactor')} />
              <TextField label="averaged over" suffix="hours" {...text('burnHours')} />
            </div>
            <div className={fields.numbers}>
              <TextField label="Ends above" suffix="% left" {...text('remainingAbove')} />
              <TextField label="held for" suffix="hours" {...text('heldForHours')} />
              <Field label="and confirmed by" htmlFor={confirmId} noMargin>
                <Combobox<Party | typeof NOBODY>
                  id={confirmId}
                  options={[
                    { value: NOBODY, label: 'nobody' },
                    ...PARTIES.map((party) => ({ value: party, label: PARTY_NAMES[party] })),
                  ]}
                  value={draft.confirmedBy ?? NOBODY}
                  onChange={({ value }) => onChange({ confirmedBy: value === NOBODY ? undefined : value })}
                />
              </Field>
            </div>
          </>
        )}
        <TextField label="What was agreed" rows={2} required {...text('agreed')} />
        <div className={fields.columns}>
          {PARTIES.map((party) => (
            <TextField
              key={party}
              label={`${PARTY_NAMES[party]} does`}
              rows={2}
              value={draft.duties[party] ?? ''}
              onChange={(value) => onChange({ duties: { ...draft.duties, [party]: value } })}
            />
          ))}
          <TextField label="Capacity for reliability" suffix="%" {...text('reliabilityShare')} />
        </div>
      </div>
    </section>
  );
}

type TextOf = {
  [K in keyof TierDraft]: TierDraft[K] extends string ? (string extends TierDraft[K] ? K : never) : never;
}[keyof TierDraft] &
  keyof TierDraft;

function hasRules(draft: TierDraft): boolean {
  const { remainingBelow, incidentAbove, burnFactor, burnHours, remainingAbove, heldForHours, confirmedBy } = draft;
  const typed = [remainingBelow, incidentAbove, burnFactor, burnHours, remainingAbove, heldForHours];
  return confirmedBy !== undefined || typed.some((it) => it.trim() !== '');
}

function getStyles(theme: GrafanaTheme2) {
  return {
    tier: css({
      padding: theme.spacing(1.5, 2),
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.secondary,
      [theme.breakpoints.down('sm')]: { padding: theme.spacing(1.5, 1) },
    }),
    first: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'end',
      gap: theme.spacing(1.5, 2),
      '& > :last-child': { flex: '1 1 180px', minWidth: 0 },
    }),
    head: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), marginBottom: theme.spacing(1.5) }),
    title: css({ flex: 1, minWidth: 0, margin: 0, fontSize: theme.typography.body.fontSize, fontWeight: 600 }),
  };
}
