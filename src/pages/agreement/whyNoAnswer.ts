import type { AgreementState, AgreementVersion } from '../../core/agreement/AgreementState';
import type { Offer, OfferKind } from '../../core/agreement/offersOf';
import { refusals } from './refusals';

/** What can be answered to a version, by somebody at least. */
export function answersPossible({ proposed, inForce }: AgreementState, version: AgreementVersion): OfferKind[] {
  return version === proposed ? ['sign', 'send-back'] : inForce === undefined ? [] : ['retire', 'keep'];
}

/** Why the reader can answer nothing to a version, a sentence each; none where they can. */
export function whyNoAnswer(
  state: AgreementState,
  version: AgreementVersion,
  offers: Record<OfferKind, Offer>
): string[] {
  const possible = answersPossible(state, version);
  const isOffered = possible.some((kind) => offers[kind].why === undefined);
  return isOffered ? [] : refusals(possible.filter((it) => it !== 'keep').map((it) => offers[it]));
}
