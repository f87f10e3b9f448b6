import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Field, Input, RadioButtonGroup, TextArea, useStyles2 } from '@grafana/ui';
import { useId, useState } from 'react';

import type { Offer } from '../../core/agreement/offersOf';
import { tierName } from '../../core/wording/wordTier';
import type { AgreementOnDesk, Desk } from '../record/Desk';
import { PartyChoice } from '../record/PartyChoice';
import { Refusal } from '../record/Refusal';
import { SloPicker } from '../record/SloPicker';
import { useSay } from '../record/useSay';
import {
  decisionDraft,
  type DecisionFields,
  type DecisionKind,
  EMPTY_FIELDS,
  type FieldProblems,
} from './DecisionDraft';
import { endOfDay, fieldOf } from './localTime';

interface Props {
  kind: DecisionKind;
  offer: Offer;
  agreement: AgreementOnDesk;
  /** SLOs of the agreement. */
  slos: ReadonlyArray<{ id: string; title: string }>;
  desk: Desk;
  timeZone: string;
  now: () => number;
  /** What stands in it at first. */
  initial?: Partial<DecisionFields>;
  /** Called after every attempt, to read again. */
  onOutcome: () => void;
  /** Called when it arrived. */
  onSaid: () => void;
  onClose: () => void;
}

const HOUR = 3_600_000;

const SUBMIT: Readonly<Record<DecisionKind, string>> = {
  'ask-exception': 'Ask for it',
  'ask-exclusion': 'Ask for it',
  'confirm-recovery': 'Confirm',
  book: 'Book it',
  note: 'Write it',
};

/** Says something in the decision log. What was typed stays until it arrived. */
export function DecisionForm(props: Props) {
  const { kind, offer, agreement, slos, desk, timeZone, now, initial, onOutcome, onSaid, onClose } = props;
  const styles = useStyles2(getStyles);
  const [fields, setFields] = useState<DecisionFields>({ ...EMPTY_FIELDS, ...initial });
  const [party, setParty] = useState(offer.parties[0]);
  const [problems, setProblems] = useState<FieldProblems>({});
  const { say, isBusy, refusal } = useSay(desk, agreement.stored.value.id, onOutcome);
  const spoken = party !== undefined && offer.parties.includes(party) ? party : offer.parties[0];

  const change = (part: Partial<DecisionFields>) => {
    setFields({ ...fields, ...part });
    setProblems(Object.fromEntries(Object.entries(problems).filter(([field]) => !(field in part))));
  };
  const submit = async () => {
    const drafted = decisionDraft(kind, fields, spoken, { now: now(), timeZone });
    setProblems(drafted.ok ? {} : drafted.problems);
    if (drafted.ok && (await say(drafted.draft))) {
      onSaid();
    }
  };
  const input = { fields, problems, change };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {spoken !== undefined && (
        <div className={styles.block}>
          <PartyChoice parties={offer.parties} value={spoken} onChange={setParty} />
        </div>
      )}
      {kind === 'ask-exception' && (
        <>
          <Text {...input} field="scope" label="What may be done" placeholder="Release 4.2 of checkout" />
          <Text {...input} field="reason" label="Why it cannot wait" isLong />
          <Moment
            {...input}
            field="until"
            label="Until"
            description={`It ends by itself then. Time zone: ${timeZone}.`}
          />
          <div className={styles.presets}>
            <Preset onClick={() => change({ until: fieldOf(now() + 2 * HOUR, timeZone) })}>2 hours</Preset>
            <Preset onClick={() => change({ until: endOfDay(now(), timeZone) })}>the end of the day</Preset>
            <Preset onClick={() => change({ until: fieldOf(now() + 7 * 24 * HOUR, timeZone) })}>1 week</Preset>
          </div>
        </>
      )}
      {kind === 'ask-exclusion' && (
        <>
          <Stretch {...input} timeZone={timeZone} />
          <Text {...input} field="reason" label="Why it should not count" isLong />
        </>
      )}
      {kind === 'confirm-recovery' && (
        <>
          <Field label="Tier that may end" invalid={problems.tier !== undefined} error={problems.tier}>
            <RadioButtonGroup
              aria-label="Tier that may end"
              options={confirmable(agreement, spoken)}
              value={fields.tier}
              onChange={(tier) => change({ tier })}
            />
          </Field>
          <Text {...input} field="reason" label="What was done about the cause" isLong />
        </>
      )}
      {kind === 'book' && (
        <>
          <Text {...input} field="title" label="What is launched" placeholder="Checkout with one click" />
          <Stretch {...input} timeZone={timeZone} />
          <Text
            {...input}
            field="share"
            label="How much of the budget it may cost, in percent"
            description="Optional."
          />
        </>
      )}
      {kind === 'note' && <Text {...input} field="text" label="Note" isLong />}
      {slos.length > 1 && (
        <SloPicker
          label="SLOs"
          description={kind === 'confirm-recovery' ? 'Choose one, or none for all.' : 'Choose none for all of them.'}
          slos={slos}
          chosen={fields.slos}
          onChange={(chosen) => change({ slos: kind === 'confirm-recovery' ? chosen.slice(-1) : chosen })}
        />
      )}
      <Refusal refusal={refusal} />
      <div className={styles.presets}>
        <Button type="submit" disabled={isBusy}>
          {isBusy ? 'Sending…' : SUBMIT[kind]}
        </Button>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          Leave
        </Button>
      </div>
    </form>
  );
}

interface InputProps {
  fields: DecisionFields;
  problems: FieldProblems;
  change: (part: Partial<DecisionFields>) => void;
}

type TextField = 'scope' | 'title' | 'reason' | 'text' | 'share';

function Text({
  fields,
  problems,
  change,
  field,
  label,
  description,
  placeholder,
  isLong = false,
}: InputProps & { field: TextField; label: string; description?: string; placeholder?: string; isLong?: boolean }) {
  const id = useId();
  return (
    <Field
      label={label}
      description={description}
      invalid={problems[field] !== undefined}
      error={problems[field]}
      htmlFor={id}
    >
      {isLong ? (
        <TextArea
          id={id}
          rows={3}
          value={fields[field]}
          maxLength={2000}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      ) : (
        <Input
          id={id}
          value={fields[field]}
          maxLength={500}
          placeholder={placeholder}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

function Moment({
  fields,
  problems,
  change,
  field,
  label,
  description,
}: InputProps & { field: 'from' | 'to' | 'until'; label: string; description?: string }) {
  const id = useId();
  return (
    <Field
      label={label}
      description={description}
      invalid={problems[field] !== undefined}
      error={problems[field]}
      htmlFor={id}
    >
      <Input
        id={id}
        type="datetime-local"
        width={30}
        value={fields[field]}
        onChange={(event) => change({ [field]: event.currentTarget.value })}
      />
    </Field>
  );
}

function Stretch({ timeZone, ...input }: InputProps & { timeZone: string }) {
  return (
    <>
      <Moment {...input} field="from" label="From" description={`Time zone: ${timeZone}.`} />
      <Moment {...input} field="to" label="To" />
    </>
  );
}

function Preset({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button size="sm" variant="secondary" onClick={onClick}>
      {children}
    </Button>
  );
}

/** The tiers whose end the party confirms. */
function confirmable({ state }: AgreementOnDesk, party: string | undefined): Array<{ value: string; label: string }> {
  const tiers = state.inForce?.terms.tiers ?? [];
  return tiers
    .filter((it) => it.leave?.confirmedBy !== undefined && it.leave.confirmedBy === party)
    .map((it) => ({ value: it.id, label: tierName(it) }));
}

function getStyles(theme: GrafanaTheme2) {
  return {
    form: css({ maxWidth: 640, marginTop: theme.spacing(2) }),
    block: css({ marginBottom: theme.spacing(2) }),
    presets: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(2),
    }),
  };
}
