import * as fc from 'fast-check';

import { checkoutAgreement } from '../core/agreement/agreementFixture';
import type { StoredAct } from '../core/agreement/Act';
import type { AgreementDefinition } from '../core/agreement/AgreementDefinition';
import { ACTS_OF_ALL_KINDS } from './actsFixture';
import type { Store, Stored } from './ports';

/** What one of two Editors does next, and whether they wait for what was begun before. */
interface Step {
  who: 0 | 1;
  does: 'reads' | 'saves' | 'says' | 'repeats';
  waits: boolean;
}

/** What two people do in any order, at once and after each other. */
export const ANY_STEPS = fc.array(
  fc.record<Step>({
    who: fc.constantFrom(0, 1),
    does: fc.constantFrom('reads', 'saves', 'says', 'repeats'),
    waits: fc.boolean(),
  }),
  { minLength: 1, maxLength: 22 }
);

/**
 * Lets two Editors do the steps and checks that nothing that a store acknowledged is lost: each act is there once, and each
 * saved definition was replaced by none that had not read it.
 */
export async function checkInterleaving(steps: readonly Step[], editors: readonly [Store, Store]): Promise<void> {
  const first = await editors[0].createAgreement(checkoutAgreement());
  const known: Array<Stored<AgreementDefinition>> = [first, first];
  const saved = new Map<number, Stored<AgreementDefinition>>([[first.version, first]]);
  const said = new Map<string, StoredAct>();
  const lastSaid = ['', ''];
  const twice: number[] = [];

  const say = async (who: number, id: string) => {
    const act = { ...ACTS_OF_ALL_KINDS.note, text: id };
    const answer = await editors[who]!.appendAct(id, act);
    said.set(answer.uid, answer);
  };
  const take = async ({ who, does }: Step, i: number): Promise<void> => {
    const store = editors[who];
    if (does === 'reads') {
      const [newest] = (await store.definitions()).agreements;
      known[who] = newest ?? known[who]!;
    } else if (does === 'saves') {
      const base = known[who]!;
      const answer = await store.updateAgreement({ ...base.value, title: `${base.value.title} ${i}` }, base.version);
      if (saved.has(answer.version)) {
        twice.push(answer.version);
      }
      saved.set(answer.version, answer);
      known[who] = answer;
    } else {
      const id = does === 'says' || lastSaid[who] === '' ? `act-${who}-${i}` : lastSaid[who]!;
      lastSaid[who] = id;
      await say(who, id);
    }
  };

  const refusals: unknown[] = [];
  let running: Array<Promise<unknown>> = [];
  for (const [i, step] of steps.entries()) {
    if (step.waits) {
      await Promise.all(running);
      running = [];
    }
    running.push(take(step, i).catch((refusal: unknown) => refusals.push(refusal)));
  }
  await Promise.all(running);
  expect(refusals).toEqual(refusals.map(() => expect.objectContaining({ kind: 'changed-by-someone-else' })));

  const record = await editors[0].acts();
  const byUid = (acts: readonly StoredAct[]) => [...acts].sort((a, b) => (a.uid < b.uid ? -1 : 1));
  expect(byUid(record.acts)).toEqual(byUid([...said.values()]));
  expect(twice).toEqual([]);
  const versions = [...saved.keys()].sort((a, b) => a - b);
  // Each title holds the titles of what it was made from: none was written over unread.
  for (const [place, version] of versions.slice(1).entries()) {
    expect(saved.get(version)!.value.title.startsWith(`${saved.get(versions[place]!)!.value.title} `)).toBe(true);
  }
  expect((await editors[1].definitions()).agreements).toEqual([saved.get(versions.at(-1)!)]);
}
