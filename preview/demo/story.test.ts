/** @jest-environment node */
import { type ServiceCounts, WINDOW_MS } from './serviceCounts';
import { createStory, serviceOf, type Story } from './story';
import { storyHash } from './storyHash';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './timeUnits';

/** Told from every weekday, night and day, around New Year and a leap day too. */
const ANCHORS = [
  '2026-05-18T15:07Z',
  '2026-05-19T03:30Z',
  '2028-03-01T23:59Z',
  '2027-01-07T00:00Z',
  '2026-09-04T18:41Z',
  '2029-06-16T05:13Z',
  '2026-11-22T12:00Z',
].map((time) => Date.parse(time));

let stories: Story[];

beforeAll(() => {
  stories = ANCHORS.map((anchorMs) => createStory(anchorMs));
});

function countIn({ startMs, total, bad }: ServiceCounts, fromMs: number, toMs: number) {
  const from = (fromMs - startMs) / MINUTE_MS;
  const to = (toMs - startMs) / MINUTE_MS;
  return { total: total[to] - total[from], bad: bad[to] - bad[from] };
}

function leftAt(story: Story, name: string, timeMs: number): number {
  const { plan, counts } = serviceOf(story, name);
  const { total, bad } = countIn(counts, timeMs - WINDOW_MS, timeMs);
  return 1 - bad / ((1 - plan.objective) * total);
}

describe('the story of the demo', () => {
  it('leaves each service the same share of its budget at any hour and weekday', () => {
    const expected = { checkout: 0.62, search: 0.14, payments: -0.18, login: 0.7, reports: 0.55, 'beta-api': 1 };
    for (const story of stories) {
      const { anchorMs } = story;
      for (const [name, left] of Object.entries(expected)) {
        expect(leftAt(story, name, anchorMs)).toBeCloseTo(left, 3);
      }
    }
  });

  it('lets search burn about 8.5 times too fast since five hours, and not run out while the story is fresh', () => {
    for (const story of stories) {
      const { anchorMs } = story;
      const { plan, counts } = serviceOf(story, 'search');
      const burnIn = (fromMs: number, toMs: number) => {
        const { total, bad } = countIn(counts, fromMs, toMs);
        return bad / total / (1 - plan.objective);
      };
      expect(burnIn(anchorMs - 5 * HOUR_MS, anchorMs)).toBeGreaterThan(8.2);
      expect(burnIn(anchorMs - 5 * HOUR_MS, anchorMs)).toBeLessThan(8.8);
      expect(burnIn(anchorMs, anchorMs + 8 * HOUR_MS)).toBeGreaterThan(8.2);
      expect(burnIn(anchorMs, anchorMs + 8 * HOUR_MS)).toBeLessThan(8.8);
      expect(burnIn(anchorMs - 7 * HOUR_MS, anchorMs - 5 * HOUR_MS)).toBeLessThan(4);
      expect(leftAt(story, 'search', anchorMs + 8 * HOUR_MS)).toBeGreaterThan(0);
    }
  });

  it('spends most of the payments budget in one incident of 2 h 10 min last week', () => {
    for (const story of stories) {
      const { anchorMs } = story;
      const { plan, counts } = serviceOf(story, 'payments');
      const incident = story.incidents.find(
        (each) => each.service === 'payments' && each.fromMs > anchorMs - WINDOW_MS
      );
      const toMs = incident?.toMs ?? 0;
      expect(toMs - (incident?.fromMs ?? 0)).toBe(130 * MINUTE_MS);
      const budget = (1 - plan.objective) * countIn(counts, anchorMs - WINDOW_MS, anchorMs).total;
      const spent = countIn(counts, incident?.fromMs ?? 0, toMs).bad / budget;
      expect(spent).toBeGreaterThan(0.9);
      expect(spent).toBeLessThan(0.93);
    }
  });

  it('gives beta-api exactly 14 requests on every day, none of which fails', () => {
    const { counts } = serviceOf(stories[0], 'beta-api');
    const midnight = Date.UTC(2026, 4, 18);
    for (let day = 1; day <= 100; day++) {
      const inDay = countIn(counts, midnight - day * DAY_MS, midnight - (day - 1) * DAY_MS);
      expect(inDay).toEqual({ total: 14, bad: 0 });
    }
  });

  it('never counts more failures than requests in a minute', () => {
    for (const { counts } of stories.flatMap(({ services }) => services)) {
      for (let minute = 1; minute < counts.total.length; minute++) {
        const total = counts.total[minute] - counts.total[minute - 1];
        const bad = counts.bad[minute] - counts.bad[minute - 1];
        if (!(bad >= 0 && bad <= total)) {
          throw new Error(`minute ${minute}: ${bad} of ${total}`);
        }
      }
    }
  });

  it('brings about as many requests in 28 days as the plan says, more by day than by night', () => {
    const [{ anchorMs, services }] = stories;
    for (const { plan, counts } of services) {
      if (plan.requestsPerWindow) {
        const { total } = countIn(counts, anchorMs - WINDOW_MS, anchorMs);
        expect(total / plan.requestsPerWindow).toBeCloseTo(1, 1);
        const afternoon = countIn(counts, Date.UTC(2026, 4, 14, 13), Date.UTC(2026, 4, 14, 15));
        const night = countIn(counts, Date.UTC(2026, 4, 14, 1), Date.UTC(2026, 4, 14, 3));
        expect(afternoon.total).toBeGreaterThan(1.5 * night.total);
      }
    }
  });

  it('stops the reports service 40 minutes before the anchor', () => {
    const [story] = stories;
    const { anchorMs } = story;
    const { counts, stopsMs } = serviceOf(story, 'reports');
    expect(stopsMs).toBe(anchorMs - 40 * MINUTE_MS);
    expect(countIn(counts, anchorMs - 41 * MINUTE_MS, anchorMs - 40 * MINUTE_MS).total).toBeGreaterThan(0);
    expect(countIn(counts, anchorMs - 40 * MINUTE_MS, story.endMs).total).toBe(0);
  });

  it('has a maintenance of login at night, with few requests', () => {
    for (const story of stories) {
      const { anchorMs } = story;
      const [maintenance] = story.maintenances;
      expect(maintenance.service).toBe('login');
      expect(new Date(maintenance.fromMs).getUTCHours()).toBe(2);
      expect(Math.round((anchorMs - maintenance.fromMs) / DAY_MS)).toBeGreaterThanOrEqual(16);
      expect(Math.round((anchorMs - maintenance.fromMs) / DAY_MS)).toBeLessThanOrEqual(17);
      const { counts } = serviceOf(story, 'login');
      const during = countIn(counts, maintenance.fromMs, maintenance.toMs).total;
      const before = countIn(counts, maintenance.fromMs - 2 * HOUR_MS, maintenance.fromMs).total;
      expect(during).toBeLessThan(0.3 * before);
    }
  });

  it('names the deploys in order, none of payments after its incident but the fix', () => {
    const [story] = stories;
    const { anchorMs } = story;
    for (const { plan } of story.services) {
      const deploys = story.deploys.filter(({ service }) => service === plan.name);
      expect(deploys.length).toBeGreaterThan(10);
      expect(deploys.map(({ timeMs }) => timeMs)).toEqual(
        [...deploys.map(({ timeMs }) => timeMs)].sort((a, b) => a - b)
      );
      expect(deploys.every(({ timeMs }) => timeMs < anchorMs && timeMs % MINUTE_MS === 0)).toBe(true);
    }
    const incidentMs = anchorMs - 6 * DAY_MS;
    const later = story.deploys.filter(({ service, timeMs }) => service === 'payments' && timeMs > incidentMs);
    expect(later.map(({ timeMs }) => timeMs)).toEqual([incidentMs + 124 * MINUTE_MS]);
  });

  it('is the same for the same seed and anchor, and another for another seed', () => {
    const [story] = stories;
    expect(storyHash(createStory(story.anchorMs + 59_999))).toBe(storyHash(story));
    const other = serviceOf(createStory(story.anchorMs, 7), 'checkout').counts;
    expect(other.total.at(-1)).not.toBe(serviceOf(story, 'checkout').counts.total.at(-1));
  });
});
