/** @jest-environment node */
import { NOW } from '../policy/policyFixture';
import type { Reason } from '../policy/Verdict';
import { wordReason } from './wordReason';

const HOUR = 3_600_000;
const READER = { timeZone: 'UTC', now: NOW };

const SENTENCES: Array<[Reason, string]> = [
  [
    { rule: 'remaining-below', tier: 'care', measured: 0.18, threshold: 0.25, since: NOW - 3 * HOUR },
    '18 % is left; this tier begins below 25 %. Below it since today 08:00.',
  ],
  [
    { rule: 'not-yet-recovered', tier: 'stop', measured: 0.12, threshold: 0.1, heldForHours: 24, since: NOW },
    '12 % is left; this tier ends above 10 % for 24 h.',
  ],
  [
    { rule: 'not-yet-recovered', tier: 'stop', measured: 0.05, threshold: 0.1, heldForHours: 0, since: NOW },
    '5 % is left; this tier ends above 10 %.',
  ],
  [
    {
      rule: 'not-yet-recovered',
      tier: 'stop',
      measured: 0.12,
      threshold: 0.1,
      heldForHours: 24,
      since: NOW - 30 * HOUR,
      until: NOW + 5 * HOUR,
    },
    '12 % is left; this tier ends above 10 % for 24 h. It ends today 16:00 if nothing else fails.',
  ],
  [
    { rule: 'incident-above', tier: 'postmortem', measured: 0.31, threshold: 0.2, since: NOW - 3 * HOUR },
    'One incident has spent 31 % of the budget since today 08:00; this tier begins above 20 %.',
  ],
  [
    { rule: 'burn-above', tier: 'stop', measured: 16, threshold: 14.4, hours: 1, since: NOW - HOUR },
    'The burn rate over 1 h is 16; this tier begins above 14.4. It holds since today 10:00.',
  ],
  [
    { rule: 'waits-for-confirmation', tier: 'stop', party: 'lead', since: NOW - 3 * HOUR },
    'Waits for Engineering lead to confirm that the cause is fixed; the tier holds since today 08:00.',
  ],
  [
    {
      rule: 'exception',
      scope: 'Release 4.2.',
      reason: 'A legal deadline',
      approvedBy: [{ name: 'Lee Andersson', party: 'lead' }],
      since: NOW - 3 * HOUR,
      until: Date.UTC(2026, 10, 27, 18),
    },
    'Exception for: Release 4.2. Since today 08:00, until Fri 27 Nov 18:00, approved by Lee Andersson (Engineering lead). Reason: A legal deadline.',
  ],
  [
    { rule: 'other-slo', slo: 'payments', title: 'Payments go through', state: 'stop', since: NOW - 3 * HOUR },
    'Payments go through decides for all SLOs of this agreement: Reliability first since today 08:00.',
  ],
  [{ rule: 'no-rule-holds', measured: 0.62, since: NOW }, '62 % is left; no tier with limits has begun.'],
  [{ rule: 'no-agreement', waitsFor: [] }, 'Nobody has proposed an agreement yet.'],
  [
    { rule: 'no-agreement', waitsFor: ['product', 'lead'], version: 2 },
    'Version 2 waits for Product and Engineering lead.',
  ],
  [
    { rule: 'data-too-old', newestAt: NOW - 40 * 60_000, maxAgeMinutes: 15 },
    'No data for 40 minutes; 15 minutes are tolerated.',
  ],
  [{ rule: 'data-too-old', maxAgeMinutes: 15 }, 'No data in reach; 15 minutes are tolerated.'],
  [{ rule: 'coverage-too-low', measured: 0.71, threshold: 0.9 }, 'Only 71 % of the window has data; 90 % is needed.'],
  [
    { rule: 'source-failed', kind: 'refused', message: '401 Unauthorized' },
    'The data source refuses to answer: 401 Unauthorized. Give whoever looks at this permission to query it, or renew its credentials.',
  ],
  [
    { rule: 'cannot-be-measured', problem: '0.3 is no bucket bound of this histogram. Nearest: 0.25 and 0.5.' },
    '0.3 is no bucket bound of this histogram. Nearest: 0.25 and 0.5.',
  ],
  [{ rule: 'no-data-at-all' }, 'The data source has no data for these metrics.'],
  [
    { rule: 'no-data-at-all', why: 'There is no metric "request_total" in the last day.' },
    'There is no metric "request_total" in the last day.',
  ],
  [{ rule: 'no-traffic' }, 'There were no events in the window.'],
  [
    { rule: 'counts-impossible', oddity: 'bad-exceeds-total', bad: 1200, total: 1000, good: 1000 },
    '1,200 bad of 1,000 in all cannot be: the two queries do not fit each other.',
  ],
  [
    { rule: 'counts-impossible', oddity: 'good-exceeds-total', bad: 0, total: 1000, good: 1200 },
    '1,200 good of 1,000 in all cannot be: the two queries do not fit each other.',
  ],
  [
    { rule: 'allows-too-few', allowedBad: 0.39, threshold: 1, total: 392 },
    '392 events allow 0.39 bad ones; a decision needs at least 1.',
  ],
  [
    { rule: 'ratio-impossible', average: 99.7 },
    'The ratio is 100 on average; it must lie between 0 and 1. Divide per cents by 100.',
  ],
];

it.each(SENTENCES)('words %j', (reason, sentence) => {
  expect(wordReason(reason, READER).replaceAll('\u00a0', ' ')).toBe(sentence);
});

it('has a sentence for every rule', () => {
  const every: Record<Reason['rule'], true> = {
    'remaining-below': true,
    'not-yet-recovered': true,
    'incident-above': true,
    'burn-above': true,
    'waits-for-confirmation': true,
    exception: true,
    'other-slo': true,
    'no-rule-holds': true,
    'no-agreement': true,
    'data-too-old': true,
    'coverage-too-low': true,
    'source-failed': true,
    'cannot-be-measured': true,
    'no-data-at-all': true,
    'no-traffic': true,
    'ratio-impossible': true,
    'counts-impossible': true,
    'allows-too-few': true,
  };
  expect(new Set(SENTENCES.map(([{ rule }]) => rule))).toEqual(new Set(Object.keys(every)));
});
