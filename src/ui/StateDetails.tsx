import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { formatShare } from '../core/wording/formatShare';
import type { DutyMark, StateDetail, TierMark } from '../frames/StateDetail';

interface Props {
  detail: StateDetail;
}

/** What a number rests on, for a tooltip: the sum, the reasons, who signed, what is odd. */
export function StateDetails({ detail }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box}>
      {detail.sum !== '' && <div className={styles.sum}>{detail.sum}</div>}
      <Lines title="Why" lines={detail.reasons} />
      <Lines title="Next" lines={[detail.next]} />
      <Lines title="Agreed" lines={[detail.agreed, detail.alwaysAllowed && `Always: ${detail.alwaysAllowed}`]} />
      <Lines title="Who does what" lines={[...detail.duties.map(dutyLine), capacityLine(detail)]} />
      <Lines title="Tiers" lines={detail.tiers.map(tierLine)} />
      <Lines title={detail.basis} lines={detail.signatures.map((it) => `${it.partyName}: ${it.text}`)} />
      <Lines title="Note" lines={detail.notes} />
    </div>
  );
}

function dutyLine({ partyName, text }: DutyMark): string {
  return `${partyName}: ${text}`;
}

function capacityLine({ reliabilityShare = 0 }: StateDetail): string {
  return reliabilityShare === 0 ? '' : `${formatShare(reliabilityShare)} of the capacity goes into reliability.`;
}

function tierLine({ rules, below, label }: TierMark): string {
  return rules ?? (below === undefined ? '' : label);
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  const styles = useStyles2(getStyles);
  const filled = lines.filter((line) => line !== '');
  return filled.length === 0 ? null : (
    <div className={styles.group}>
      <div className={styles.title}>{title}</div>
      {filled.map((line, index) => (
        <div key={index}>{line}</div>
      ))}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    box: css({ maxWidth: 360, textAlign: 'left', overflowWrap: 'anywhere' }),
    sum: css({ fontWeight: theme.typography.fontWeightMedium }),
    group: css({ marginTop: theme.spacing(0.75) }),
    title: css({ opacity: 0.75, fontSize: theme.typography.bodySmall.fontSize }),
  };
}
