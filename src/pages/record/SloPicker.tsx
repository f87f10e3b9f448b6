import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Checkbox, FilterInput, useStyles2 } from '@grafana/ui';
import { useId, useState } from 'react';

import { slosToPick } from './slosToPick';

interface Props {
  label: string;
  description?: string;
  slos: ReadonlyArray<{ id: string; title: string }>;
  /** Ids. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  problem?: string;
}

/** More are found by searching. */
const MOST = 30;

/** Chooses SLOs: those chosen stand first, and of many the ones that fit the search. */
export function SloPicker({ label, description, slos, chosen, onChange, problem }: Props) {
  const styles = useStyles2(getStyles);
  const [search, setSearch] = useState('');
  const id = useId();
  const { shown, hidden } = slosToPick(slos, chosen, search, MOST);
  return (
    <fieldset className={styles.field} aria-describedby={problem === undefined ? undefined : `${id}-problem`}>
      <legend className={styles.legend}>{label}</legend>
      {description !== undefined && <div className={styles.quiet}>{description}</div>}
      {slos.length > 8 && (
        <div className={styles.search}>
          <FilterInput
            aria-label={`Find among: ${label}`}
            placeholder="Find an SLO"
            escapeRegex={false}
            value={search}
            onChange={setSearch}
          />
        </div>
      )}
      <ul className={styles.list}>
        {shown.map((slo) => (
          <li key={slo.id}>
            <Checkbox
              label={slo.title}
              description={slo.title === slo.id ? undefined : slo.id}
              value={chosen.includes(slo.id)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...chosen, slo.id] : chosen.filter((it) => it !== slo.id))
              }
            />
          </li>
        ))}
      </ul>
      {slos.length === 0 && chosen.length === 0 && <div className={styles.quiet}>There are no SLOs yet.</div>}
      {hidden > 0 && <div className={styles.quiet}>{`${hidden} more. Search to find them.`}</div>}
      {problem !== undefined && (
        <div id={`${id}-problem`} role="alert" className={styles.problem}>
          {problem}
        </div>
      )}
    </fieldset>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    field: css({ minWidth: 0, marginBottom: theme.spacing(2) }),
    legend: css({
      marginBottom: theme.spacing(0.5),
      border: 'none',
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightMedium,
      color: theme.colors.text.primary,
    }),
    search: css({ maxWidth: 360, margin: theme.spacing(0.5, 0) }),
    list: css({ listStyle: 'none', maxHeight: 320, overflowY: 'auto', padding: 2, overflowWrap: 'anywhere' }),
    quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
    problem: css({ color: theme.colors.error.text, fontSize: theme.typography.bodySmall.fontSize }),
  };
}
