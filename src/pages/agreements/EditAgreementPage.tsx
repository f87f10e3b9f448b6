import { useCallback } from 'react';
import { useParams } from 'react-router-dom';

import { AGREEMENTS_PATH } from '../appPaths';
import type { KeepingPlace } from '../record/ActKeep';
import type { AgreementsDesk } from '../record/AgreementsDesk';
import { AppLink } from '../record/AppLink';
import { RecordPage } from '../record/RecordPage';
import { runtimeDesk } from '../record/runtimeDesk';
import { runtimePlace } from '../record/runtimePlace';
import { useDesk } from '../record/useDesk';
import { whyNotDefine } from '../record/whyNotDefine';
import { AgreementForm } from './AgreementForm';

interface Props {
  desk?: AgreementsDesk;
  place?: KeepingPlace;
  now?: () => number;
}

/** Edits which SLOs an agreement covers and who acts for which party. */
export function EditAgreementPage({ desk = runtimeDesk(), place = runtimePlace(), now = Date.now }: Props) {
  const { id = '' } = useParams();
  const reading = useDesk(useCallback(() => desk.read(), [desk]));
  const agreement = reading.contents?.agreements.find((it) => it.stored.value.id === id);
  return (
    <RecordPage
      title={agreement === undefined ? 'People and SLOs' : `People and SLOs: ${agreement.stored.value.title}`}
      subTitle="What was signed stays as it was. The terms are changed by proposing a new version."
      desk={desk}
      reading={reading}
    >
      {(contents) => {
        const whyNot = whyNotDefine(contents.access) ?? agreement?.readOnly;
        if (agreement === undefined) {
          return (
            <p>
              {`There is no agreement "${id}", or it cannot be read.`}{' '}
              <AppLink to={AGREEMENTS_PATH}>All agreements</AppLink>
            </p>
          );
        }
        return whyNot !== undefined ? (
          <p>{whyNot}</p>
        ) : (
          <AgreementForm key={id} desk={desk} contents={contents} stored={agreement.stored} place={place} now={now} />
        );
      }}
    </RecordPage>
  );
}
