import { Alert } from '@grafana/ui';
import { useCallback, useState } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router-dom';

import type { AgreementState } from '../../core/agreement/AgreementState';
import { offersOf } from '../../core/agreement/offersOf';
import { PARTIES, type Party } from '../../core/agreement/parties';
import { termsHash } from '../../core/agreement/termsHash';
import { actUid } from '../../storage/uids';
import { agreementPath } from '../appPaths';
import type { ActDraft, Desk, Outcome } from '../record/Desk';
import { RecordPage } from '../record/RecordPage';
import { runtimeDesk } from '../record/runtimeDesk';
import { runtimePlace } from '../record/runtimePlace';
import { runtimeReader } from '../record/runtimeReader';
import { useDesk } from '../record/useDesk';
import type { KeptTerms } from './KeptTerms';
import { Notices } from './Notices';
import { pageNotices } from './pageNotices';
import { type AgreementContents, readAgreement } from './readAgreement';
import { type ReadyTerms, TermsForm } from './TermsForm';
import { type ShelfPlace, TermsShelf } from './TermsShelf';
import { termsTask } from './termsTask';

interface Props {
  desk?: Desk;
  storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** Where new terms of an agreement are written, proposed or sent along with a send-back. */
export function ProposePage({ desk = runtimeDesk(), storage = runtimePlace() }: Props) {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const read = useCallback(() => readAgreement(desk, id), [desk, id]);
  const reading = useDesk(read);
  const agreement = reading.contents?.agreement.state.definition.title ?? 'Agreement';
  return (
    <RecordPage
      title={params.has('answers') ? 'Send back with other terms' : 'New terms'}
      parent={{ text: agreement, url: agreementPath(id) }}
      subTitle={agreement}
      desk={desk}
      reading={reading}
    >
      {(whole) => (
        <Writing
          key={`${id} ${params.toString()}`}
          whole={whole}
          params={params}
          desk={desk}
          shelf={new TermsShelf(storage)}
          onFailed={() => void reading.refresh()}
        />
      )}
    </RecordPage>
  );
}

interface WritingProps {
  whole: AgreementContents;
  params: URLSearchParams;
  desk: Desk;
  shelf: TermsShelf;
  onFailed: () => void;
}

function Writing({ whole, params, desk, shelf, onFailed }: WritingProps) {
  const navigate = useNavigate();
  const passed: unknown = useLocation().state;
  const { access, agreement, at } = whole;
  const { state, readOnly } = agreement;
  const { definition } = state;
  const offers = offersOf({ state, access, at, readOnly });
  const [task] = useState(() => termsTask(params, state));
  const [basis] = useState(() => ({
    definition,
    slos: whole.slos.map((it) => it.value),
    ...(task.from && { terms: task.from.terms }),
  }));
  const place = { agreement: definition.id, user: access.user?.id ?? 0, form: task.form };
  const [kept] = useState(() => unsent(shelf, place, state));
  const offer = task.answers === undefined ? offers.propose : offers['send-back'];
  const [wasOffered] = useState(offer.why === undefined || kept !== undefined);
  const reader = runtimeReader(at);
  const back = agreementPath(definition.id);

  const send = async ({ terms, version, party, reason, ids, isSigned }: ReadyTerms): Promise<Outcome> => {
    const { answers } = task;
    const act: ActDraft =
      answers === undefined
        ? { act: 'propose', party, version, terms, reason }
        : {
            act: 'send-back',
            party,
            version: answers.version,
            termsHash: answers.termsHash,
            reason,
            counter: { version, terms },
          };
    const said = await desk.say(definition.id, act, ids.propose);
    if (!said.ok) {
      onFailed();
      return said;
    }
    shelf.clear(place);
    const signed: Outcome = isSigned
      ? await desk.say(definition.id, { act: 'sign', party, version, termsHash: termsHash(terms) }, ids.sign)
      : { ok: true };
    navigate(back, {
      state: signed.ok ? {} : { problem: `Version ${version} is proposed, but not signed by you. ${signed.problem}` },
    });
    return said;
  };

  return (
    <>
      <Notices notices={pageNotices({ state, access, unreadable: whole.unreadable, readOnly }, reader)} />
      {wasOffered ? (
        <TermsForm
          task={task}
          basis={basis}
          state={state}
          offer={offer}
          reader={reader}
          kept={kept}
          given={givenIn(passed)}
          onKeep={(next) => shelf.keep(place, next)}
          onForget={() => shelf.clear(place)}
          onSend={send}
        />
      ) : (
        <Alert severity="warning" title="You cannot propose terms here">
          {offer.why}
        </Alert>
      )}
    </>
  );
}

/** What was written here and not sent. It may have arrived by another way: the offer to send again what was kept. */
function unsent(shelf: TermsShelf, place: ShelfPlace, { entries }: AgreementState): KeptTerms | undefined {
  const kept = shelf.read(place);
  if (kept !== undefined && entries.some((it) => it.stored.uid === actUid(kept.ids.propose))) {
    shelf.clear(place);
    return undefined;
  }
  return kept;
}

/** What the page before this one gave along: for which party, and the reason as far as it was written. */
function givenIn(passed: unknown): { party?: Party; reason?: string } {
  const { party, reason } = (typeof passed === 'object' && passed !== null ? passed : {}) as Record<string, unknown>;
  const known = PARTIES.find((it) => it === party);
  return { ...(known && { party: known }), ...(typeof reason === 'string' && { reason }) };
}
