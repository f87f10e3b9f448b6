import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { Alert, LinkButton, useStyles2 } from '@grafana/ui';
import { useCallback } from 'react';
import { useLocation, useParams } from 'react-router-dom';

import { offersOf } from '../../core/agreement/offersOf';
import { AGREEMENTS_PATH, editAgreementPath } from '../appPaths';
import type { Desk } from '../record/Desk';
import { RecordPage } from '../record/RecordPage';
import { runtimeDesk } from '../record/runtimeDesk';
import { runtimeReader } from '../record/runtimeReader';
import { useDesk } from '../record/useDesk';
import { AgreementDocument } from './AgreementDocument';
import { type AgreementHead, agreementHead } from './agreementHead';
import { type AgreementContents, readAgreement } from './readAgreement';
import { readStates as readRuntimeStates } from '../record/readStates';
import { StandingBadge } from './StandingBadge';
import { type ReadStates, useStates } from '../record/useStates';

interface Props {
  desk?: Desk;
  readStates?: ReadStates;
}

/** One agreement to read, discuss and sign. */
export function AgreementPage({ desk = runtimeDesk(), readStates = readRuntimeStates }: Props) {
  const { id = '' } = useParams();
  const passed: unknown = useLocation().state;
  const read = useCallback(() => readAgreement(desk, id), [desk, id]);
  const reading = useDesk(read);
  const { contents, refresh } = reading;
  const states = useStates(readStates, contents?.agreement.state.definition.slos ?? [], contents?.at);
  const reader = runtimeReader(contents?.at ?? 0);
  const head = contents && agreementHead(contents.agreement.state, reader);
  const problem = problemIn(passed);
  return (
    <RecordPage
      title={head?.title ?? 'Agreement'}
      parent={{ text: 'Agreements', url: AGREEMENTS_PATH }}
      subTitle={contents && head && <Head head={head} service={contents.agreement.state.definition.service} />}
      actions={contents && <EditLink contents={contents} />}
      desk={desk}
      reading={reading}
    >
      {(whole) => (
        <>
          {problem !== undefined && <Alert severity="error" title={problem} />}
          <AgreementDocument
            contents={whole}
            states={states}
            reader={reader}
            desk={desk}
            onSaid={() => void refresh()}
          />
        </>
      )}
    </RecordPage>
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

function EditLink({ contents: { agreement, access, at } }: { contents: AgreementContents }) {
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

/** What the page before this one has to say, such as a signature that did not arrive. */
function problemIn(passed: unknown): string | undefined {
  const { problem } = (typeof passed === 'object' && passed !== null ? passed : {}) as { problem?: unknown };
  return typeof problem === 'string' ? problem : undefined;
}

function getStyles(theme: GrafanaTheme2) {
  return { head: css({ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }) };
}
