import type { ReactNode } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';

import { listWords } from '../core/wording/listWords';
import type { StateRow } from '../frames/decodeState';
import { BudgetBar } from './BudgetBar';
import { Freshness } from './Freshness';
import { StateBadge } from './StateBadge';
import { StateDetails } from './StateDetails';

interface Props {
  /** Worst first, as decodeState gives them. */
  rows: readonly StateRow[];
  showBar?: boolean;
  showAgreement?: boolean;
  /** How a promise's name is written, such as a link; plain text if absent. */
  renderTitle?: (row: StateRow) => ReactNode;
}

const ROW_HEIGHT = 34;
const HEAD_HEIGHT = 28;
/** A row on a phone has two lines, and there is no head. */
const STACKED_ROW_HEIGHT = 58;
const STACKED_UP_TO = 520;

/** How many rows fit an area without scrolling, at least one. */
export function fleetRowsThatFit(width: number, height: number): number {
  const rows = width <= STACKED_UP_TO ? height / (STACKED_ROW_HEIGHT + 1) : (height - HEAD_HEIGHT) / (ROW_HEIGHT + 1);
  return Math.max(1, Math.floor(rows));
}

/** Many SLOs as a table, one row each. Columns that matter least leave first when it is narrow. */
export function FleetTable({ rows, showBar = true, showAgreement = true, renderTitle }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.container}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>May we ship?</th>
            <th>Promise</th>
            <th>Left</th>
            {showBar && <th className={styles.bar} aria-label="Allowance left" />}
            <th className={styles.direction}>Direction</th>
            <th className={styles.team}>Team</th>
            {showAgreement && <th className={styles.agreement}>Agreement</th>}
            <th className={styles.age}>Data</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.slo} ${index}`} data-state={row.detail.state}>
              <td className={styles.state}>
                <StateBadge state={row.detail.state} headline={row.detail.headline} without={row.detail.without} />
              </td>
              <td className={styles.title}>{renderTitle?.(row) ?? row.title}</td>
              <td className={styles.leftCell}>
                <Tooltip content={<StateDetails detail={row.detail} />} placement="bottom" interactive>
                  <span className={styles.left}>{leftText(row)}</span>
                </Tooltip>
              </td>
              {showBar && (
                <td className={styles.bar}>
                  {row.detail.remaining !== undefined && row.detail.state !== 'too-little-traffic' && (
                    <BudgetBar
                      state={row.detail.without?.state ?? row.detail.state}
                      remaining={row.detail.remaining}
                      tiers={row.detail.tiers}
                      isApproximate={row.detail.approximations.length > 0}
                      height={7}
                    />
                  )}
                </td>
              )}
              <td className={styles.direction} title={directionText(row)}>
                {directionText(row)}
              </td>
              <td className={styles.team} title={row.team}>
                {row.team}
              </td>
              {showAgreement && (
                <td className={styles.agreement} title={row.detail.signedBy}>
                  {agreementText(row)}
                </td>
              )}
              <td className={styles.age}>
                <Freshness age={row.detail.age} stale={row.detail.stale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function leftText({ detail }: StateRow): string {
  return detail.left || detail.lastKnown?.text || '–';
}

function directionText({ detail }: StateRow): string {
  const isUnknown = detail.state === 'cant-tell' || detail.state === 'too-little-traffic';
  if (detail.exception !== undefined) {
    return detail.exception.text;
  }
  return detail.next || (isUnknown ? (detail.reasons[0] ?? '') : '');
}

function agreementText({ version, detail }: StateRow): string {
  if (version === undefined) {
    return detail.basis;
  }
  const missing = detail.signatures.filter((it) => !it.signed).map((it) => it.partyName);
  return missing.length === 0 ? `v${version} signed` : `v${version} waits for ${listWords(missing)}`;
}

function getStyles(theme: GrafanaTheme2) {
  const secondary = theme.colors.text.secondary;
  const stacked = `@container (max-width: ${STACKED_UP_TO}px)`;
  return {
    container: css({ containerType: 'inline-size', width: '100%' }),
    table: css({
      width: '100%',
      borderCollapse: 'collapse',
      fontSize: theme.typography.body.fontSize,
      'th, td': {
        height: ROW_HEIGHT,
        padding: theme.spacing(0, 1),
        textAlign: 'left',
        maxWidth: 280,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      },
      th: {
        height: HEAD_HEIGHT,
        color: secondary,
        fontWeight: theme.typography.fontWeightRegular,
        fontSize: theme.typography.bodySmall.fontSize,
      },
      'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
      [stacked]: {
        thead: { display: 'none' },
        'tbody tr': {
          display: 'grid',
          alignContent: 'center',
          gridTemplate: '"state age" 27px "title left" 25px / 1fr auto',
          height: STACKED_ROW_HEIGHT,
        },
        td: { height: 'auto', alignContent: 'center' },
      },
      'tbody tr:hover': { background: theme.colors.action.hover },
    }),
    state: css({ [stacked]: { gridArea: 'state' } }),
    title: css({ color: theme.colors.text.primary, [stacked]: { gridArea: 'title' } }),
    leftCell: css({ [stacked]: { '&&': { gridArea: 'left', textAlign: 'right' } } }),
    left: css({
      borderRadius: 2,
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
    }),
    bar: css({ minWidth: 110, width: 130, '@container (max-width: 720px)': { display: 'none' } }),
    direction: css({
      width: '100%',
      '&&': { maxWidth: 0 },
      color: secondary,
      '@container (max-width: 860px)': { display: 'none' },
    }),
    team: css({ '@container (max-width: 1100px)': { display: 'none' } }),
    agreement: css({
      '&&': { maxWidth: 180 },
      color: secondary,
      '@container (max-width: 1000px)': { display: 'none' },
    }),
    age: css({ '&&': { textAlign: 'right', [stacked]: { gridArea: 'age' } } }),
  };
}
