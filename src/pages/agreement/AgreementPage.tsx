import { css } from '@emotion/css';
import { type GrafanaTheme2, getTimeZone, locationUtil } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { Alert, LinkButton, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { useCallback } from 'react';
import { useLocation, useParams } from 'react-router-dom';

import { offersOf } from '../../core/agreement/offersOf';
import { timeZoneOf } from '../../datasource/timeZoneOf';
import { AGREEMENTS_PATH, editAgreementPath } from '../appPaths';
import type { AgreementOnDesk, Desk, DeskContents } from '../record/Desk';
import { runtimeDesk } from '../record/runtimeDesk';
import { type DeskProblem, useDesk } from '../record/useDesk';
import { AgreementDocument } from './AgreementDocument';
import { type AgreementHead, agreementHead } from './agreementHead';
import { readStates as readRuntimeStates } from './readStates';
import { StandingBadge } from './StandingBadge';
import { type ReadStates, useStates } from './useStates';

interface Props {
  desk?: Desk;
  readStates?: ReadStates;
}

type Whole = DeskContents & { agreement: AgreementOnDesk };

/** One agreement to read, discuss and sign. */
export function AgreementPage({ desk = runtimeDesk(), readStates = readRuntimeStates }: Props) {
  const { id = '' } = useParams();
  const { state: passed } = useLocation() as { state: unknown };
  // No agreement and no answer yet must not look the same.
  const read = useCallback(async () => ({ whole: await desk.readWhole(id) }), [desk, id]);
  const { contents, failure, refresh } = useDesk(read);
  const whole = contents?.whole;
  const states = useStates(readStates, whole?.agreement.state.definition.slos ?? [], whole?.at);
  const reader = { timeZone: timeZoneOf(getTimeZone()), now: whole?.at ?? 0 };
  const head = whole && agreementHead(whole.agreement.state, reader);
  return (
    <PluginPage
      pageNav={{ text: head?.title ?? 'Agreement', parentItem: { text: 'Agreements', url: AGREEMENTS_PATH } }}
      subTitle={whole && head && <Head head={head} service={whole.agreement.state.definition.service} />}
      actions={whole && <EditLink whole={whole} />}
    >
      {problemIn(passed) !== undefined && <Alert severity="error" title={problemIn(passed) ?? ''} />}
      {failure !== undefined && <Failed failure={failure} isOld={contents !== undefined} />}
      {contents === undefined && failure === undefined && <LoadingPlaceholder text="Reading the agreement…" />}
      {contents !== undefined && whole === undefined && (
        <Alert severity="warning" title="There is no such agreement">
          {`Nothing is stored as “${id}”, or you may not see it.`}
        </Alert>
      )}
      {whole !== undefined && (
        <AgreementDocument contents={whole} states={states} reader={reader} desk={desk} onSaid={() => void refresh()} />
      )}
    </PluginPage>
  );
}

function Head({ head, service }: { head: AgreementHead; service?: string }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.head}>
      <StandingBadge head={head} />
      <span>{[head.sentence, service && `Service: ${service}.`].filter(Boolean).join(' ')}</span>
    </span>
  );
}

function EditLink({ whole: { agreement, access, at } }: { whole: Whole }) {
  const { state, readOnly } = agreement;
  return offersOf({ state, access, at, readOnly }).define.why === undefined ? (
    <LinkButton
      variant="secondary"
      icon="users-alt"
      href={locationUtil.assureBaseUrl(editAgreementPath(state.definition.id))}
    >
      People and SLOs
    </LinkButton>
  ) : null;
}

function Failed({ failure, isOld }: { failure: DeskProblem; isOld: boolean }) {
  return (
    <Alert severity="error" title={isOld ? 'This may be old: it could not be read again' : 'It could not be read'}>
      {failure.problem}
    </Alert>
  );
}

/** What the page before this one has to say, such as a signature that did not arrive. */
function problemIn(passed: unknown): string | undefined {
  const { problem } = (typeof passed === 'object' && passed !== null ? passed : {}) as { problem?: unknown };
  return typeof problem === 'string' ? problem : undefined;
}

function getStyles(theme: GrafanaTheme2) {
  return { head: css({ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }) };
}
