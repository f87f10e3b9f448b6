import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { useState } from 'react';

import { type Offer, offersOf } from '../../core/agreement/offersOf';
import type { AgreementOnDesk, Desk, DeskContents } from '../record/Desk';
import { runtimeReader } from '../record/runtimeReader';
import type { ToConfirm } from '../record/toConfirm';
import type { DecisionFields, DecisionKind } from './DecisionDraft';
import { DecisionForm } from './DecisionForm';
import { whyNotSentences } from './whyNotSentences';

interface Props {
  agreement: AgreementOnDesk;
  contents: DeskContents;
  desk: Desk;
  /** Tiers that wait for a confirmation now. */
  waitingTiers: readonly ToConfirm[];
  now: () => number;
  onOutcome: () => void;
}

const FORMS: ReadonlyArray<{ kind: DecisionKind; label: string; icon: IconName }> = [
  { kind: 'ask-exception', label: 'Ask for an exception', icon: 'unlock' },
  { kind: 'ask-exclusion', label: 'Leave out a time', icon: 'history' },
  { kind: 'confirm-recovery', label: 'Confirm a recovery', icon: 'check' },
  { kind: 'book', label: 'Book a launch', icon: 'rocket' },
  { kind: 'note', label: 'Write a note', icon: 'pen' },
];

/** What can be said about one agreement in the decision log, and why not the rest. */
export function DecisionDesk({ agreement, contents, desk, waitingTiers, now, onOutcome }: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState<DecisionKind>();
  const [said, setSaid] = useState<string>();
  const { state, readOnly, stored } = agreement;
  const offers = offersOf({ state, access: contents.access, at: contents.at, readOnly });
  const offered = FORMS.filter(({ kind }) => offers[kind].why === undefined);
  const whyNot = whyNotSentences(FORMS.map(({ kind, label }) => ({ label, why: offers[kind].why })));
  const titles = new Map(contents.slos.map(({ value }) => [value.id, value.title]));
  const slos = stored.value.slos.map((id) => ({ id, title: titles.get(id) ?? id }));
  const waiting = waitingTiers.find((it) => stored.value.slos.includes(it.slo));
  return (
    <section aria-label={`Say something about ${stored.value.title}`} className={styles.desk}>
      {waiting !== undefined && offers['confirm-recovery'].why === undefined && (
        <Alert severity="info" title="A tier waits for a confirmation">
          {`${titles.get(waiting.slo) ?? waiting.slo} has recovered for long enough. The tier ends once you confirm that the cause is mended.`}
        </Alert>
      )}
      <div className={styles.buttons}>
        {offered.map(({ kind, label, icon }) => (
          <Button
            key={kind}
            size="sm"
            variant="secondary"
            icon={icon}
            aria-expanded={open === kind}
            onClick={() => {
              setSaid(undefined);
              setOpen(open === kind ? undefined : kind);
            }}
          >
            {label}
          </Button>
        ))}
      </div>
      <div role="status">{said !== undefined && <Alert severity="success" title={said} />}</div>
      {open !== undefined && offers[open].why === undefined && (
        <DecisionForm
          key={open}
          kind={open}
          offer={offers[open]}
          agreement={agreement}
          slos={slos}
          desk={desk}
          timeZone={runtimeReader(contents.at).timeZone}
          now={now}
          initial={initialOf(open, agreement, offers[open], waiting)}
          onOutcome={onOutcome}
          onSaid={() => {
            setOpen(undefined);
            setSaid('It stands in the record.');
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {whyNot.length > 0 && (
        <ul className={styles.why}>
          {whyNot.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function initialOf(
  kind: DecisionKind,
  { state }: AgreementOnDesk,
  offer: Offer,
  waiting: ToConfirm | undefined
): Partial<DecisionFields> {
  if (kind !== 'confirm-recovery') {
    return {};
  }
  if (waiting !== undefined) {
    return { tier: waiting.tier, slos: [waiting.slo] };
  }
  const tiers = (state.inForce?.terms.tiers ?? []).filter(
    ({ leave }) => leave?.confirmedBy !== undefined && offer.parties.includes(leave.confirmedBy)
  );
  return tiers.length === 1 ? { tier: tiers[0]?.id ?? '' } : {};
}

function getStyles(theme: GrafanaTheme2) {
  return {
    desk: css({ marginBottom: theme.spacing(2) }),
    buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), marginBottom: theme.spacing(1) }),
    why: css({
      listStyle: 'none',
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
  };
}
