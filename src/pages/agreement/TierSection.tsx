import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';

import { exceptionParties, exclusionParties } from '../../core/agreement/decisionParties';
import { type Party, PARTY_NAMES } from '../../core/agreement/parties';
import type { Terms } from '../../core/agreement/Terms';
import type { TierDecision } from '../../core/agreement/Tier';
import type { FieldChange } from '../../core/wording/termsDiff';
import { listWords } from '../../core/wording/listWords';
import { StateIcon } from '../../ui/StateIcon';
import { stateColors } from '../../ui/stateLook';
import { Card } from './Card';
import { Differences } from './Differences';
import { tierRows } from './tierRows';

interface Props {
  terms: Terms;
  changes: readonly FieldChange[];
  className?: string;
}

/** What everybody does in each tier, what is always allowed, and who may decide otherwise. */
export function TierSection({ terms, changes, className }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Card title="What we do" className={className}>
      <ul className={styles.rows}>
        {tierRows(terms).map((tier) => (
          <li key={tier.id} className={styles.row} data-tier={tier.id}>
            <TierName decision={tier.decision} name={tier.name} />
            <div>
              {tier.begins}
              {tier.ends !== '' && <div className={styles.faint}>{`until ${tier.ends}`}</div>}
            </div>
            <div>
              {tier.agreed}
              {tier.duties.map(({ party, name, text }) => (
                <span key={party}>
                  {' '}
                  <strong>{name}:</strong> {text}
                </span>
              ))}
              {tier.capacity !== '' && <div className={styles.faint}>{tier.capacity}</div>}
            </div>
          </li>
        ))}
        {terms.alwaysAllowed.trim() !== '' && (
          <li className={styles.row}>
            <h3 className={styles.name}>Any time</h3>
            <div>in every tier</div>
            <div>{`Always allowed: ${terms.alwaysAllowed}`}</div>
          </li>
        )}
        <li className={styles.row}>
          <h3 className={styles.name}>Exceptions</h3>
          <div>when somebody asks</div>
          <div>
            {`${names(exceptionParties(terms), 'or')} may grant one that somebody else asked for, with a reason and an end. `}
            {`${names(exclusionParties(terms), 'and')} agree on what is left out of the budget.`}
          </div>
        </li>
      </ul>
      <Differences changes={changes} label="What changes" />
    </Card>
  );
}

function TierName({ decision, name }: { decision: TierDecision; name: string }) {
  const styles = useStyles2(getStyles);
  const { text } = stateColors(decision, useTheme2());
  return (
    <h3 className={styles.name} style={{ color: text }}>
      <StateIcon state={decision} size={16} />
      <span>{name}</span>
    </h3>
  );
}

function names(parties: readonly Party[], joint: 'and' | 'or'): string {
  const words = listWords(parties.map((party) => PARTY_NAMES[party]));
  return joint === 'or' ? words.replace(/ and (?!.* and )/, ' or ') : words;
}

function getStyles(theme: GrafanaTheme2) {
  return {
    rows: css({ listStyle: 'none', margin: 0, padding: 0 }),
    row: css({
      display: 'grid',
      gridTemplateColumns: 'minmax(140px, 2fr) minmax(140px, 2fr) minmax(0, 6fr)',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(1.5, 0),
      '& + &': { borderTop: `1px solid ${theme.colors.border.weak}` },
      '&:first-child': { paddingTop: 0 },
      '&:last-child': { paddingBottom: 0 },
      '& > *': { minWidth: 0 },
      [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    }),
    name: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      alignSelf: 'start',
      margin: 0,
      fontSize: theme.typography.body.fontSize,
      lineHeight: theme.typography.body.lineHeight,
      fontWeight: theme.typography.fontWeightBold,
    }),
    faint: css({ color: theme.colors.text.secondary }),
  };
}
