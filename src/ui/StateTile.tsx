import { useMemo } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';

import type { PolicyState } from '../core/policy/PolicyState';
import type { StateRow } from '../frames/decodeState';
import { BudgetBar } from './BudgetBar';
import { fitTile, type TileFit, type Viewing } from './fitTile';
import { Freshness } from './Freshness';
import { StateDetails } from './StateDetails';
import { StateIcon } from './StateIcon';
import { edgeBackground, stateColors } from './stateLook';
import { stateSummary } from './stateSummary';
import { tileContent } from './tileContent';

interface Props {
  row: StateRow;
  /** Pixels. */
  width: number;
  height: number;
  showTitle: boolean;
  showBar: boolean;
  showAgreement: boolean;
  /** Draws a border around the tile, for tiles beside each other. */
  bordered: boolean;
  viewing: Viewing;
}

/** One SLO's answer to "may we ship?", as large as its area allows. */
export function StateTile({ row, width, height, showTitle, showBar, showAgreement, bordered, viewing }: Props) {
  const { detail } = row;
  const content = useMemo(
    () => tileContent(row, { showTitle, showBar, showAgreement }),
    [row, showTitle, showBar, showAgreement]
  );
  const fit = useMemo(() => fitTile(content, width, height, viewing), [content, width, height, viewing]);
  const styles = useStyles2(getStyles, detail.state, detail.without?.state, fit, bordered);
  const fitting = content.footers[fit.footer] ?? '';
  // The names are said already, so the footer keeps to the version, if that fits at all.
  const footer = fit.signedBy && fitting.startsWith(detail.basis) ? detail.basis : fitting;
  const barWidth = width - 2 * fit.padding - fit.fontSize * 0.4;
  return (
    <section className={styles.tile} style={{ width, height }} aria-label={stateSummary(row)} data-state={detail.state}>
      <div className={styles.stripe} />
      <div className={styles.body}>
        {(fit.title || fit.window) && (
          <div className={styles.header}>
            <span className={styles.title}>{fit.title ? content.title : ''}</span>
            {fit.window && <span className={styles.window}>{content.window}</span>}
          </div>
        )}
        <Tooltip content={<StateDetails detail={detail} />} placement="bottom-start" interactive>
          <div className={styles.answer}>
            <div className={styles.headline}>
              <StateIcon state={detail.state} size={fit.headlineSize * 0.92} />
              <span>{content.headline}</span>
            </div>
            {fit.sentenceLines > 0 && (
              <div className={styles.sentence}>
                {content.sentence}
                {fit.next && <span className={styles.next}> {content.next}</span>}
              </div>
            )}
          </div>
        </Tooltip>
        {fit.bar && (
          <div className={styles.bar}>
            <BudgetBar
              state={detail.without?.state ?? detail.state}
              remaining={detail.remaining}
              tiers={detail.tiers}
              isApproximate={detail.approximations.length > 0}
              height={Math.round(fit.fontSize * 0.65)}
              labels={fit.barLabels ? { width: barWidth, fontSize: fit.fontSize * 0.8 } : undefined}
            />
          </div>
        )}
        {fit.agreed && <div className={styles.agreed}>{content.agreed}</div>}
        {fit.signedBy && <div className={styles.signedBy}>{content.signedBy}</div>}
        <div className={styles.footer}>
          <span className={styles.basis}>{footer}</span>
          <Freshness age={detail.age} stale={detail.stale} />
        </div>
      </div>
    </section>
  );
}

function getStyles(
  theme: GrafanaTheme2,
  state: PolicyState,
  without: PolicyState | undefined,
  fit: TileFit,
  bordered: boolean
) {
  const colors = stateColors(state, theme);
  const stripe = Math.max(4, Math.round(fit.fontSize * 0.35));
  const clipped = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  return {
    tile: css({
      position: 'relative',
      boxSizing: 'border-box',
      overflow: 'hidden',
      fontSize: fit.fontSize,
      lineHeight: 1.38,
      background: theme.colors.background.primary,
      ...(bordered && { border: `1px solid ${theme.colors.border.weak}`, borderRadius: theme.shape.radius.default }),
    }),
    stripe: css({
      position: 'absolute',
      insetBlock: 0,
      left: 0,
      width: stripe,
      background: edgeBackground(state, without, stripe, theme),
    }),
    body: css({
      boxSizing: 'border-box',
      height: '100%',
      display: 'flex',
      flexDirection: 'column',
      padding: fit.padding,
      paddingTop: fit.padding * 0.8,
      paddingBottom: fit.padding * 0.7,
      paddingLeft: fit.padding + fit.fontSize * 0.4,
    }),
    header: css({ display: 'flex', justifyContent: 'space-between', gap: '1em', marginBottom: '0.1em' }),
    title: css({ ...clipped, color: theme.colors.text.primary }),
    window: css({ flex: 'none', fontSize: '0.85em', color: theme.colors.text.secondary }),
    answer: css({
      minHeight: 0,
      borderRadius: theme.shape.radius.default,
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
    }),
    headline: css({
      display: 'flex',
      alignItems: 'center',
      gap: '0.32em',
      fontSize: fit.headlineSize,
      fontWeight: 700,
      lineHeight: 1.15,
      whiteSpace: 'nowrap',
      letterSpacing: '-0.01em',
      color: colors.text,
    }),
    sentence: css({
      marginTop: '0.3em',
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: fit.sentenceLines,
      overflow: 'hidden',
      color: theme.colors.text.primary,
    }),
    next: css({ color: theme.colors.text.primary }),
    bar: css({ marginTop: '0.7em' }),
    agreed: css({
      marginTop: '0.7em',
      fontSize: '0.94em',
      lineHeight: 1.3,
      color: theme.colors.text.primary,
      overflow: 'hidden',
    }),
    signedBy: css({
      marginTop: '0.5em',
      fontSize: '0.85em',
      lineHeight: 1.4,
      color: theme.colors.text.secondary,
      overflow: 'hidden',
    }),
    footer: css({
      marginTop: 'auto',
      paddingTop: '0.2em',
      display: 'flex',
      justifyContent: 'space-between',
      gap: '1em',
      fontSize: '0.85em',
      color: theme.colors.text.secondary,
      '& > :last-child': { marginLeft: 'auto', flex: 'none' },
    }),
    basis: css({ ...clipped, whiteSpace: 'pre' }),
  };
}
