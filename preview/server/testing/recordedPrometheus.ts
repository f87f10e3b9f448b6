import type { PromRequest, PromStubAnswer } from './FakePrometheus';
import { recorded } from './Exchange';

interface RecordedResult {
  error?: string;
  frames: Array<{
    schema: {
      meta: { custom: { resultType?: string } };
      fields: Array<{ labels?: Record<string, string>; config?: { interval?: number } }>;
    };
    data: { values: [number[], Array<number | null>] | [] };
  }>;
}

const MAX_POINTS = 11_000;

/**
 * Answers as the Prometheus behind the recording did, worked back from the recorded frames. A query is only known
 * with exactly the start, end and step (or time) that the recorded frames show, so a wrong alignment or step is a
 * 500 here.
 */
export function recordedPrometheus(): (request: PromRequest) => PromStubAnswer {
  const known = new Map<string, PromStubAnswer>();
  for (const { request, response } of recorded('queries')) {
    const lookUp = request.path.split('/resources')[1];
    if (lookUp) {
      known.set(lookUp, { status: 200, body: response.body });
    }
    const queries = (request.body as { queries?: Array<{ refId: string; expr: string }> } | undefined)?.queries ?? [];
    const results = (response.body as { results?: Record<string, RecordedResult> }).results ?? {};
    queries
      .filter(({ refId }) => refId in results)
      .forEach(({ refId, expr }) => known.set(keyOf(expr, results[refId]), answerOf(results[refId])));
  }
  return ({ path, form }) => {
    const query = form.get('query');
    if (query === null) {
      return known.get(path) ?? unexpected(path);
    }
    if (query === '1+1') {
      return { status: 200, body: { status: 'success', data: { resultType: 'scalar', result: [4, '2'] } } };
    }
    const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(form.get(name)));
    if (step && (end - start) / step > MAX_POINTS) {
      const limit =
        'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)';
      return refusal(limit);
    }
    const when = form.get('time') ?? `${start} ${end} ${step}`;
    return known.get(`${query} at ${when}`) ?? known.get(query) ?? unexpected(`${query} at ${when}`);
  };
}

/** A failed or empty query has no times in its frames and is known by its text alone. */
function keyOf(expr: string, { frames }: RecordedResult): string {
  const times = frames[0].data.values[0];
  if (!times) {
    return expr;
  }
  const step = Number(frames[0].schema.fields[0].config?.interval) / 1000;
  const instant = frames[0].schema.meta.custom.resultType === 'vector';
  const [first, last] = [times[0] / 1000, times[times.length - 1] / 1000];
  return `${expr} at ${instant ? last : `${first} ${last} ${step}`}`;
}

function answerOf({ error, frames }: RecordedResult): PromStubAnswer {
  if (error) {
    return refusal(error.replace('bad_data: ', ''));
  }
  const series = frames.filter(({ schema }) => schema.fields.length > 0);
  const resultType = frames[0].schema.meta.custom.resultType ?? 'matrix';
  const result = series.map(({ schema, data: { values } }) => {
    const [times = [], numbers = []] = values;
    const samples = times.map((time, index) => [time / 1000, String(numbers[index] ?? 'NaN')]);
    const metric = schema.fields[1].labels ?? {};
    return resultType === 'vector' ? { metric, value: samples[0] } : { metric, values: samples };
  });
  return { status: 200, body: { status: 'success', data: { resultType, result } } };
}

function refusal(error: string): PromStubAnswer {
  return { status: 400, body: { status: 'error', errorType: 'bad_data', error } };
}

function unexpected(what: string): PromStubAnswer {
  return { status: 500, body: `no recorded answer for ${what}` };
}
