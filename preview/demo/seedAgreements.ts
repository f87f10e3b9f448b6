import { setTimeout } from 'node:timers/promises';

import type { Act, StoredAct } from '../../src/core/agreement/Act';
import type { AgreementDefinition } from '../../src/core/agreement/AgreementDefinition';
import type { AgreementState } from '../../src/core/agreement/AgreementState';
import { foldActs } from '../../src/core/agreement/foldActs';
import type { Party } from '../../src/core/agreement/parties';
import { predecessorOf } from '../../src/core/agreement/predecessorOf';
import type { Terms } from '../../src/core/agreement/Terms';
import { termsOf } from '../../src/core/agreement/termsOf';
import type { Tier } from '../../src/core/agreement/Tier';
import type { Slo } from '../../src/core/slo/Slo';
import type { Definitions, Store } from '../../src/storage/ports';
import { actUid, agreementUid, sloUid } from '../../src/storage/uids';
import { DemoError } from './DemoError';
import { DEMO_AGREEMENTS, type DemoAgreement, demoWords } from './definitions';
import { DEMO_PEOPLE } from './people';
import type { DemoStep } from './DemoStep';
import type { SeedLog } from './SeedLog';
import { DAY_MS } from './timeUnits';

/** The server's clock may be ahead of ours: what it has stored is in the past. */
const ALL_TIMES = Number.MAX_SAFE_INTEGER;

const REVIEW_AFTER_DAYS = 182;
const POLL_MS = 1_000;

/**
 * Lets the demo people propose and sign. An agreement that somebody has worked on beside the demo is left alone.
 *
 * @param as the store in the hands of somebody
 * @param nowMs decides the day of the next review, half a year ahead
 * @param patienceMs how long to wait for the definitions to be seen
 * @throws DemoError when they are not seen by then
 */
export async function seedAgreements(
  as: (login: string) => Store,
  nowMs: number,
  log: SeedLog,
  patienceMs: number
): Promise<void> {
  const reader = as(DEMO_PEOPLE[0].login);
  const definitions = await definitionsOnceSeen(reader, patienceMs);
  const { acts } = await reader.acts();
  for (const agreement of DEMO_AGREEMENTS) {
    const definition = definitions.agreements.find(({ value }) => value.id === agreement.id)?.value;
    const slo = definitions.slos.find(({ value }) => value.id === agreement.slo)?.value;
    if (definition === undefined || slo === undefined) {
      log.kept(`${agreement.id}: somebody changed its definition so that it cannot be read; nobody proposes or signs.`);
      continue;
    }
    const own = acts.filter(({ act }) => act.agreement === agreement.id);
    await new DemoNegotiation(agreement, definition, slo, own, as, log).run(nowMs);
  }
}

/** Reads until every definition of the demo is seen: Grafana lists a folder as empty to whoever may not see it yet. */
async function definitionsOnceSeen(reader: Store, patienceMs: number): Promise<Definitions> {
  const wanted = DEMO_AGREEMENTS.flatMap(({ id, slo }) => [agreementUid(id), sloUid(slo)]);
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const definitions = await reader.definitions();
    const seen = [...definitions.slos, ...definitions.agreements, ...definitions.unreadable].map(({ uid }) => uid);
    if (wanted.every((uid) => seen.includes(uid))) {
      return definitions;
    }
    if (waitedMs >= patienceMs) {
      throw new DemoError(
        `${DEMO_PEOPLE[0].name} does not see the definitions in the folder Truce. Look at its permissions, then run this again.`
      );
    }
    await setTimeout(POLL_MS);
  }
}

/** What the demo people say about one agreement, step by step. */
class DemoNegotiation {
  constructor(
    private readonly agreement: DemoAgreement,
    private readonly definition: AgreementDefinition,
    private readonly slo: Slo,
    private readonly acts: StoredAct[],
    private readonly as: (login: string) => Store,
    private readonly log: SeedLog
  ) {}

  async run(nowMs: number): Promise<void> {
    const { steps, id } = this.agreement;
    const isSaid = (place: number) => this.acts.some(({ uid }) => uid === actUid(this.idOf(place)));
    if (steps.every((_step, place) => isSaid(place))) {
      return;
    }
    if (this.isTouchedByPeople()) {
      this.log.kept(`${id}: people have worked on this agreement, so it stays as it is.`);
      return;
    }
    for (const [place, step] of steps.entries()) {
      if (isSaid(place)) {
        continue;
      }
      const act = this.actOf(step, nowMs);
      if (act === undefined) {
        this.log.kept(`${id}: what came before is not valid any more, so nobody goes on with it.`);
        return;
      }
      this.acts.push(await this.as(step.by).appendAct(this.idOf(place), act));
      this.log.made(`${id}: ${step.by}, ${step.act}`);
    }
  }

  /** The same at every start, so that nothing is said twice. */
  private idOf(place: number): string {
    return `demo-${this.agreement.id}-${place + 1}`;
  }

  private isTouchedByPeople(): boolean {
    const uids = this.agreement.steps.map((_step, place) => actUid(this.idOf(place)));
    return this.acts.some(({ uid }) => !uids.includes(uid)) || this.state().invalid.length > 0;
  }

  /** A step as an act; undefined when what it answers is not there. */
  private actOf(step: DemoStep, nowMs: number): Act | undefined {
    const state = this.state();
    const agreement = this.definition.id;
    const previous = predecessorOf(state);
    const base = previous === undefined ? { agreement } : { agreement, previous };
    const own = { ...base, party: partyOf(step.by) };
    const later = (days: number) => new Date(nowMs + days * DAY_MS).toISOString();
    switch (step.act) {
      case 'propose': {
        const { act, version, reason, tiers } = step;
        return { ...own, act, version, reason, terms: this.terms(nowMs, tiers) };
      }
      case 'send-back': {
        const { act, version, reason, counter } = step;
        const termsHash = hashOf(state, version);
        const terms = this.terms(nowMs, counter.tiers);
        return termsHash === undefined
          ? undefined
          : { ...own, act, version, termsHash, reason, counter: { version: counter.version, terms } };
      }
      case 'sign': {
        const { act, version } = step;
        const termsHash = hashOf(state, version);
        return termsHash === undefined ? undefined : { ...own, act, version, termsHash };
      }
      case 'comment':
        return { ...base, act: step.act, version: step.version, text: step.text };
      case 'ask-exception': {
        const { act, scope, reason, forDays } = step;
        return { ...own, act, scope, reason, until: later(forDays) };
      }
      case 'decline': {
        const of = state.exceptions.at(-1)?.of;
        return of && { ...own, act: step.act, of, reason: step.reason };
      }
      case 'book': {
        const { act, title, inDays, forDays, budgetShare } = step;
        return { ...own, act, title, from: later(inDays), to: later(inDays + forDays), budgetShare };
      }
      case 'note':
        return { ...base, act: step.act, text: step.text };
    }
  }

  private terms(nowMs: number, tiers?: readonly Tier[]): Terms {
    return termsOf(demoWords(this.agreement, reviewDay(nowMs), tiers), [this.slo]);
  }

  private state(): AgreementState {
    return foldActs(this.definition, this.acts, ALL_TIMES);
  }
}

/** What signs or sends back a version names it by. */
function hashOf({ versions }: AgreementState, version: number): string | undefined {
  return versions.find((it) => it.version === version)?.termsHash;
}

function partyOf(login: string): Party {
  const person = DEMO_PEOPLE.find((candidate) => candidate.login === login);
  if (person === undefined) {
    throw new Error(`The demo has no person "${login}".`);
  }
  return person.party;
}

function reviewDay(nowMs: number): string {
  return new Date(nowMs + REVIEW_AFTER_DAYS * DAY_MS).toISOString().slice(0, 10);
}
