import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Combobox, FilterInput, useStyles2 } from '@grafana/ui';
import { useId, useMemo } from 'react';

import type { StateRow } from '../../frames/decodeState';
import { FleetTable } from '../../ui/FleetTable';
import { StateCounts } from '../../ui/StateCounts';
import { toolbarStyles } from '../toolbarStyles';
import { filterRows } from './filterRows';
import { PromiseCards } from './PromiseCards';
import { PromiseDrawer } from './PromiseDrawer';
import { PromiseTitle } from './PromiseTitle';
import { teamsOf } from './teamsOf';
import { useIsNarrow } from './useIsNarrow';
import { useOverviewAddress } from './useOverviewAddress';

interface Props {
  /** All SLOs, worst first. */
  rows: readonly StateRow[];
}

/** The list with its filters; a promise opens its details at the side. */
export function PromiseList({ rows }: Props) {
  const styles = useStyles2(getStyles);
  const { filter, slo, setFilter, openSlo } = useOverviewAddress();
  const isNarrow = useIsNarrow();
  const teamLabel = useId();
  const shown = filterRows(rows, filter);
  const teams = useMemo(() => teamsOf(rows).map((value) => ({ value })), [rows]);
  const open = rows.find((row) => row.slo === slo);
  const isFiltered = filter.team !== undefined || filter.q !== undefined;
  return (
    <>
      <div className={styles.toolbar}>
        <div className={styles.search}>
          <FilterInput
            aria-label="Find a promise"
            placeholder="Find a promise, service or state"
            escapeRegex={false}
            value={filter.q ?? ''}
            onChange={(q) => setFilter({ q })}
          />
        </div>
        <span id={teamLabel} className={styles.spoken}>
          Team
        </span>
        <Combobox
          aria-labelledby={teamLabel}
          placeholder="all teams"
          width={24}
          isClearable
          options={withCurrent(teams, filter.team)}
          value={filter.team ?? null}
          onChange={(option) => setFilter({ team: option?.value })}
        />
        <span className={styles.shown} role="status">
          {isFiltered ? `${shown.length} of ${rows.length} shown` : ''}
        </span>
      </div>
      <div className={styles.counts}>
        <StateCounts rows={shown} hidden={0} />
      </div>
      {shown.length === 0 ? (
        <p className={styles.none}>
          No promise fits this filter.{' '}
          <Button variant="secondary" size="sm" onClick={() => setFilter({ team: undefined, q: undefined })}>
            Show all
          </Button>
        </p>
      ) : isNarrow ? (
        <PromiseCards rows={shown} onOpen={openSlo} />
      ) : (
        <FleetTable rows={shown} renderTitle={(row) => <PromiseTitle row={row} onOpen={openSlo} />} />
      )}
      {open && <PromiseDrawer row={open} onClose={() => openSlo(undefined)} />}
    </>
  );
}

/** A team from the address that has no promise stays visible, so that it can be cleared. */
function withCurrent(teams: Array<{ value: string }>, current: string | undefined): Array<{ value: string }> {
  return current === undefined || teams.some((it) => it.value === current) ? teams : [...teams, { value: current }];
}

function getStyles(theme: GrafanaTheme2) {
  return {
    ...toolbarStyles(theme),
    shown: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
    counts: css({ minHeight: theme.spacing(3), marginBottom: theme.spacing(1) }),
    none: css({ color: theme.colors.text.secondary }),
  };
}
