import type { Tier } from '../../src/core/agreement/Tier';

interface Step {
  /** Login of whoever does it, for their own party. */
  by: string;
}

/** One thing that somebody of the demo says about an agreement. */
export type DemoStep = Step &
  (
    | { act: 'propose'; version: number; reason: string; tiers?: readonly Tier[] }
    | { act: 'send-back'; version: number; reason: string; counter: { version: number; tiers: readonly Tier[] } }
    | { act: 'sign'; version: number }
    | { act: 'comment'; version: number; text: string }
    | { act: 'ask-exception'; scope: string; reason: string; forDays: number }
    | { act: 'decline'; reason: string }
    | { act: 'book'; title: string; inDays: number; forDays: number; budgetShare: number }
    | { act: 'note'; text: string }
  );
