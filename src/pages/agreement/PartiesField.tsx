import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Checkbox, useStyles2 } from '@grafana/ui';

import { PARTIES, type Party, PARTY_NAMES } from '../../core/agreement/parties';

interface Props {
  legend: string;
  description?: string;
  value: readonly Party[];
  /** Parties that stay chosen. */
  fixed?: readonly Party[];
  onChange: (parties: Party[]) => void;
}

/** A choice of parties. */
export function PartiesField({ legend, description, value, fixed = [], onChange }: Props) {
  const styles = useStyles2(getStyles);
  const toggle = (party: Party, isOn: boolean) =>
    onChange(PARTIES.filter((it) => (it === party ? isOn : value.includes(it))));
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      {description !== undefined && <p className={styles.description}>{description}</p>}
      <div className={styles.boxes}>
        {PARTIES.map((party) => (
          <Checkbox
            key={party}
            label={PARTY_NAMES[party]}
            value={value.includes(party)}
            disabled={fixed.includes(party)}
            onChange={(event) => toggle(party, event.currentTarget.checked)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    group: css({ minWidth: 0, margin: 0, padding: 0, border: 'none' }),
    legend: css({
      margin: theme.spacing(0, 0, 0.5),
      border: 'none',
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightMedium,
    }),
    description: css({
      margin: theme.spacing(0, 0, 0.5),
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    boxes: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 2) }),
  };
}
