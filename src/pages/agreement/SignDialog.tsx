import { Button, Modal } from '@grafana/ui';
import { useState } from 'react';

import type { AgreementVersion } from '../../core/agreement/AgreementState';
import { type Party, PARTY_NAMES } from '../../core/agreement/parties';
import { PartyChoice } from '../record/PartyChoice';
import { Refusal } from '../record/Refusal';
import type { Saying } from '../record/useSay';
import { shortHash } from './signatureRows';

interface Props {
  version: AgreementVersion;
  parties: readonly Party[];
  saying: Saying;
  onClose: () => void;
}

/** Asks once more before somebody signs: which version, for whom, and what that means. */
export function SignDialog({ version: { version, termsHash }, parties, saying, onClose }: Props) {
  const [chosen, setChosen] = useState<Party>();
  // What failed in an earlier dialog is not said again in this one.
  const [isTried, setTried] = useState(false);
  const party = chosen ?? parties[0];
  const sign = async () => {
    setTried(true);
    if (party !== undefined && (await saying.say({ act: 'sign', party, version, termsHash }))) {
      onClose();
    }
  };
  return (
    <Modal title={`Sign version ${version}`} isOpen onDismiss={onClose}>
      {party !== undefined && <PartyChoice parties={parties} value={party} onChange={setChosen} />}
      <p>
        {party !== undefined && `For ${PARTY_NAMES[party]}. `}
        {`You sign exactly these words: terms ${shortHash(termsHash)}. `}
        Any change of them makes a new version and asks everyone to sign again.
      </p>
      <Refusal refusal={isTried ? saying.refusal : undefined} />
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={() => void sign()} disabled={saying.isBusy || party === undefined}>
          {`Sign version ${version}`}
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}
