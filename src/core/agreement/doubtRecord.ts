import type { StoredAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import { digestOf } from './digestOf';
import { loginSaid } from './loginSaid';

/**
 * What is wrong with a record as a whole, a sentence each: whether what the checkpoint covers is still what it was.
 *
 * @param acts all acts of the agreement, as they were read
 * @param at milliseconds; before the checkpoint nothing can be said
 */
export function doubtRecord({ checkpoint }: AgreementDefinition, acts: readonly StoredAct[], at: number): string[] {
  if (checkpoint === undefined || at < checkpoint.until) {
    return [];
  }
  const covered = acts.filter((it) => it.createdAt <= checkpoint.until);
  const since = `the checkpoint of ${new Date(checkpoint.at).toISOString().slice(0, 10)} by ${loginSaid(checkpoint.by)}`;
  if (covered.length !== checkpoint.count) {
    const difference = Math.abs(covered.length - checkpoint.count);
    const acts = `${difference} act${difference === 1 ? '' : 's'}`;
    return covered.length < checkpoint.count
      ? [`${acts} behind ${since} ${difference === 1 ? 'was' : 'were'} removed, or cannot be read any more.`]
      : [`There ${difference === 1 ? 'is' : 'are'} ${acts} more behind ${since} than there were.`];
  }
  return digestOf(covered) === checkpoint.digest ? [] : [`Something behind ${since} was changed.`];
}
