import type { Tier } from './Tier';

/** A policy to start an agreement from. Everything in it can be edited before it is proposed. */
export interface ReadyPolicy {
  id: string;
  name: string;
  /** One sentence. */
  description: string;
  tiers: readonly Tier[];
  /** What is released in every tier. */
  alwaysAllowed: string;
}

const ALWAYS_ALLOWED = 'Security fixes and P0 fixes.';

/**
 * The example policy of the SRE Workbook, appendix B: normal releases within the SLO; over budget only P0 and security until
 * service is back within it; a postmortem after one incident above 20 % of the budget.
 */
export const WORKBOOK_POLICY: ReadyPolicy = {
  id: 'sre-workbook',
  name: 'SRE Workbook',
  description:
    'Release normally within the budget, write a postmortem after a single incident above 20 % of it, and halt all but P0 and security when it is used up.',
  tiers: [
    {
      id: 'within',
      name: 'Within the budget',
      decision: 'ship',
      agreed: 'Releases go on as the release policy says.',
      duties: {},
    },
    {
      id: 'postmortem',
      name: 'Postmortem',
      decision: 'care',
      enter: { incidentAbove: 0.2 },
      leave: { remainingAbove: 0, heldForHours: 1, confirmedBy: 'sre' },
      agreed: 'Releases go on; a postmortem is written, with at least one P0 action on the cause.',
      duties: {
        sre: 'Leads the postmortem and confirms when it is done.',
        development: 'Takes the P0 action before other work.',
        product: 'Makes room for the P0 action.',
      },
      reliabilityShare: 0.2,
    },
    {
      id: 'over',
      name: 'Over budget',
      decision: 'stop',
      enter: { remainingBelow: 0 },
      leave: { remainingAbove: 0, heldForHours: 1, confirmedBy: 'lead' },
      agreed:
        'All changes and releases halt but P0 and security, until the service is back within its SLO and steps were taken.',
      duties: {
        development: 'Works on reliability before features.',
        sre: 'Helps to find and mend the causes.',
        product: 'Moves launches.',
        lead: 'Confirms that steps were taken.',
      },
      reliabilityShare: 1,
    },
  ],
  alwaysAllowed: ALWAYS_ALLOWED,
};

/** Nobl9's four tiers: above 50 % healthy, 25 to 50 caution, 10 to 25 warning, below 10 exhausted. */
export const FOUR_TIERS_POLICY: ReadyPolicy = {
  id: 'four-tiers',
  name: 'Four tiers',
  description: 'Healthy above half of the budget, then caution, warning below a quarter, and exhausted below a tenth.',
  tiers: [
    {
      id: 'healthy',
      name: 'Healthy',
      decision: 'ship',
      agreed: 'Release freely. Experiments welcome.',
      duties: {},
    },
    {
      id: 'caution',
      name: 'Caution',
      decision: 'care',
      enter: { remainingBelow: 0.5 },
      leave: { remainingAbove: 0.55, heldForHours: 6 },
      agreed: 'Release as usual, and look at what spends the budget.',
      duties: { sre: 'Names what spends the budget.', development: 'Reviews risky changes twice.' },
      reliabilityShare: 0.1,
    },
    {
      id: 'warning',
      name: 'Warning',
      decision: 'care',
      enter: { remainingBelow: 0.25 },
      leave: { remainingAbove: 0.3, heldForHours: 6 },
      agreed: 'Canary first, no risky changes.',
      duties: {
        sre: 'Reviews every release.',
        development: 'Takes reliability work first.',
        product: 'Moves launches that can wait.',
      },
      reliabilityShare: 0.3,
    },
    {
      id: 'exhausted',
      name: 'Exhausted',
      decision: 'stop',
      enter: { remainingBelow: 0.1 },
      leave: { remainingAbove: 0.15, heldForHours: 24 },
      agreed: 'Fixes and security only.',
      duties: {
        development: 'Works on reliability alone.',
        product: 'Moves all launches.',
        lead: 'May grant an exception, with a reason and an end.',
      },
      reliabilityShare: 1,
    },
  ],
  alwaysAllowed: ALWAYS_ALLOWED,
};

/** Ship, and stop when nothing is left. */
export const STOP_ON_RED_POLICY: ReadyPolicy = {
  id: 'stop-on-red',
  name: 'Stop on red',
  description: 'Release freely while anything is left, and stop when the budget is used up.',
  tiers: [
    { id: 'ship', decision: 'ship', agreed: 'Release freely.', duties: {} },
    {
      id: 'stop',
      decision: 'stop',
      enter: { remainingBelow: 0 },
      leave: { remainingAbove: 0.05, heldForHours: 24 },
      agreed: 'Fixes and security only.',
      duties: {
        development: 'Works on reliability before features.',
        product: 'Moves launches.',
        lead: 'May grant an exception, with a reason and an end.',
      },
      reliabilityShare: 1,
    },
  ],
  alwaysAllowed: ALWAYS_ALLOWED,
};

/** Policies to start from. */
export const READY_POLICIES: readonly ReadyPolicy[] = [WORKBOOK_POLICY, FOUR_TIERS_POLICY, STOP_ON_RED_POLICY];
