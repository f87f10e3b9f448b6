import { useCallback } from 'react';

import type { KeepingPlace } from '../record/ActKeep';
import type { AgreementsDesk } from '../record/AgreementsDesk';
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

/** Makes an agreement: which SLOs it covers and who acts for which party. Its terms are proposed afterwards. */
export function NewAgreementPage({ desk = runtimeDesk(), place = runtimePlace(), now = Date.now }: Props) {
  const reading = useDesk(useCallback(() => desk.read(), [desk]));
  return (
    <RecordPage
      title="New agreement"
      subTitle="Which SLOs it covers, and who acts for which party. The terms are proposed afterwards, and signed."
      desk={desk}
      reading={reading}
    >
      {(contents) => {
        const whyNot = whyNotDefine(contents.access);
        return whyNot !== undefined ? (
          <p>{whyNot}</p>
        ) : (
          <AgreementForm desk={desk} contents={contents} place={place} now={now} />
        );
      }}
    </RecordPage>
  );
}
