import * as v from 'valibot';
import { connectionError } from './connectionError';
import { promAnswerSchema, type PromAnswer } from './PromAnswer';

/** Grafana's own `dataproxy` timeout. */
const TIMEOUT = 30_000;

/** Statuses with a body in Prometheus's format (https://prometheus.io/docs/prometheus/latest/querying/api/). */
const READABLE = [200, 400, 422, 503];

/** What came back: an answer to make frames of, and what was wrong, if anything. */
export interface PromReply {
  status: number;
  /** Missing when there is no frame to make, because nobody answered. */
  answer?: PromAnswer;
  error?: string;
}

const EMPTY: PromAnswer = { status: 'error', errorType: '', error: '', warnings: [], infos: [] };

/**
 * Sends one query as Grafana's Prometheus backend does. An unreachable Prometheus is status 502 with Go's words and
 * no frame, after `rangeQuery` and `instantQuery` in grafana/pkg/promlib/querydata/request.go; not recorded.
 */
export async function askPrometheus(
  baseUrl: string,
  endpoint: 'query' | 'query_range',
  parameters: Record<string, string>
): Promise<PromReply> {
  const url = `${baseUrl.replace(/\/$/, '')}/api/v1/${endpoint}`;
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(parameters),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    text = await response.text();
  } catch (error) {
    return { status: 502, error: connectionError(url, error) };
  }
  if (!READABLE.includes(response.status)) {
    const error = `unexpected response with status code ${response.status}: ${text.slice(0, 1024)}`;
    return { status: 500, answer: EMPTY, error };
  }
  const answer = read(text);
  if (!answer) {
    return { status: 500, answer: EMPTY, error: 'Prometheus sent an answer that is not in its format' };
  }
  return answer.status === 'error'
    ? { status: response.status, answer, error: `${answer.errorType}: ${answer.error}` }
    : { status: response.status, answer };
}

function read(text: string): PromAnswer | undefined {
  try {
    const result = v.safeParse(promAnswerSchema, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
