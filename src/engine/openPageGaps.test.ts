/** @jest-environment node */
import { CHECKOUT, NOW, SIGNED } from '../core/policy/policyFixture';
import { BudgetEngine } from './BudgetEngine';
import { FakePatience } from './fakePatience';
import { FakeSource } from './fakeSource';
import { WatchedSource } from './WatchedSource';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

function setUp() {
  const clock = { time: NOW + 7 * MINUTE, now: () => clock.time };
  const source = new FakeSource((text, time, stepMs) => {
    if (stepMs === undefined) {
      return text.startsWith('max(timestamp') ? time / 1000 : undefined;
    }
    // Nothing has ever failed.
    return text.includes('500') ? undefined : 1000;
  });
  const watched = new WatchedSource(source, clock, NOW - 130 * DAY, NOW + DAY);
  const engine = new BudgetEngine(watched, clock, new FakePatience());
  return { clock, watched, engine, judged: [{ slo: CHECKOUT, agreement: SIGNED }] };
}

it('asks for no closed bucket twice where nothing has ever failed, so that there is no series of failures', async () => {
  const { clock, watched, engine, judged } = setUp();
  for (let i = 0; i < 20; i++, clock.time += MINUTE) {
    await engine.judge(judged, clock.time);
  }
  expect(watched.waitedFor).toBe(0);
});
