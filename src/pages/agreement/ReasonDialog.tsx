import { Button, Field, Modal, TextArea } from '@grafana/ui';
import { type ReactNode, useId, useState } from 'react';

import { type Party, PARTY_NAMES } from '../../core/agreement/parties';
import { PartyChoice } from '../record/PartyChoice';
import { Refusal } from '../record/Refusal';
import type { Saying } from '../record/useSay';

interface Props {
  title: string;
  /** What it means, one or two sentences. */
  children: ReactNode;
  /** The word on the button that does it. */
  verb: string;
  parties: readonly Party[];
  saying: Saying;
  onSay: (party: Party, reason: string) => Promise<boolean>;
  /** Another way to go on, with what was written so far. */
  other?: { verb: string; onClick: (party: Party, reason: string) => void };
  onClose: () => void;
}

/** Asks for the reason that an act needs. */
export function ReasonDialog({ title, children, verb, parties, saying, onSay, other, onClose }: Props) {
  const [chosen, setChosen] = useState<Party>();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const id = useId();
  const party = chosen ?? parties[0];
  const isMissing = reason.trim() === '';
  const say = async () => {
    setTried(true);
    if (party !== undefined && !isMissing && (await onSay(party, reason.trim()))) {
      onClose();
    }
  };
  return (
    <Modal title={title} isOpen onDismiss={onClose}>
      {party !== undefined && <PartyChoice parties={parties} value={party} onChange={setChosen} />}
      <p>
        {party !== undefined && `For ${PARTY_NAMES[party]}. `}
        {children}
      </p>
      <Field
        label="Reason"
        required
        invalid={isTried && isMissing}
        error={isTried && isMissing ? 'Write why: the others read it.' : undefined}
      >
        <TextArea id={id} rows={4} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </Field>
      <Refusal refusal={isTried ? saying.refusal : undefined} />
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          Cancel
        </Button>
        {other !== undefined && (
          <Button variant="secondary" onClick={() => party !== undefined && other.onClick(party, reason)}>
            {other.verb}
          </Button>
        )}
        <Button onClick={() => void say()} disabled={saying.isBusy || party === undefined}>
          {verb}
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}
