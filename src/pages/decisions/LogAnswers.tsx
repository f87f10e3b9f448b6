import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Field, TextArea, useStyles2 } from '@grafana/ui';
import { useId, useState } from 'react';

import type { Party } from '../../core/agreement/parties';
import type { Access } from '../../storage/Access';
import type { AgreementOnDesk, Desk } from '../record/Desk';
import { PartyChoice } from '../record/PartyChoice';
import { Refusal } from '../record/Refusal';
import { useSay } from '../record/useSay';
import { type Answer, answersTo } from './answersTo';
import type { LogRow } from './LogRow';

interface Props {
  row: LogRow;
  agreement: AgreementOnDesk;
  access: Access;
  /** Milliseconds. */
  at: number;
  desk: Desk;
  onOutcome: () => void;
}

/** What the reader can answer to an entry: approve, decline, revoke. Nothing where nothing is offered. */
export function LogAnswers({ row, agreement, access, at, desk, onOutcome }: Props) {
  const styles = useStyles2(getStyles);
  const [chosen, setChosen] = useState<Answer['act']>();
  const [reason, setReason] = useState('');
  const [party, setParty] = useState<Party>();
  const [problem, setProblem] = useState<string>();
  const { say, isBusy, refusal } = useSay(desk, agreement.stored.value.id, onOutcome);
  const reasonId = useId();
  const { offered, of, note } = answersTo(row, { state: agreement.state, access, at, readOnly: agreement.readOnly });
  const answer = offered.find((it) => it.act === chosen);
  if (of === undefined) {
    return null;
  }
  const spoken = (party !== undefined && answer?.parties.includes(party) ? party : answer?.parties[0]) ?? 'product';

  const send = async () => {
    if (answer === undefined) {
      return;
    }
    if (answer.act !== 'approve' && reason.trim() === '') {
      setProblem('Write why.');
      return;
    }
    const draft =
      answer.act === 'approve'
        ? { act: answer.act, party: spoken, of }
        : { act: answer.act, party: spoken, of, reason: reason.trim() };
    if (await say(draft)) {
      setChosen(undefined);
      setReason('');
    }
  };

  return (
    <div className={styles.answers}>
      {note !== undefined && <div className={styles.quiet}>{note}</div>}
      <div className={styles.buttons}>
        {offered.map(({ act, label }) => (
          <Button
            key={act}
            size="sm"
            variant={act === 'approve' ? 'primary' : 'secondary'}
            aria-expanded={chosen === act}
            aria-label={`${label}: ${row.title}`}
            onClick={() => {
              setProblem(undefined);
              setChosen(chosen === act ? undefined : act);
            }}
          >
            {`${label}…`}
          </Button>
        ))}
      </div>
      {answer !== undefined && (
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <div className={styles.block}>
            <PartyChoice parties={answer.parties} value={spoken} onChange={setParty} />
          </div>
          {answer.act === 'approve' ? (
            <p>{answer.question}</p>
          ) : (
            <Field label="Why" htmlFor={reasonId} invalid={problem !== undefined} error={problem}>
              <TextArea
                id={reasonId}
                rows={2}
                maxLength={2000}
                value={reason}
                onChange={(event) => {
                  setProblem(undefined);
                  setReason(event.currentTarget.value);
                }}
              />
            </Field>
          )}
          <div className={styles.buttons}>
            <Button type="submit" size="sm" disabled={isBusy}>
              {isBusy ? 'Sending…' : answer.label}
            </Button>
            <Button size="sm" variant="secondary" fill="outline" onClick={() => setChosen(undefined)}>
              Leave
            </Button>
          </div>
        </form>
      )}
      <Refusal refusal={refusal} />
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    answers: css({ marginTop: theme.spacing(1) }),
    buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
    form: css({ maxWidth: 560, margin: theme.spacing(1, 0) }),
    block: css({ marginBottom: theme.spacing(1) }),
    quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  };
}
