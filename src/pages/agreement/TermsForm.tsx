import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { Alert, Button, Icon, LinkButton, useStyles2 } from '@grafana/ui';
import { useEffect, useRef, useState } from 'react';

import type { AgreementState } from '../../core/agreement/AgreementState';
import { nextVersion } from '../../core/agreement/nextVersion';
import type { Offer } from '../../core/agreement/offersOf';
import type { Party } from '../../core/agreement/parties';
import type { Terms } from '../../core/agreement/Terms';
import { formatMoment, type Reader } from '../../core/wording/formatTime';
import { agreementPath } from '../appPaths';
import type { Outcome } from '../record/Desk';
import { newActId } from '../record/newActId';
import { PartyChoice } from '../record/PartyChoice';
import { Refusal } from '../record/Refusal';
import { Card } from './Card';
import { comparisons } from './comparisons';
import { Differences } from './Differences';
import { draftOfTerms } from './draftOfTerms';
import { fieldStyles } from './fieldStyles';
import type { KeptTerms } from './KeptTerms';
import { reconcileDraft } from './reconcileDraft';
import { sameTerms } from './sameTerms';
import type { TermsBasis } from './TermsBasis';
import type { TermsDraft } from './TermsDraft';
import { TermsFields } from './TermsFields';
import { termsOfDraft } from './termsOfDraft';
import type { TermsTask } from './termsTask';
import { TextField } from './TextField';
import { versionKey } from './versionRows';

/** Terms that somebody wants to put on the table. */
export interface ReadyTerms {
  terms: Terms;
  version: number;
  party: Party;
  reason: string;
  ids: KeptTerms['ids'];
  /** Signs them in the same breath. */
  isSigned: boolean;
}

interface Props {
  task: TermsTask;
  /** As it was when the form was opened: what the form starts from must not move while somebody writes. */
  basis: TermsBasis;
  /** As it is now. */
  state: AgreementState;
  /** Whether and for whom it can be sent now. */
  offer: Offer;
  reader: Reader;
  /** What was written here before and not sent. */
  kept?: KeptTerms;
  /** What was given along on the way here. */
  given: { party?: Party; reason?: string };
  onKeep: (kept: KeptTerms) => void;
  onForget: () => void;
  onSend: (ready: ReadyTerms) => Promise<Outcome>;
}

/** Where terms are written, with everything that is wrong with them and everything they change beside them. */
export function TermsForm({ task, basis, state, offer, reader, kept, given, onKeep, onForget, onSend }: Props) {
  const styles = useStyles2(getStyles);
  const fields = useStyles2(fieldStyles);
  const [shown, setShown] = useState(kept);
  const [draft, setDraft] = useState(() =>
    kept === undefined ? draftOfTerms(basis, reader.now) : reconcileDraft(kept.draft, basis)
  );
  const [reason, setReason] = useState(given.reason ?? kept?.reason ?? '');
  const [chosen, setChosen] = useState(given.party ?? kept?.party);
  const [ids, setIds] = useState(() => kept?.ids ?? { propose: newActId(), sign: newActId() });
  const [isTouched, setTouched] = useState(given.reason !== undefined && given.reason !== '');
  const [isTried, setTried] = useState(false);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Extract<Outcome, { ok: false }>>();
  const problemsBox = useRef<HTMLDivElement>(null);

  const { answers } = task;
  const version = nextVersion(state);
  const party = chosen !== undefined && offer.parties.includes(chosen) ? chosen : offer.parties[0];
  const narrowed = termsOfDraft(draft, basis);
  const same = narrowed.ok ? sameTerms(narrowed.value, state) : undefined;
  const problems = [
    ...(narrowed.ok ? [] : narrowed.problems),
    ...(same !== undefined && (isTouched || isTried) ? [same] : []),
    ...(answers !== undefined && isTried && reason.trim() === ''
      ? ['Reason is empty. Write why you send it back.']
      : []),
  ];

  const basisKey = task.from === undefined ? '' : versionKey(task.from);
  useEffect(() => {
    if (isTouched) {
      onKeep({ draft, reason, ids, basis: basisKey, at: Date.now(), ...(party && { party }) });
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- kept when something was written, not when the page is drawn
  }, [draft, reason, party, ids, isTouched]);

  const touch = () => {
    setTouched(true);
    setFailure(undefined);
  };
  const change = (next: (draft: TermsDraft) => TermsDraft) => {
    touch();
    setDraft(next);
  };
  const startAnew = () => {
    onForget();
    setShown(undefined);
    setTouched(false);
    setTried(false);
    setFailure(undefined);
    setReason('');
    setIds({ propose: newActId(), sign: newActId() });
    setDraft(draftOfTerms(basis, reader.now));
  };
  const send = async (isSigned: boolean) => {
    setTried(true);
    if (!narrowed.ok || same !== undefined || party === undefined || (answers !== undefined && reason.trim() === '')) {
      problemsBox.current?.focus();
      return;
    }
    setSending(true);
    setFailure(undefined);
    const outcome = await onSend({ terms: narrowed.value, version, party, reason: reason.trim(), ids, isSigned });
    if (!outcome.ok) {
      setSending(false);
      setFailure(outcome);
    }
  };

  return (
    <div className={styles.page}>
      <div className={styles.column}>
        {shown !== undefined && (
          <Alert severity="info" title={`You wrote this here ${formatMoment(shown.at, reader)} and have not sent it.`}>
            {shown.basis !== basisKey && 'It was begun from another version; what changes is shown beside it. '}
            <Button variant="secondary" size="sm" onClick={startAnew}>
              Start anew
            </Button>
          </Alert>
        )}
        <TermsFields draft={draft} basis={basis} onChange={change} />
      </div>
      <div className={styles.side}>
        <div ref={problemsBox} tabIndex={-1} role="status" aria-label="What is wrong">
          {problems.length > 0 && (
            <Card title={problems.length === 1 ? 'One thing to mend' : `${problems.length} things to mend`}>
              <ul className={styles.problems}>
                {problems.map((problem) => (
                  <li key={problem}>
                    <Icon name="exclamation-triangle" />
                    <span>{problem}</span>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
        {narrowed.ok &&
          comparisons(narrowed.value, state, task).map(({ title, changes }) => (
            <Card key={title} title={title}>
              {changes.length === 0 ? (
                <p className={fields.faint}>Nothing is different.</p>
              ) : (
                <Differences changes={changes} label={title} />
              )}
            </Card>
          ))}
        <Card title={answers === undefined ? `Propose version ${version}` : `Send version ${answers.version} back`}>
          <div className={fields.stack}>
            {answers !== undefined && (
              <p className={fields.faint}>{`These terms become version ${version}. They are on the table at once.`}</p>
            )}
            <TextField
              label="Reason"
              description="The others read it beside what changes."
              rows={4}
              required={answers !== undefined}
              value={reason}
              onChange={(text) => {
                touch();
                setReason(text);
              }}
            />
            {party !== undefined && (
              <PartyChoice
                parties={offer.parties}
                value={party}
                onChange={(next) => {
                  touch();
                  setChosen(next);
                }}
              />
            )}
            <Refusal refusal={failure} title="It was not sent" />
            {offer.why !== undefined && <Alert severity="warning" title={offer.why} />}
            <div className={styles.buttons}>
              {offer.why === undefined && (
                <>
                  <Button onClick={() => void send(false)} disabled={isSending}>
                    {answers === undefined ? `Propose version ${version}` : 'Send back with these terms'}
                  </Button>
                  <Button variant="secondary" onClick={() => void send(true)} disabled={isSending}>
                    {answers === undefined ? 'Propose and sign' : 'Send back and sign mine'}
                  </Button>
                </>
              )}
              <LinkButton
                variant="secondary"
                fill="outline"
                href={locationUtil.assureBaseUrl(agreementPath(basis.definition.id))}
              >
                Back
              </LinkButton>
            </div>
            <p className={fields.faint}>What you write is kept in this browser until it is sent.</p>
          </div>
        </Card>
      </div>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const narrow = theme.breakpoints.down('lg');
  return {
    page: css({
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) 380px',
      gap: theme.spacing(2),
      alignItems: 'start',
      [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    }),
    column: css({ minWidth: 0 }),
    // What is wrong and what changes stays in sight while one writes far below.
    side: css({
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      minWidth: 0,
      position: 'sticky',
      top: theme.spacing(8),
      maxHeight: `calc(100vh - ${theme.spacing(10)})`,
      overflowY: 'auto',
      [narrow]: { position: 'static', maxHeight: 'none' },
    }),
    problems: css({
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& > li': { display: 'flex', gap: theme.spacing(1) },
      '& > li + li': { marginTop: theme.spacing(1) },
      '& svg': { flex: 'none', marginTop: 3, color: theme.colors.warning.text },
    }),
    buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  };
}
