import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Drawer, Icon, useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

import type { StateRow } from '../../frames/decodeState';
import type { SignatureMark } from '../../frames/StateDetail';
import { BudgetBar } from '../../ui/BudgetBar';
import { Freshness } from '../../ui/Freshness';
import { StateBadge } from '../../ui/StateBadge';
import { agreementPath, decisionsPath } from '../appPaths';
import { AppLink } from '../record/AppLink';
import { sentenceAndNext } from './sentenceAndNext';

interface Props {
  row: StateRow;
  onClose: () => void;
}

/** One promise in full: the sentence, what was agreed and by whom, why, and the sum behind the number. */
export function PromiseDrawer({ row, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const { detail } = row;
  const subtitle = [row.team, row.service, detail.window].filter(Boolean).join(' · ');
  return (
    <Drawer title={row.title} subtitle={subtitle} size="sm" onClose={onClose}>
      <div className={styles.head}>
        <StateBadge state={detail.state} headline={detail.headline} />
        <Freshness age={detail.age} stale={detail.stale} />
      </div>
      <p className={styles.sentence}>{sentenceAndNext(detail)}</p>
      {detail.remaining !== undefined && (
        <div className={styles.bar}>
          <BudgetBar
            state={detail.state}
            remaining={detail.remaining}
            tiers={detail.tiers}
            isApproximate={detail.approximations.length > 0}
            height={10}
          />
        </div>
      )}
      <Section title="The sum behind the number" lines={[detail.sum]} />
      <Section title="Why" lines={detail.reasons} />
      <Section title="What was agreed for this state" lines={[detail.agreed.replace(/^Agreed: /, '')]} />
      <Section title="Always allowed" lines={[detail.alwaysAllowed]} />
      <Section title="Tiers" lines={detail.tiers.map((tier) => [tier.label, tier.agreed].filter(Boolean).join(': '))} />
      <Section title="Signatures" lines={[detail.basis]}>
        <Signatures signatures={detail.signatures} />
      </Section>
      {detail.agreement !== undefined && (
        <p className={styles.links}>
          <AppLink to={agreementPath(detail.agreement.id)}>Open the agreement</AppLink>
          <AppLink to={decisionsPath(detail.agreement.id)}>Decisions about it</AppLink>
        </p>
      )}
      <Section title="Note" lines={detail.notes} />
    </Drawer>
  );
}

function Section({ title, lines, children }: { title: string; lines: readonly string[]; children?: ReactNode }) {
  const styles = useStyles2(getStyles);
  const filled = lines.filter((line) => line !== '');
  return filled.length === 0 ? null : (
    <section className={styles.section}>
      <h3 className={styles.title}>{title}</h3>
      {filled.map((line, index) => (
        <p key={index} className={styles.line}>
          {line}
        </p>
      ))}
      {children}
    </section>
  );
}

function Signatures({ signatures }: { signatures: readonly SignatureMark[] }) {
  const styles = useStyles2(getStyles);
  return signatures.length === 0 ? null : (
    <ul className={styles.signatures}>
      {signatures.map(({ party, partyName, signed, text }) => (
        <li key={party}>
          <Icon name={signed ? 'check' : 'clock-nine'} />
          <span>{`${partyName}: ${signed ? `signed by ${text}` : text}`}</span>
        </li>
      ))}
    </ul>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    head: css({ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: theme.spacing(1) }),
    sentence: css({ margin: theme.spacing(2, 0), fontSize: theme.typography.h5.fontSize, overflowWrap: 'anywhere' }),
    bar: css({ margin: theme.spacing(2, 0) }),
    section: css({ marginTop: theme.spacing(2.5), overflowWrap: 'anywhere' }),
    title: css({
      marginBottom: theme.spacing(0.5),
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightRegular,
    }),
    line: css({ margin: 0 }),
    links: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2), marginTop: theme.spacing(2) }),
    signatures: css({
      listStyle: 'none',
      marginTop: theme.spacing(0.5),
      '& > li': { display: 'flex', gap: theme.spacing(1) },
      '& svg': { flex: 'none', marginTop: 3 },
    }),
  };
}
