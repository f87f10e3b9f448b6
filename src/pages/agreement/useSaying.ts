import { useRef, useState } from 'react';

import type { ActDraft, Desk } from '../record/Desk';
import { newActId } from '../record/newActId';

/** Saying something: under one id until it has arrived, so that trying again is never said twice. */
export interface Saying {
  /** Answers whether it arrived. */
  say: (draft: ActDraft) => Promise<boolean>;
  /** Why it did not, as sentences; absent otherwise. */
  problem?: string;
  isSaying: boolean;
  /** Takes the problem away. */
  clear: () => void;
}

/** @param onSaid called after what was said has arrived */
export function useSaying(desk: Desk, agreementId: string, onSaid: () => void): Saying {
  const [problem, setProblem] = useState<string>();
  const [isSaying, setSaying] = useState(false);
  const isBusy = useRef(false);
  const id = useRef<string>();

  async function say(draft: ActDraft): Promise<boolean> {
    if (isBusy.current) {
      return false;
    }
    isBusy.current = true;
    setSaying(true);
    setProblem(undefined);
    id.current ??= newActId();
    const outcome = await desk.say(agreementId, draft, id.current);
    isBusy.current = false;
    setSaying(false);
    if (outcome.ok) {
      id.current = undefined;
      onSaid();
      return true;
    }
    setProblem(problemText(outcome));
    return false;
  }

  return { say, problem, isSaying, clear: () => setProblem(undefined) };
}

/** What is said of something that did not arrive. */
export function problemText({ problem, isKept }: { problem: string; isKept: boolean }): string {
  return isKept ? `${problem} What you wrote is kept in this browser.` : problem;
}
