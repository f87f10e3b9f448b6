import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that answers every request with one status and text, and remembers the headers it was sent. */
export class StatusServer {
  readonly headers: IncomingHttpHeaders[] = [];
  private constructor(private readonly server: Server) {}

  static async start(status: number, text: string): Promise<StatusServer> {
    const server = createServer((request, response) => {
      started.headers.push(request.headers);
      request.resume().on('end', () => response.writeHead(status).end(text));
    });
    const started = new StatusServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return started;
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
