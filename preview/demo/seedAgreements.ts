import { setTimeout } from 'node:timers/promises';

import type { Act, SignAct, StoredAct } from '../../src/core/agreement/Act';
import type { AgreementDefinition } from '../../src/core/agreement/AgreementDefinition';
import type { AgreementVersion } from '../../src/core/agreement/AgreementState';
import { foldActs } from '../../src/core/agreement/foldActs';
import type { Party } from '../../src/core/agreement/parties';
import { predecessorOf } from '../../src/core/agreement/predecessorOf';
import { termsOf } from '../../src/core/agreement/termsOf';
import type { Slo } from '../../src/core/slo/Slo';
import type { Definitions, Store } from '../../src/storage/ports';
import { actUid, agreementUid, sloUid } from '../../src/storage/uids';
import { DemoError } from './DemoError';
import { DEMO_AGREEMENTS, type DemoAgreement, demoWords } from './definitions';
import { DEMO_PEOPLE } from './people';
import type { SeedLog } from './SeedLog';

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

/** One agreement's acts, from the proposal to the last signature of the demo. */
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
    const missing = this.agreement.signedBy.filter((login) => !this.has(this.signId(login)));
    if (this.has(this.proposeId) && missing.length === 0) {
      return;
    }
    if (this.isTouchedByPeople()) {
      this.log.kept(`${this.agreement.id}: people have worked on this agreement, so it stays as it is.`);
      return;
    }
    if (!this.has(this.proposeId)) {
      await this.propose(nowMs);
    }
    for (const login of missing) {
      await this.sign(login);
    }
  }

  private get proposeId(): string {
    return `demo-${this.agreement.id}-1-propose`;
  }

  private signId(login: string): string {
    return `demo-${this.agreement.id}-1-sign-${partyOf(login)}`;
  }

  private has(id: string): boolean {
    return this.acts.some(({ uid }) => uid === actUid(id));
  }

  private isTouchedByPeople(): boolean {
    const ids = [this.proposeId, ...DEMO_PEOPLE.map(({ login }) => this.signId(login))].map(actUid);
    return this.acts.some(({ uid }) => !ids.includes(uid)) || this.state().invalid.length > 0;
  }

  private async propose(nowMs: number): Promise<void> {
    const { proposedBy, reason } = this.agreement;
    const terms = termsOf(demoWords(this.agreement, reviewDay(nowMs)), [this.slo]);
    const { id } = this.definition;
    const act: Act = { agreement: id, act: 'propose', party: partyOf(proposedBy), version: 1, terms, reason };
    await this.append(proposedBy, this.proposeId, act);
    this.log.made(`${this.agreement.id}: version 1, proposed by ${proposedBy}`);
  }

  private async sign(login: string): Promise<void> {
    const proposal = this.proposal();
    if (proposal === undefined) {
      this.log.kept(`${this.agreement.id}: version 1 is not valid any more, so nobody signs it.`);
      return;
    }
    const act: SignAct = {
      agreement: this.definition.id,
      act: 'sign',
      party: partyOf(login),
      version: 1,
      termsHash: proposal.termsHash,
      previous: predecessorOf(this.state()),
    };
    await this.append(login, this.signId(login), act);
    this.log.made(`${this.agreement.id}: signed by ${login}`);
  }

  private async append(login: string, id: string, act: Act): Promise<void> {
    this.acts.push(await this.as(login).appendAct(id, act));
  }

  private proposal(): AgreementVersion | undefined {
    const { proposed, inForce } = this.state();
    return [proposed, inForce].find((version) => version?.proposalUid === actUid(this.proposeId));
  }

  private state() {
    return foldActs(this.definition, this.acts, ALL_TIMES);
  }
}

function partyOf(login: string): Party {
  const person = DEMO_PEOPLE.find((candidate) => candidate.login === login);
  if (person === undefined) {
    throw new Error(`The demo has no person "${login}".`);
  }
  return person.party;
}

function reviewDay(nowMs: number): string {
  return new Date(nowMs + REVIEW_AFTER_DAYS * 86_400_000).toISOString().slice(0, 10);
}
