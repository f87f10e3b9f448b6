import { Alert, Button, Modal } from '@grafana/ui';
import { useState } from 'react';

import type { AgreementVersion } from '../../core/agreement/AgreementState';
import type { Party } from '../../core/agreement/parties';
import { PartyChoice } from './PartyChoice';
import { shortHash } from './signatureRows';
import type { Saying } from './useSaying';

interface Props {
  version: AgreementVersion;
  parties: readonly Party[];
  saying: Saying;
  onClose: () => void;
}

/** Asks once more before somebody signs: which version, for whom, and what that means. */
export function SignDialog({ version: { version, termsHash }, parties, saying, onClose }: Props) {
  const [chosen, setChosen] = useState<Party>();
  const party = chosen ?? parties[0];
  const sign = async () => {
    if (party !== undefined && (await saying.say({ act: 'sign', party, version, termsHash }))) {
      onClose();
    }
  };
  return (
    <Modal title={`Sign version ${version}`} isOpen onDismiss={onClose}>
      <PartyChoice parties={parties} value={party} onChange={setChosen} />
      <p>
        {`You sign exactly these words: terms ${shortHash(termsHash)}. `}
        Any change of them makes a new version and asks everyone to sign again.
      </p>
      {saying.problem !== undefined && <Alert severity="error" title={saying.problem} />}
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={() => void sign()} disabled={saying.isSaying || party === undefined}>
          {`Sign version ${version}`}
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}
