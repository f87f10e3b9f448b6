import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PromRequest {
  method: string;
  /** Path with query. */
  path: string;
  form: URLSearchParams;
}

export interface PromStubAnswer {
  status: number;
  body: unknown;
}

/** An HTTP server in place of Prometheus: answers what a function says, and remembers what it was asked. */
export class FakePrometheus {
  readonly asked: PromRequest[] = [];
  private constructor(private readonly server: Server) {}

  static async start(answer: (request: PromRequest) => PromStubAnswer): Promise<FakePrometheus> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) {
        chunks.push(chunk);
      }
      const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
      const asked = { method: request.method ?? '', path: request.url ?? '', form };
      fake.asked.push(asked);
      const { status, body } = answer(asked);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
    const fake = new FakePrometheus(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}
