import { realpathSync, statSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { extname, join, sep } from 'node:path';
import type { Reply } from '../http/Reply';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * Serves a file below `root`; undefined where there is none, or none below it: neither `..` nor a symbolic link
 * leads out. `path` is still percent-encoded.
 */
export function publicFile(root: string, path: string, headers: IncomingHttpHeaders): Reply | undefined {
  const file = locate(root, path);
  if (!file) {
    return undefined;
  }
  const { size, mtimeMs } = statSync(file);
  const tag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
  const caching = { ETag: tag, 'Cache-Control': 'no-cache' };
  if (headers['if-none-match'] === tag) {
    return { status: 304, headers: caching };
  }
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  return { status: 200, headers: { 'Content-Type': type, 'Content-Length': size, ...caching }, file };
}

function locate(root: string, path: string): string | undefined {
  try {
    const realRoot = realpathSync(root);
    const file = realpathSync(join(realRoot, decodeURIComponent(path)));
    return file.startsWith(realRoot + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    // Not there, not readable, or not a path at all.
    return undefined;
  }
}
