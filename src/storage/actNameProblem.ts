import type { Act } from '../core/agreement/Act';
import { parseActName } from './parseActName';
import { actUid } from './uids';

/** How wrong the clock of somebody who writes may be: the order of names is by their clocks, what counts is the server's. */
export const WRONG_CLOCK_MS = 86_400_000;

/**
 * Why an act's name does not fit it, as a sentence; undefined when it does. By their names acts are found: one that is named
 * as another agreement's, or as an older one, would be there for some readers and not for others. A name that is ahead of
 * its time hides nothing.
 *
 * @param createdAt by the server, milliseconds
 */
export function actNameProblem(
  { uid, name, createdAt }: { uid: string; name: string; createdAt: number },
  act: Act
): string | undefined {
  const misfit = misfitOf(uid, parseActName(name), createdAt, act);
  return misfit && `Its name does not fit what it says: ${misfit} Remove it.`;
}

function misfitOf(
  uid: string,
  named: ReturnType<typeof parseActName>,
  createdAt: number,
  act: Act
): string | undefined {
  if (named === undefined) {
    return 'Truce names an act by its time, its agreement and what it is.';
  }
  if (named.agreement !== act.agreement) {
    return `it is named as one of ${named.agreement}, and is about ${act.agreement}.`;
  }
  if (named.kind !== act.act) {
    return `it is named ${named.kind}, and is ${act.act}.`;
  }
  if (named.id !== undefined && actUid(named.id) !== uid) {
    return `it is named as ${actUid(named.id)}.`;
  }
  return named.time < createdAt - WRONG_CLOCK_MS
    ? `it is dated ${new Date(named.time).toISOString()}, and was made more than a day later.`
    : undefined;
}
