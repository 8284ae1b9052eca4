import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sendJson } from './http.ts';
import type { Request } from './http.ts';
import type { Practice } from './practice.ts';

const page = fileURLToPath(new URL('./page/', import.meta.url));
const vendor = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The renderer sets style attributes; pictures come from the bot's own links as well. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: http://127.0.0.1:* http://localhost:*",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page, its renderer, and files people attached: false when the path is none of them. */
export async function answerStatic(
  practice: Practice,
  request: Request,
  response: ServerResponse,
): Promise<boolean> {
  if (request.method !== 'GET') return false;
  const { path, segments } = request;
  if (segments[0] === 'practice' && segments[1] === 'files') {
    sendFile(practice, segments[2] ?? '', response);
    return true;
  }
  if (path === '/practice/vendor/adaptivecards.js') return send(response, vendor);
  const name = path === '/' ? 'index.html' : segments.join('/').replace(/^practice\/page\//, '');
  const safe = /^[a-z0-9-]+(\/[a-z0-9-]+)*\.[a-z0-9.]+$/.test(name);
  return safe && send(response, join(page, name));
}

async function send(response: ServerResponse, file: string): Promise<boolean> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch {
    return false;
  }
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-length': bytes.length,
    'content-security-policy': policy,
    'cache-control': 'no-cache',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
  return true;
}

/** Only pictures are shown; anything else is offered for download and can't run as a page. */
function sendFile(practice: Practice, id: string, response: ServerResponse): void {
  const info = practice.world.files[id];
  const bytes = info ? practice.files.get(id) : null;
  if (!info || !bytes) return sendJson(response, 404, { error: 'there is no such file' });
  const shown = /^image\/(png|jpeg|gif|webp)$/.test(info.contentType);
  response.writeHead(200, {
    'content-type': shown ? info.contentType : 'application/octet-stream',
    'content-length': bytes.length,
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(info.name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}
