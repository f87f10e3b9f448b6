import type { StoredAct } from './Act';
import { actHash } from './actHash';
import type { Checkpoint } from './Checkpoint';

/** The acts as they count: what a checkpoint keeps stands as the checkpoint has it. */
export interface KeptActs {
  acts: StoredAct[];
  /** By uid: what became of a kept act behind the checkpoint, as a sentence. */
  restored: Map<string, string>;
}

/**
 * Puts the acts that a checkpoint keeps in the place of those that were read.
 *
 * @param isWhole whether everything was read: only then a kept act that is missing was removed
 */
export function withKept(acts: readonly StoredAct[], checkpoint: Checkpoint | undefined, isWhole: boolean): KeptActs {
  if (checkpoint === undefined) {
    return { acts: [...acts], restored: new Map() };
  }
  const read = new Map(acts.map((it) => [it.uid, it]));
  const restored = new Map<string, string>();
  for (const kept of checkpoint.kept) {
    const now = read.get(kept.uid);
    const vouched = `The checkpoint of ${new Date(checkpoint.at).toISOString().slice(0, 10)} by ${checkpoint.by.login} has it, so it counts as it was.`;
    if (now === undefined && isWhole) {
      restored.set(kept.uid, `Removed behind a checkpoint. ${vouched}`);
    } else if (now !== undefined && (now.version !== kept.version || actHash(now.act) !== actHash(kept.act))) {
      restored.set(kept.uid, `Changed afterwards by ${now.updatedBy.login}. ${vouched}`);
    }
  }
  const keptIds = new Set(checkpoint.kept.map((it) => it.uid));
  return { acts: [...checkpoint.kept, ...acts.filter((it) => !keptIds.has(it.uid))], restored };
}
