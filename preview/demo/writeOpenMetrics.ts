import { closeSync, openSync, writeSync } from 'node:fs';

import { countsAt, type Phase } from './countsAt';
import { renderLabels, renderValue } from './exporter';
import { type Families, metricSeries } from './metricSeries';
import { noise } from './noise';
import { countedAtReset, counterValue, isReporting, probeAt } from './sampleAt';
import { type ServiceStory, type Story } from './story';
import { MINUTE_MS } from './timeUnits';

/** Labels that a scrape adds; written into the history too, so that both are the same series. */
export const TARGET_LABELS = { instance: 'demo', job: 'demo' };

/** Which samples to write. */
export interface SampleChoice {
  phase: Phase;
  families: Families;
  /** Names of the services. */
  services: readonly string[];
}

const BUFFER_CHARACTERS = 1 << 20;

/**
 * Writes a stretch of the story as OpenMetrics text.
 *
 * @param fromMs first instant, included
 * @param untilMs end, excluded
 * @returns the number of samples
 */
export function writeOpenMetrics(
  file: string,
  story: Story,
  choice: SampleChoice,
  fromMs: number,
  untilMs: number
): number {
  const descriptor = openSync(file, 'w');
  let buffer = '';
  let samples = 0;
  const write = (line: string) => {
    buffer += line;
    samples++;
    if (buffer.length > BUFFER_CHARACTERS) {
      writeSync(descriptor, buffer);
      buffer = '';
    }
  };
  try {
    for (const service of story.services.filter(({ plan }) => choice.services.includes(plan.name))) {
      writeService(service, sampleTimes(story.seed, service, choice.phase, fromMs, untilMs), choice, write);
    }
    writeSync(descriptor, `${buffer}# EOF\n`);
  } finally {
    closeSync(descriptor);
  }
  return samples;
}

function writeService(
  service: ServiceStory,
  times: number[],
  { phase, families }: SampleChoice,
  write: (line: string) => void
): void {
  const points = times.map((timeMs) => ({
    timeMs,
    timestamp: String(timeMs / 1000),
    counted: countsAt(service.counts, timeMs, phase),
    atReset: countedAtReset(service, timeMs, phase),
  }));
  for (const series of metricSeries(service.plan, families)) {
    const start = `${series.name}${renderLabels({ ...TARGET_LABELS, ...series.labels })} `;
    for (const { timestamp, counted, atReset } of points) {
      write(`${start}${renderValue(counterValue(series, counted, atReset), series.unit)} ${timestamp}\n`);
    }
  }
  if (families === 'all') {
    const start = `probe_success${renderLabels({ ...TARGET_LABELS, service: service.plan.name })} `;
    for (const { timeMs, timestamp } of points) {
      write(`${start}${probeAt(service, timeMs)} ${timestamp}\n`);
    }
  }
}

/** One instant a minute: on the minute, or at the service's own place within it. */
function sampleTimes(seed: number, service: ServiceStory, phase: Phase, fromMs: number, untilMs: number): number[] {
  const place =
    phase === 'aligned' ? 0 : 1 + Math.floor(noise(seed, `${service.plan.name} phase`)(0) * (MINUTE_MS - 1));
  const times: number[] = [];
  for (
    let timeMs = Math.ceil((fromMs - place) / MINUTE_MS) * MINUTE_MS + place;
    timeMs < untilMs;
    timeMs += MINUTE_MS
  ) {
    if (isReporting(service, timeMs)) {
      times.push(timeMs);
    }
  }
  return times;
}
