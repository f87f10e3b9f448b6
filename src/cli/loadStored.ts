import { AgreementBook } from '../core/agreement/AgreementBook';
import type { StoredAct } from '../core/agreement/Act';
import type { PromisedSince } from '../core/agreement/PromisedSince';
import type { Slo } from '../core/slo/Slo';
import type { Judged } from '../engine/Job';
import type { Definitions, Store, Unreadable } from '../storage/ports';
import { StoreError } from '../storage/StoreError';
import { sloUid } from '../storage/uids';
import { unreadableFor } from '../storage/unreadableFor';
import { CliProblem, NO_ANSWER, WRONG_USE } from './CliProblem';
import { nearestWord } from './nearestWord';

/** An SLO to be judged, and what was promised for it from a time on (milliseconds). */
export interface StoredSlo {
  judged: Judged;
  promises(from: number): PromisedSince[];
}

/** Where definitions and the record are kept. */
export interface Kept {
  store: Pick<Store, 'definitions' | 'acts'>;
  /** The name of the folder with the files; absent: Grafana. */
  folder?: string;
}

/** What was found. */
export interface LoadedSlos {
  slos: StoredSlo[];
  /** A sentence for each file that cannot be read: whoever keeps the folder mends it. */
  problems: string[];
  /** A sentence for each element of Grafana that cannot be read and bears on what is asked: others may have written it. */
  warnings: string[];
}

/**
 * SLOs as they are kept, with the agreements that held at a time (milliseconds): as signed then, else as defined. Of their agreements
 * the whole record is read: it is asked once, and then it is complete.
 *
 * @param ids empty: all that there are
 * @throws CliProblem where there is no such SLO, or whoever keeps them does not say
 */
export async function loadStored(ids: readonly string[], { store, folder }: Kept, time: number): Promise<LoadedSlos> {
  try {
    const definitions = await store.definitions();
    const slos = asked(ids, definitions, folder);
    const { book, unreadable } = await bookOf(slos, definitions, store);
    const lost = [...definitions.unreadable, ...unreadable];
    const lostHere = unreadableFor(
      slos.map((it) => it.id),
      definitions.agreements.map((it) => it.value),
      lost
    );
    return {
      slos: slos.map((slo) => ({
        judged: book.judged(slo, time),
        promises: (from) => book.promised(slo, from, time),
      })),
      problems: folder === undefined ? [] : lost.map((it) => it.problem),
      warnings: folder === undefined ? lostHere.map(warningOf) : [],
    };
  } catch (error) {
    if (error instanceof StoreError) {
      throw folder === undefined
        ? new CliProblem(NO_ANSWER, [storeSentence(error)])
        : new CliProblem(WRONG_USE, [error.message]);
    }
    throw error;
  }
}

function asked(ids: readonly string[], definitions: Definitions, folder: string | undefined): Slo[] {
  const all = definitions.slos.map((it) => it.value);
  const problems = ids.filter((id) => !all.some((it) => it.id === id)).map((id) => missing(id, definitions, folder));
  if (ids.length === 0 && all.length === 0) {
    const unread = definitions.unreadable.map((it) => it.problem);
    problems.push(
      ...(unread.length > 0 ? unread : [`There is no SLO in ${folder}/slos. Write one, as a file ending in .yaml.`])
    );
  }
  if (problems.length > 0) {
    throw new CliProblem(WRONG_USE, problems);
  }
  return ids.length === 0 ? all : [...new Set(ids)].map((id) => all.find((it) => it.id === id)!);
}

/** The agreements that claim the SLOs, with everything that was said about them. */
async function bookOf(
  slos: readonly Slo[],
  definitions: Definitions,
  store: Pick<Store, 'acts'>
): Promise<{ book: AgreementBook; unreadable: Unreadable[] }> {
  const agreements = definitions.agreements.map((it) => it.value);
  const claiming = agreements.filter((it) => it.slos.some((id) => slos.some((slo) => slo.id === id)));
  const records = await Promise.all(claiming.map(({ id }) => store.acts(id)));
  const whole = new Map<string, StoredAct[]>(claiming.map(({ id }, i) => [id, records[i]!.acts]));
  const all = definitions.slos.map((it) => it.value);
  const unreadable = new Map(records.flatMap((it) => it.unreadable).map((it) => [it.uid, it]));
  return { book: new AgreementBook(agreements, all, [], whole), unreadable: [...unreadable.values()] };
}

function warningOf({ name, problem }: Unreadable): string {
  return `${name} in Grafana cannot be read and does not count. ${problem}`;
}

/** What pages say of a session, said of a token. */
function storeSentence({ kind, message }: StoreError): string {
  switch (kind) {
    case 'not-signed-in':
      return 'Grafana does not know whoever asks (401). Look whether GRAFANA_TOKEN, or GRAFANA_USER and GRAFANA_PASSWORD, are right and still valid.';
    case 'not-found':
    case 'bad-input':
      return 'What answers at the address of --grafana does not keep definitions as Grafana does. Look at the address, with its sub-path if it has one.';
    default:
      return message;
  }
}

function missing(id: string, { slos, unreadable }: Definitions, folder: string | undefined): string {
  const spoiled = unreadable.find((it) => it.uid === sloUid(id));
  if (spoiled !== undefined) {
    return folder === undefined ? `The SLO "${id}" in Grafana cannot be read. ${spoiled.problem}` : spoiled.problem;
  }
  const ids = slos.map((it) => it.value.id);
  if (ids.length === 0 && folder !== undefined) {
    return `There is no SLO "${id}" in ${folder}/slos, and no other. Write it, as a file ending in .yaml.`;
  }
  if (ids.length === 0) {
    return `Grafana shows no SLO "${id}", and no other: none is defined, or whoever asks may not see the folder Truce.`;
  }
  const nearest = nearestWord(id, ids);
  const others = nearest === undefined ? `There are: ${ids.join(', ')}.` : `Did you mean "${nearest}"?`;
  return folder === undefined
    ? `Grafana has no SLO "${id}". ${others}`
    : `There is no SLO "${id}" in ${folder}/slos. ${others}`;
}
