import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';

import { READY_POLICIES } from '../../core/agreement/policies';
import type { TermsBasis } from './TermsBasis';
import type { TermsDraft } from './TermsDraft';
import { tierDraftOf } from './tierDraftOf';

interface Props {
  basis: TermsBasis;
  onChoose: (part: Pick<TermsDraft, 'tiers' | 'alwaysAllowed'>) => void;
}

/** Policies to start from: the ready-made ones, and the one that the form started with. */
export function PolicyChoice({ basis: { terms }, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const before = terms && {
    id: 'before',
    name: 'As it was',
    description: 'The tiers that this form started from.',
    tiers: terms.tiers,
    alwaysAllowed: terms.alwaysAllowed,
  };
  return (
    <details open={terms === undefined}>
      <summary className={styles.summary}>Start from a ready-made policy</summary>
      <ul className={styles.list}>
        {[...(before ? [before] : []), ...READY_POLICIES].map(({ id, name, description, tiers, alwaysAllowed }) => (
          <li key={id}>
            <Button
              size="sm"
              variant="secondary"
              aria-label={`Use the tiers of ${name}`}
              onClick={() => onChoose({ tiers: tiers.map(tierDraftOf), alwaysAllowed })}
            >
              {name}
            </Button>
            <span>{description}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    summary: css({ cursor: 'pointer', width: 'fit-content' }),
    list: css({
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
      '& > li': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1.5) },
      '& > li + li': { marginTop: theme.spacing(1) },
      '& > li > span': { flex: '1 1 220px', minWidth: 0, color: theme.colors.text.secondary },
    }),
  };
}
