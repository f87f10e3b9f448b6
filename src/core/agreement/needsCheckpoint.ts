import type { AgreementDefinition } from './AgreementDefinition';
import type { AgreementState } from './AgreementState';
import { settledActs } from './settledActs';

const WEEK_MS = 7 * 86_400_000;

/** After so long also one of a record in which nothing was said is made anew: all pages read from the oldest one on. */
const MONTH_MS = 30 * 86_400_000;

/** After so many acts a new one is worth a save. */
const MANY = 20;

/**
 * Whether an Editor's page should write a checkpoint: there is none yet, or enough has been said since, or anything has and it
 * is a week old, or it is a month old.
 *
 * @param state from the whole record or from the newest acts
 * @param at milliseconds
 */
export function needsCheckpoint({ checkpoint }: AgreementDefinition, state: AgreementState, at: number): boolean {
  const acts = state.entries.map((it) => it.stored);
  const settled = settledActs(acts, at).filter((it) => checkpoint === undefined || it.createdAt > checkpoint.until);
  if (checkpoint === undefined) {
    return settled.length > 0;
  }
  const age = at - checkpoint.at;
  return age > MONTH_MS || settled.length >= MANY || (settled.length > 0 && age > WEEK_MS);
}
