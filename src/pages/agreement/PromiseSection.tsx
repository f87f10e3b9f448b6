import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import type { StateRow } from '../../frames/decodeState';
import { StateBadge } from '../../ui/StateBadge';
import { OVERVIEW_PATH } from '../appPaths';
import { Card } from './Card';
import { Differences } from './Differences';
import type { PromiseRow } from './promiseRows';

interface Props {
  rows: readonly PromiseRow[];
  /** The state of each SLO now, as far as it is known. */
  states: readonly StateRow[];
  /** Why there are no states; absent while they are read and when they are there. */
  problem?: string;
  className?: string;
}

/** What is promised of each SLO, with its state now. */
export function PromiseSection({ rows, states, problem, className }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Card title="What we promise" className={className}>
      {problem !== undefined && <p className={styles.problem}>{`The states cannot be shown now. ${problem}`}</p>}
      {rows.length === 0 && <p className={styles.text}>The SLOs of this agreement cannot be read.</p>}
      {rows.map((row) => (
        <Promised key={row.id} row={row} state={states.find((it) => it.slo === row.id)} />
      ))}
    </Card>
  );
}

function Promised({ row, state }: { row: PromiseRow; state?: StateRow }) {
  const styles = useStyles2(getStyles);
  return (
    <article className={styles.promise}>
      <div className={styles.head}>
        <h3 className={styles.title}>{row.title}</h3>
        {state !== undefined && (
          <a
            className={styles.state}
            href={locationUtil.assureBaseUrl(`${OVERVIEW_PATH}?slo=${encodeURIComponent(row.id)}`)}
            title={state.detail.sentence}
            aria-label={`${row.title} now: ${state.detail.headline}. ${state.detail.sentence}`}
          >
            <StateBadge state={state.detail.state} headline={state.detail.headline} />
          </a>
        )}
      </div>
      <p className={styles.text}>
        {row.promise} We put up with <strong>{row.tolerance}</strong> {row.frame}.
      </p>
      <Differences changes={row.changes} label={`${row.title}: what changes`} />
      <details className={styles.measured}>
        <summary>How it is measured</summary>
        <dl className={styles.lines}>
          {row.measured.map((line, index) => (
            <div key={index}>
              <dt>{line.label}</dt>
              <dd>{line.isQuery ? <code>{line.text}</code> : line.text}</dd>
            </div>
          ))}
        </dl>
      </details>
    </article>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    promise: css({ '& + &': { marginTop: theme.spacing(2.5) } }),
    head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1.5) }),
    title: css({ margin: 0, fontSize: theme.typography.body.fontSize, fontWeight: theme.typography.fontWeightMedium }),
    state: css({ maxWidth: '100%', borderRadius: 999, '&:hover': { background: theme.colors.action.hover } }),
    text: css({ margin: theme.spacing(0.5, 0, 0) }),
    problem: css({ color: theme.colors.text.secondary }),
    measured: css({
      marginTop: theme.spacing(1),
      color: theme.colors.text.secondary,
      '& > summary': { cursor: 'pointer', width: 'fit-content' },
    }),
    lines: css({
      margin: theme.spacing(1, 0, 0),
      '& > div': { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 1), marginTop: theme.spacing(0.5) },
      '& dt': { flex: 'none', minWidth: 90, fontWeight: theme.typography.fontWeightRegular },
      '& dd': { flex: 1, minWidth: 200, margin: 0 },
      '& code': { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
    }),
  };
}
