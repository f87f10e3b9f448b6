import type { DataFrame } from '@grafana/data';

import { eventsOf, type PolicyEvent, tierEvents } from '../core/policy/eventsOf';
import { spellsOf } from '../core/policy/ledgerRows';
import { spellsReach } from '../core/policy/spellsReach';
import { tierStart } from '../core/policy/tierPoints';
import type { Slo } from '../core/slo/Slo';
import type { Reader } from '../core/wording/formatTime';
import type { Answer } from '../engine/BudgetEngine';
import type { Judged } from '../engine/Job';
import { encodeEvents } from '../frames/encodeEvents';
import { answerNotices } from '../frames/tableFrame';
import type { Library } from './Library';

export interface EventPorts {
  library: Pick<Library, 'agreements' | 'judged' | 'promised'>;
  /** Asks about each SLO from a time of its own on. */
  judge(asked: Array<{ judged: Judged; from: number }>): Promise<Answer[]>;
}

/** The time asked about, and the stretch of which is told. Milliseconds. */
export interface EventRange {
  from: number;
  time: number;
  /** The end of the stretch; later than the time asked about where it reaches into the future, which may hold launches. */
  to: number;
}

/**
 * Decisions and tier changes of SLOs as one frame.
 *
 * @throws StoreError
 */
export async function readEvents(
  { library, judge }: EventPorts,
  refId: string,
  slos: readonly Slo[],
  { from, time, to }: EventRange,
  reader: Reader
): Promise<DataFrame> {
  const ids = slos.map((it) => it.id);
  const claims = (await Promise.all(ids.map((id) => library.agreements(id, from, time)))).flat();
  const agreements = [...new Map(claims.map((it) => [it.definition.id, it])).values()];
  const decisions = agreements.flatMap((it) => eventsOf(it, ids, { from, to }));
  const bound = (await Promise.all(slos.map((slo) => promisedFor(library, slo, from, time)))).flat();
  const answers = await judge(bound.map(({ judged, reach }) => ({ judged, from: reach })));
  const changes = answers.flatMap(({ counts, evaluatedTo }, i): PolicyEvent[] => {
    const { judged, promised, start } = bound[i]!;
    const spells =
      counts === undefined || evaluatedTo === undefined
        ? []
        : spellsOf(judged.slo, { counts, evaluatedTo }, start, promised);
    return tierEvents(judged.slo.id, spells, { from, to });
  });
  const failed = answers.filter((it) => it.counts === undefined).map(({ verdict }) => ({ verdict }));
  const titleOf = (id: string) => slos.find((it) => it.id === id)?.title ?? id;
  return encodeEvents(refId, [...decisions, ...changes], titleOf, reader, answerNotices(failed, reader));
}

/** An SLO with what was promised for it; none where no agreement is in force. */
async function promisedFor(library: EventPorts['library'], slo: Slo, from: number, time: number) {
  const promised = await library.promised(slo, tierStart(0, slo, from), time);
  // What it is bound to changes nothing about its own tiers.
  const { siblings: _, ...judged } = await library.judged(slo, time);
  const reach = spellsReach(judged.slo, promised, from);
  return reach === undefined ? [] : [{ judged, promised, ...reach }];
}
