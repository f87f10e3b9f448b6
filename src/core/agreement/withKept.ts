import type { StoredAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import { actHash } from './actHash';
import { loginSaid } from './loginSaid';

/** The acts as they count: what a checkpoint keeps stands as the checkpoint has it. */
export interface KeptActs {
  acts: StoredAct[];
  /** By uid: what became of a kept act behind the checkpoint, as a sentence. */
  restored: Map<string, string>;
}

/**
 * Puts the acts that an agreement's checkpoint keeps in the place of those that were read. From acts that were not read whole,
 * those that the checkpoint covers are left out: some of them without the others would say something else.
 *
 * @param acts of this agreement
 * @param isWhole whether everything was read: only then a kept act that is missing was removed
 */
export function withKept(
  acts: readonly StoredAct[],
  { id, checkpoint }: Pick<AgreementDefinition, 'id' | 'checkpoint'>,
  isWhole: boolean
): KeptActs {
  if (checkpoint === undefined) {
    return { acts: [...acts], restored: new Map() };
  }
  const { until, by, at } = checkpoint;
  const kept = checkpoint.kept.filter((it) => it.act.agreement === id);
  const keptIds = new Set(kept.map((it) => it.uid));
  const others = acts.filter((it) => !keptIds.has(it.uid) && (isWhole || it.createdAt > until));
  const vouched = `The checkpoint of ${new Date(at).toISOString().slice(0, 10)} by ${loginSaid(by)} has it, so it counts as it was.`;
  const read = new Map(acts.map((it) => [it.uid, it]));
  const restored = new Map<string, string>();
  for (const act of kept) {
    const now = read.get(act.uid);
    if (now === undefined && isWhole) {
      restored.set(act.uid, `Removed behind a checkpoint. ${vouched}`);
    } else if (now !== undefined && !isSame(now, act)) {
      restored.set(act.uid, `Changed afterwards by ${loginSaid(now.updatedBy)}. ${vouched}`);
    }
  }
  return { acts: [...kept, ...others], restored };
}

function isSame(a: StoredAct, b: StoredAct): boolean {
  return a.version === b.version && a.createdBy.id === b.createdBy.id && actHash(a.act) === actHash(b.act);
}
