import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useNavigate, useSearchParams } from 'react-router-dom';

import { offersOf } from '../../core/agreement/offersOf';
import { formatCalendarDay, type Reader } from '../../core/wording/formatTime';
import type { StateRow } from '../../frames/decodeState';
import type { AgreementOnDesk, Desk } from '../record/Desk';
import { useSay } from '../record/useSay';
import { CommentBox } from './CommentBox';
import { CompareDrawer } from './CompareDrawer';
import { historyRows } from './historyRows';
import { HistorySection } from './HistorySection';
import { HoldingCard } from './HoldingCard';
import { holdingNow } from './holdingNow';
import { Notices } from './Notices';
import { pageNotices } from './pageNotices';
import type { AgreementContents } from './readAgreement';
import { PromiseSection } from './PromiseSection';
import { changesBesidePromises, promiseRows } from './promiseRows';
import { SignatureCard } from './SignatureCard';
import { shownVersion } from './shownVersion';
import { TextCard } from './TextCard';
import { TierSection } from './TierSection';
import { comparedVersions, versionRows } from './versionRows';
import { VersionsCard } from './VersionsCard';
import { whyNoAnswer } from './whyNoAnswer';

interface Props {
  contents: AgreementContents;
  /** States of the SLOs now, and why there are none. */
  states: { rows: readonly StateRow[]; problem?: string };
  reader: Reader;
  desk: Desk;
  onSaid: () => void;
}

/** An agreement as a document: what is promised, what is done, how it came about, and who has signed. */
export function AgreementDocument({ contents, states, reader, desk, onSaid }: Props) {
  const styles = useStyles2(getStyles);
  const { access, unreadable, agreement, slos, at } = contents;
  const { state, readOnly } = agreement;
  const { id } = state.definition;
  const sayings = {
    sign: useSay(desk, id, onSaid),
    'send-back': useSay(desk, id, onSaid),
    retire: useSay(desk, id, onSaid),
  };
  const commenting = useSay(desk, id, onSaid);
  const offers = offersOf({ state, access, at, readOnly });
  const version = shownVersion(state);
  const terms = version?.terms;
  return (
    <>
      <Notices notices={pageNotices({ state, access, unreadable, readOnly }, reader)} />
      <div className={styles.page}>
        <div className={styles.column}>
          <PromiseSection
            className={styles.promise}
            rows={promiseRows(
              state,
              slos.map((it) => it.value)
            )}
            states={states.rows}
            problem={states.problem}
          />
          {terms !== undefined && (
            <TierSection className={styles.tiers} terms={terms} changes={changesBesidePromises(state)} />
          )}
          <HistorySection className={styles.history} rows={historyRows(state, reader)}>
            <div className={styles.comment}>
              {offers.comment.why === undefined ? (
                <CommentBox version={version?.version} saying={commenting} />
              ) : (
                <p className={styles.why}>{offers.comment.why}</p>
              )}
            </div>
          </HistorySection>
        </div>
        <div className={styles.column}>
          {version !== undefined && (
            <SignatureCard
              className={styles.signatures}
              state={state}
              version={version}
              offers={offers}
              reader={reader}
              sayings={sayings}
            />
          )}
          <HoldingCard
            className={styles.side}
            agreement={id}
            rows={holdingNow(state, reader)}
            mayAsk={offers['ask-exception'].why === undefined}
          />
          {terms !== undefined && (
            <>
              <TextCard className={styles.side} title="Goals" text={terms.goals} />
              <TextCard className={styles.side} title="Not meant for" text={terms.notGoals} />
              <TextCard className={styles.side} title="Review" text={formatCalendarDay(terms.reviewOn, reader)} />
              <TextCard className={styles.side} title="Escalation" text={terms.escalation} />
            </>
          )}
          <VersionsCard
            className={version === undefined ? styles.signatures : styles.side}
            agreement={id}
            rows={versionRows(state, reader)}
            propose={offers.propose}
            isWhySaid={version !== undefined && whyNoAnswer(state, version, offers).includes(offers.propose.why ?? '')}
          />
        </div>
      </div>
      <Compared versions={state.versions} />
    </>
  );
}

/** The differences that the address asks for, `?compare=3-9c41e07a..4-11aa22bb`. */
function Compared({ versions }: { versions: AgreementOnDesk['state']['versions'] }) {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const compared = comparedVersions(params.get('compare'), versions);
  const go = (compare: string | undefined, replace: boolean) => {
    const next = new URLSearchParams(params);
    if (compare === undefined) {
      next.delete('compare');
    } else {
      next.set('compare', compare);
    }
    // Combobox reports a choice more than once.
    if (next.toString() !== params.toString()) {
      navigate({ search: next.toString() }, { replace });
    }
  };
  return compared === undefined ? null : (
    <CompareDrawer
      {...compared}
      versions={versions}
      onChoose={(from, to) => go(`${from}..${to}`, true)}
      onClose={() => go(undefined, false)}
    />
  );
}

function getStyles(theme: GrafanaTheme2) {
  // On a phone everything is one column: signatures come after what is signed and before how it came about.
  const narrow = theme.breakpoints.down('lg');
  const placed = (order: number) => css({ [narrow]: { order } });
  return {
    page: css({
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) 340px',
      gap: theme.spacing(2),
      alignItems: 'start',
      [narrow]: { display: 'flex', flexDirection: 'column', alignItems: 'stretch' },
    }),
    column: css({
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      minWidth: 0,
      [narrow]: { display: 'contents' },
    }),
    promise: placed(1),
    tiers: placed(2),
    signatures: placed(3),
    history: placed(4),
    side: placed(5),
    comment: css({ marginTop: theme.spacing(2.5) }),
    why: css({ margin: 0, color: theme.colors.text.secondary }),
  };
}
