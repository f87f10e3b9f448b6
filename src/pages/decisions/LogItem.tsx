import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

import type { Access } from '../../storage/Access';
import { agreementPath } from '../appPaths';
import { AppLink } from '../record/AppLink';
import type { AgreementOnDesk, Desk } from '../record/Desk';
import { Mark } from '../record/Mark';
import { LOG_KIND_NAMES, type LogKind, type LogRow } from './LogRow';
import { LogAnswers } from './LogAnswers';

interface Props {
  row: LogRow;
  agreement?: AgreementOnDesk;
  access: Access;
  /** Milliseconds. */
  at: number;
  desk: Desk;
  onOutcome: () => void;
}

const ICONS: Readonly<Record<LogKind, IconName>> = {
  exception: 'unlock',
  exclusion: 'history',
  recovery: 'check',
  launch: 'rocket',
  note: 'pen',
  signing: 'edit',
  invalid: 'exclamation-triangle',
};

/** One entry of the decision log, with what the reader can answer. */
export function LogItem({ row, agreement, access, at, desk, onOutcome }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.item} id={row.key} data-rank={row.rank}>
      <div className={styles.head}>
        <span className={styles.kind}>
          <Icon name={ICONS[row.kind]} size="sm" /> {LOG_KIND_NAMES[row.kind]}
        </span>
        {row.status !== undefined && <Mark tone={row.status.tone}>{row.status.text}</Mark>}
      </div>
      <h3 className={styles.title}>{row.title}</h3>
      <div className={styles.quiet}>
        {row.who} · <AppLink to={agreementPath(row.agreement.id)}>{row.agreement.title}</AppLink>
        {row.slos.length > 0 && ` · ${row.slos.join(', ')}`}
      </div>
      {row.reason !== '' && <p className={styles.line}>{row.reason}</p>}
      {row.details.map((detail, index) => (
        <p key={index} className={styles.line}>
          {detail}
        </p>
      ))}
      {agreement !== undefined && (row.asked !== undefined || row.booking !== undefined) && (
        <LogAnswers row={row} agreement={agreement} access={access} at={at} desk={desk} onOutcome={onOutcome} />
      )}
    </li>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    item: css({
      padding: theme.spacing(1.5, 2),
      marginBottom: theme.spacing(1),
      border: `1px solid ${theme.colors.border.weak}`,
      borderLeft: `3px solid ${theme.colors.border.medium}`,
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.primary,
      overflowWrap: 'anywhere',
      '&[data-rank="0"]': { borderLeftColor: theme.colors.success.border },
      '&[data-rank="1"]': { borderLeftColor: theme.colors.warning.border },
    }),
    head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: theme.spacing(0.5, 2) }),
    kind: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
    title: css({
      margin: theme.spacing(0.25, 0),
      fontSize: theme.typography.body.fontSize,
      fontWeight: theme.typography.fontWeightMedium,
    }),
    quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
    line: css({ margin: theme.spacing(0.5, 0, 0) }),
  };
}
