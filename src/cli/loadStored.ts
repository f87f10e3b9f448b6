import { agreementOf } from '../core/agreement/agreementOf';
import { effectiveSlo } from '../core/agreement/effectiveSlo';
import { foldActs } from '../core/agreement/foldActs';
import type { PromisedSince } from '../core/agreement/PromisedSince';
import { promisesBetween } from '../core/agreement/promisesBetween';
import type { Judged } from '../engine/Job';
import type { HttpPort } from '../grafana/HttpPort';
import { GrafanaStore } from '../storage/grafana/GrafanaStore';
import type { ActRecord, Definitions, Store } from '../storage/ports';
import { StoreError } from '../storage/StoreError';
import { sloUid } from '../storage/uids';
import { CliProblem, NO_ANSWER, WRONG_USE } from './CliProblem';
import { nearestWord } from './nearestWord';

/** An SLO to be judged, and what was promised for it from a time on (milliseconds). */
export interface StoredSlo {
  judged: Judged;
  promises(from: number): PromisedSince[];
}

/**
 * SLOs as they are kept in Grafana, with the agreements that held at a time (milliseconds): as signed then, else as defined.
 *
 * @throws CliProblem where there is no such SLO, or Grafana does not say
 */
export async function loadStored(ids: readonly string[], http: HttpPort, time: number): Promise<StoredSlo[]> {
  const { definitions, record } = await contentsOf(new GrafanaStore(http));
  const agreements = definitions.agreements.map((it) => it.value);
  const problems: string[] = [];
  const found = [...new Set(ids)].flatMap((id) => {
    const slo = definitions.slos.find((it) => it.value.id === id)?.value;
    if (slo === undefined) {
      problems.push(missing(id, definitions));
      return [];
    }
    const stateAt = (at: number) => agreementOf(id, agreements, (it) => foldActs(it, record.acts, at));
    const agreement = stateAt(time);
    const promises = (from: number) => promisesBetween(slo, from, time, stateAt);
    return [{ judged: { slo: effectiveSlo(slo, agreement), agreement }, promises }];
  });
  if (problems.length > 0) {
    throw new CliProblem(WRONG_USE, problems);
  }
  return found;
}

async function contentsOf(
  store: Pick<Store, 'definitions' | 'acts'>
): Promise<{ definitions: Definitions; record: ActRecord }> {
  try {
    const [definitions, record] = await Promise.all([store.definitions(), store.acts()]);
    return { definitions, record };
  } catch (error) {
    if (error instanceof StoreError) {
      throw new CliProblem(NO_ANSWER, [storeSentence(error)]);
    }
    throw error;
  }
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

function missing(id: string, { slos, unreadable }: Definitions): string {
  const spoiled = unreadable.find((it) => it.uid === sloUid(id));
  if (spoiled !== undefined) {
    return `The SLO "${id}" in Grafana cannot be read. ${spoiled.problem}`;
  }
  const ids = slos.map((it) => it.value.id);
  if (ids.length === 0) {
    return `Grafana shows no SLO "${id}", and no other: none is defined, or whoever asks may not see the folder Truce.`;
  }
  const nearest = nearestWord(id, ids);
  const others = nearest === undefined ? `There are: ${ids.join(', ')}.` : `Did you mean "${nearest}"?`;
  return `Grafana has no SLO "${id}". ${others}`;
}
