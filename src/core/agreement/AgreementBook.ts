import type { Slo } from '../slo/Slo';
import type { StoredAct } from './Act';
import type { AgreementDefinition } from './AgreementDefinition';
import { agreementOf } from './agreementOf';
import type { AgreementState } from './AgreementState';
import { effectiveSlo } from './effectiveSlo';
import { foldActs } from './foldActs';
import { namesUnread } from './namesUnread';
import { needsWhole } from './needsWhole';
import type { PromisedSince } from './PromisedSince';
import { promisesBetween } from './promisesBetween';
import { signedSlo } from './signedSlo';

/** An SLO as it is to be judged, with its agreement and what is bound to it. */
export interface BoundSlo {
  /** As signed, else as defined. */
  slo: Slo;
  agreement?: AgreementState;
  /** The other SLOs that the agreement in force covers, as signed in it. */
  siblings: Array<{ slo: Slo; agreement: AgreementState }>;
}

/** One agreement's acts, and the folds made of them: each hashes every act. */
interface Volume {
  acts: readonly StoredAct[];
  isWhole: boolean;
  folds: Array<{ from: number; to: number; state: AgreementState }>;
}

/** What was read of agreements and their record. Answers how an SLO was agreed on at a time, and folds no act twice for it. */
export class AgreementBook {
  private readonly byAgreement = new Map<string, Volume>();

  /**
   * @param slos all that are defined: what is not signed (service, team) comes from there
   * @param acts of all agreements, everything after their checkpoints at least
   * @param whole by agreement: everything that was ever said, where that was read
   */
  constructor(
    readonly agreements: readonly AgreementDefinition[],
    private readonly slos: readonly Slo[],
    acts: readonly StoredAct[],
    whole: ReadonlyMap<string, readonly StoredAct[]> = new Map()
  ) {
    const merged = new Map(agreements.map(({ id }) => [id, new Map((whole.get(id) ?? []).map((it) => [it.uid, it]))]));
    // What was read later replaces what was read before: it shows a change.
    acts.forEach((it) => merged.get(it.act.agreement)?.set(it.uid, it));
    for (const [id, own] of merged) {
      this.byAgreement.set(id, { acts: [...own.values()], isWhole: whole.has(id), folds: [] });
    }
  }

  /**
   * Ids of the agreements that claim an SLO and of which more must be read, to say how they stood from a time on: times before
   * a checkpoint, and acts that name one that was not read. So too where there is no act at all: a definition that was deleted
   * and made again is younger than what was said about it.
   *
   * @param from milliseconds
   * @param time the newest time asked about, milliseconds
   */
  lacking(sloId: string, from: number, time: number): string[] {
    const isLacking = (it: AgreementDefinition) => {
      const { acts, isWhole } = this.volume(it);
      const { checkpoint } = it;
      if (isWhole || checkpoint === undefined) {
        return !isWhole && (acts.length === 0 || namesUnread(acts));
      }
      return from < checkpoint.until || needsWhole(this.stateAt(it, time));
    };
    return this.claiming(sloId)
      .filter(isLacking)
      .map((it) => it.id);
  }

  /**
   * The time at which to ask how an SLO is agreed on now (milliseconds). What the server dates later than a clock that is behind
   * was said all the same.
   */
  latest(sloId: string, now: number): number {
    const acts = this.claiming(sloId).flatMap((it) => this.volume(it).acts);
    return acts.reduce((latest, it) => Math.max(latest, it.createdAt), now);
  }

  /** Every agreement that claims an SLO, as it stood at a time (milliseconds). */
  statesOf(sloId: string, time: number): AgreementState[] {
    return this.claiming(sloId).map((it) => this.stateAt(it, time));
  }

  /** The agreement by which an SLO is judged at a time (milliseconds); absent when none covers it. */
  agreementOf(sloId: string, time: number): AgreementState | undefined {
    return agreementOf(sloId, this.agreements, (it) => this.stateAt(it, time));
  }

  /** An SLO as it is to be judged at a time (milliseconds): as signed then, else as defined. */
  judged(slo: Slo, time: number): BoundSlo {
    const agreement = this.agreementOf(slo.id, time);
    return { slo: effectiveSlo(slo, agreement), agreement, siblings: this.siblings(slo, agreement) };
  }

  /** What was promised for an SLO from a time on (milliseconds, ascending): by each version that was in force. */
  promised(slo: Slo, from: number, time: number): PromisedSince[] {
    const versions = this.statesOf(slo.id, time).flatMap((it) => it.versions);
    const changes = versions.flatMap((it) => [it.since, it.until]).filter((it) => it !== undefined);
    return promisesBetween(slo, from, time, (at) => this.agreementOf(slo.id, at), changes);
  }

  private siblings(slo: Slo, agreement: AgreementState | undefined): BoundSlo['siblings'] {
    if (agreement?.inForce === undefined || signedSlo(agreement, slo.id) === undefined) {
      return [];
    }
    const others = agreement.inForce.terms.slos.filter(
      ({ id }) => id !== slo.id && agreement.definition.slos.includes(id)
    );
    return others.map((signed) => {
      // An SLO whose definition is gone is still what people signed.
      const { service, team } = this.slos.find((it) => it.id === signed.id) ?? slo;
      return { slo: effectiveSlo({ ...signed, service, team }, agreement), agreement };
    });
  }

  private claiming(sloId: string): AgreementDefinition[] {
    return this.agreements.filter((it) => it.slos.includes(sloId));
  }

  private volume({ id }: AgreementDefinition): Volume {
    return this.byAgreement.get(id)!;
  }

  /** Between two moments at which something changes, the fold is the same. */
  private stateAt(definition: AgreementDefinition, time: number): AgreementState {
    const { acts, isWhole, folds } = this.volume(definition);
    const known = folds.find(({ from, to }) => from <= time && time < to);
    if (known !== undefined) {
      return known.state;
    }
    const { checkpoint } = definition;
    const state =
      isWhole || checkpoint === undefined
        ? foldActs(definition, acts, time)
        : // What was read of the acts that it covers is a part of them only, where another agreement needs older ones.
          foldActs(
            definition,
            acts.filter((it) => it.createdAt > checkpoint.until),
            time,
            'newest'
          );
    const moments = [
      ...acts.map((it) => it.createdAt),
      ...(checkpoint === undefined ? [] : [checkpoint.until, ...checkpoint.kept.map((it) => it.createdAt)]),
      ...state.exceptions.map((it) => it.until),
    ];
    const from = moments.reduce((latest, it) => (it <= time && it > latest ? it : latest), -Infinity);
    const to = moments.reduce((next, it) => (it > time && it < next ? it : next), Infinity);
    folds.push({ from, to, state });
    return state;
  }
}
