import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

import { StateBadge } from '../../ui/StateBadge';
import { agreementPath } from '../appPaths';
import { AppLink } from '../record/AppLink';
import { Mark } from '../record/Mark';
import type { AgreementRow, CoveredSlo } from './agreementRows';

/** One agreement of the list. */
export function AgreementItem({ row }: { row: AgreementRow }) {
  const styles = useStyles2(getStyles);
  const { id, title, service, slos, status, waits, signedBy, review, warnings } = row;
  return (
    <li className={styles.item}>
      <div>
        <h2 className={styles.title}>
          <AppLink to={agreementPath(id)}>{title}</AppLink>
        </h2>
        {service !== '' && <div className={styles.quiet}>{service}</div>}
        <ul className={styles.slos} aria-label="SLOs">
          {slos.map((slo) => (
            <SloLine key={slo.id} slo={slo} />
          ))}
        </ul>
      </div>
      <div>
        <Mark tone={status.tone}>{status.text}</Mark>
        {signedBy !== '' && <div className={styles.quiet}>{signedBy}</div>}
        {waits !== '' && (
          <div>
            <Mark tone="open">{waits}</Mark>
          </div>
        )}
        {review !== undefined &&
          (review.isOverdue ? (
            <div>
              <Mark tone="bad" icon="calendar-alt">
                {review.text}
              </Mark>
            </div>
          ) : (
            <div className={styles.quiet}>{review.text}</div>
          ))}
      </div>
      {warnings.length > 0 && (
        <ul className={styles.warnings}>
          {warnings.map((warning) => (
            <li key={warning}>
              <Icon name="exclamation-triangle" />
              <span>{warning}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function SloLine({ slo: { title, state, headline } }: { slo: CoveredSlo }) {
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.slo}>
      {state !== undefined && headline !== undefined && <StateBadge state={state} headline={headline} />}
      <span>{title}</span>
    </li>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    item: css({
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
      gap: theme.spacing(1.5, 3),
      padding: theme.spacing(2),
      marginBottom: theme.spacing(1.5),
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.primary,
      overflowWrap: 'anywhere',
      '& > *': { minWidth: 0 },
    }),
    title: css({ margin: 0, fontSize: theme.typography.h5.fontSize, fontWeight: theme.typography.fontWeightMedium }),
    quiet: css({ color: theme.colors.text.secondary }),
    slos: css({ listStyle: 'none', marginTop: theme.spacing(1) }),
    slo: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 0),
    }),
    warnings: css({
      gridColumn: '1 / -1',
      listStyle: 'none',
      color: theme.colors.warning.text,
      '& > li': { display: 'flex', gap: theme.spacing(1) },
      '& svg': { flex: 'none', marginTop: 3 },
    }),
  };
}
