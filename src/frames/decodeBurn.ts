import * as v from 'valibot';

import { bySeverity } from '../core/policy/PolicyState';
import { BURN_WINDOWS } from '../core/budget/burnWindows';
import { BURN_TIME } from './columns';
import type { Decoded, DecodedParts } from './Decoded';
import { ascendingTimes, decodeGraphs, graphTitle, numbersOrGaps } from './decodeGraphs';
import { burnDetailSchema, firstIssue } from './detailSchemas';
import type { FrameLike } from './FrameLike';
import type { BurnDetail } from './StateDetail';

/** The burn rates of one window over time; null where there is no traffic or no data. */
export interface BurnLine {
  window: string;
  rates: Array<number | null>;
}

/** The burn rates of one SLO over time. */
export interface BurnGraph {
  detail: BurnDetail;
  /** Milliseconds, ascending. */
  times: number[];
  /** Shortest window first. */
  lines: BurnLine[];
}

/** Reads the `burn` frames of an answer, worst first. Frames that cannot be read become problems. */
export function decodeBurn(frames: unknown): Decoded<DecodedParts<BurnGraph>> {
  const decoded = decodeGraphs(frames, 'burn', decodeFrame);
  if (decoded.ok) {
    decoded.value.items.sort((a, b) => bySeverity(a.detail.state, b.detail.state));
  }
  return decoded;
}

function decodeFrame(frame: FrameLike): Decoded<BurnGraph> {
  const title = graphTitle(frame);
  const detail = v.safeParse(burnDetailSchema, frame.truce);
  if (!detail.success) {
    return {
      ok: false,
      problem: `${title} cannot be shown: its description does not fit this panel (${firstIssue(detail.issues)}); reload the page.`,
    };
  }
  const times = ascendingTimes(frame.columns.get(BURN_TIME));
  const lines = BURN_WINDOWS.flatMap(({ id }) => {
    const values = frame.columns.get(id);
    return values === undefined ? [] : [{ window: id, rates: numbersOrGaps(values) }];
  });
  if (times === undefined || lines.some((line) => line.rates.length !== times.length)) {
    return {
      ok: false,
      problem: `${title} cannot be shown: its field “${BURN_TIME}” is missing or does not fit the others; remove transformations.`,
    };
  }
  return { ok: true, value: { detail: detail.output, times, lines } };
}
