import type { AgreementDefinition } from '../core/agreement/AgreementDefinition';
import { agreementOf } from '../core/agreement/agreementOf';
import type { AgreementState } from '../core/agreement/AgreementState';
import { effectiveSlo } from '../core/agreement/effectiveSlo';
import { foldActs } from '../core/agreement/foldActs';
import type { PromisedSince } from '../core/agreement/PromisedSince';
import { promisesBetween } from '../core/agreement/promisesBetween';
import type { Slo } from '../core/slo/Slo';
import type { Judged } from '../engine/Job';
import type { Clock } from '../engine/ports';
import type { ActRecord, Definitions, Store } from '../storage/ports';

interface Contents {
  definitions: Definitions;
  record: ActRecord;
  /** Folds already made of these contents: each hashes every act, and all panels of a page ask for the same ones. */
  folds: Map<string, AgreementState>;
}

/** Definitions and acts, read once for all panels of a page and again when they are half a minute old. */
export class Library {
  private loaded?: { at: number; contents: Promise<Contents> };

  constructor(
    private readonly store: Pick<Store, 'definitions' | 'acts'>,
    private readonly clock: Clock,
    private readonly maxAgeMs = 30_000
  ) {}

  /** All SLO definitions. @throws StoreError */
  async slos(): Promise<Slo[]> {
    const { definitions } = await this.contents();
    return definitions.slos.map((it) => it.value);
  }

  /** What is stored, with what could not be read. @throws StoreError */
  async contents(): Promise<Contents> {
    const now = this.clock.now();
    if (this.loaded === undefined || now - this.loaded.at > this.maxAgeMs) {
      const contents = this.read();
      this.loaded = { at: now, contents };
      // A failed read must not be answered for half a minute.
      contents.catch(() => (this.loaded = undefined));
    }
    return this.loaded.contents;
  }

  /** An SLO as it is to be judged at a time: as signed then, else as defined now. @throws StoreError */
  async judged(slo: Slo, time: number): Promise<Judged> {
    const agreement = agreementAt(await this.contents(), slo.id, time);
    return { slo: effectiveSlo(slo, agreement), agreement };
  }

  /**
   * What was promised for an SLO from a time on (milliseconds, ascending): by each version of its agreement that was in force.
   *
   * @throws StoreError
   */
  async promised(slo: Slo, from: number, time: number): Promise<PromisedSince[]> {
    const contents = await this.contents();
    return promisesBetween(slo, from, time, (at) => agreementAt(contents, slo.id, at));
  }

  private async read(): Promise<Contents> {
    const [definitions, record] = await Promise.all([this.store.definitions(), this.store.acts()]);
    return { definitions, record, folds: new Map() };
  }
}

function agreementAt(contents: Contents, sloId: string, time: number): AgreementState | undefined {
  const agreements = contents.definitions.agreements.map((it) => it.value);
  return agreementOf(sloId, agreements, (it) => fold(contents, it, time));
}

/** The agreement at a time. Times between two acts give the same fold. */
function fold({ record, folds }: Contents, agreement: AgreementDefinition, time: number): AgreementState {
  const acts = record.acts.filter((it) => it.act.agreement === agreement.id && it.createdAt <= time);
  const key = `${agreement.id} ${acts.length}`;
  const state = folds.get(key) ?? foldActs(agreement, acts, time);
  folds.set(key, state);
  return state;
}
