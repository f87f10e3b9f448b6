/** What Prometheus did. */
export interface Metered {
  /** Queries that it evaluated: an expression, over a range or at one moment. */
  queries: number;
  /** Samples that it read for them, by its own statistics. */
  samples: number;
}

/**
 * Counts what a Prometheus reads for the requests of this process. It asks for the statistics that the HTTP API offers, which
 * takes time: what is timed is not metered.
 */
export class Meter implements Metered {
  queries = 0;
  samples = 0;
  /** Samples by query text: where they go. */
  readonly byQuery = new Map<string, number>();

  /** Meters everything that is asked of a Prometheus until the work is done. */
  static async during<T>(work: () => Promise<T>): Promise<{ result: T; meter: Meter }> {
    const meter = new Meter();
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) => meter.send(fetch, input, init);
    try {
      return { result: await work(), meter };
    } finally {
      globalThis.fetch = fetch;
    }
  }

  private async send(fetch: typeof globalThis.fetch, ...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    const body = init?.body;
    if (!(body instanceof URLSearchParams)) {
      return fetch(input, init);
    }
    body.set('stats', 'all');
    const response = await fetch(input, init);
    const text = await response.text();
    const samples = samplesIn(text);
    const query = body.get('query') ?? '';
    this.queries++;
    this.samples += samples;
    this.byQuery.set(query, samples + (this.byQuery.get(query) ?? 0));
    return new Response(text, { status: response.status, statusText: response.statusText });
  }
}

function samplesIn(text: string): number {
  const answer = JSON.parse(text) as { data?: { stats?: { samples?: { totalQueryableSamples?: number } } } };
  const samples = answer.data?.stats?.samples?.totalQueryableSamples;
  if (samples === undefined) {
    throw new Error(`Prometheus gave no statistics of a query: ${text.slice(0, 300)}`);
  }
  return samples;
}
