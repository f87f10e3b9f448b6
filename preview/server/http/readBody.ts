import type { IncomingMessage } from 'node:http';
import { refuse } from './Refusal';

/** The largest request body taken, in bytes; a real definition or act is a few kilobytes. */
export const BODY_LIMIT = 8 * 1024 * 1024;

/** Reads the whole body. Throws a 413 refusal beyond `limit` bytes. */
export async function readBody(request: IncomingMessage, limit = BODY_LIMIT): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Destroying the request would take the connection along, and with it the refusal.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) {
      throw refuse(413, `Request body is larger than ${limit} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
