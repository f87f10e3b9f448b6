import { useCallback, useRef, useState } from 'react';

import type { ActDraft, Desk, Outcome } from './Desk';
import { newActId } from './newActId';

/** What a form does with an act. */
export interface Saying {
  /** Sends it. Resolves to whether it arrived. A repeat after a failure is the same act. */
  say: (draft: ActDraft) => Promise<boolean>;
  isBusy: boolean;
  /** Why the newest attempt failed; absent when it did not. */
  refusal?: Extract<Outcome, { ok: false }>;
}

/**
 * Says things about an agreement: one act id a form until it arrived, so that pressing twice is not saying twice.
 *
 * @param onOutcome called after every attempt, to read again
 */
export function useSay(desk: Desk, agreementId: string, onOutcome: () => void): Saying {
  const id = useRef<string>();
  const sent = useRef<string>();
  const isSending = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Saying['refusal']>();

  const say = useCallback(
    async (draft: ActDraft) => {
      if (isSending.current) {
        return false;
      }
      const words = JSON.stringify(draft);
      // What was kept may have been sent or thrown away elsewhere on the page: other words are another act then.
      if (words !== sent.current && !desk.kept().some((it) => it.id === id.current)) {
        id.current = undefined;
      }
      sent.current = words;
      id.current ??= newActId();
      isSending.current = true;
      setBusy(true);
      const outcome = await desk.say(agreementId, draft, id.current);
      isSending.current = false;
      setBusy(false);
      setRefusal(outcome.ok ? undefined : outcome);
      if (outcome.ok) {
        id.current = undefined;
      }
      onOutcome();
      return outcome.ok;
    },
    [desk, agreementId, onOutcome]
  );

  return { say, isBusy, refusal };
}
