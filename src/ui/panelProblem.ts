import type { Decoded, DecodedParts } from '../frames/Decoded';

/** As much of `PanelData` as is needed to see whether an answer came. */
interface Answer {
  state: string;
  error?: { message?: string; data?: { message?: string } };
  errors?: Array<{ message?: string; data?: { message?: string } }>;
}

/** What DataProblem shows. */
export interface Problem {
  problem: string;
  headline?: string;
}

/**
 * The one sentence a panel shows instead of its answer, if it has none to show. After an error Grafana keeps the frames
 * of the last good answer; they are not shown, because they would look as if they still held.
 */
export function panelProblem<T>(data: Answer, decoded: Decoded<DecodedParts<T>>): Problem | undefined {
  const error = data.errors?.[0] ?? data.error;
  if (error !== undefined || data.state === 'Error') {
    const message = error?.message ?? error?.data?.message ?? 'it gave no reason';
    return { problem: `The query failed: ${message.replace(/\.$/, '')}.` };
  }
  if (!decoded.ok) {
    return data.state === 'Loading' || data.state === 'NotStarted'
      ? { headline: 'One moment', problem: 'Waiting for the first answer.' }
      : { problem: decoded.problem };
  }
  return undefined;
}
