import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

export interface Request {
  method: string;
  /** Decoded. */
  path: string;
  segments: string[];
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A file of 25 MB as base64 inside JSON, and some more. */
const mostBytes = 64 * 1024 * 1024;

export async function readRequest(incoming: IncomingMessage): Promise<Request | null> {
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += (chunk as Buffer).length;
    if (size > mostBytes) return null;
    chunks.push(chunk as Buffer);
  }
  const segments = url.pathname.split('/').filter(Boolean).map(decodeSegment);
  return {
    method: incoming.method ?? 'GET',
    path: `/${segments.join('/')}`,
    segments,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks),
  };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The body as JSON; undefined when it isn't. */
export function parseJson(request: Request): unknown {
  try {
    return JSON.parse(request.body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** Refuses a name that was rebound to this machine, and a page from elsewhere: its origin must be our own. */
export function isOurs(headers: IncomingHttpHeaders): boolean {
  const { host, origin } = headers;
  if (!host || !loopback.test(host)) return false;
  // A link to the page may stand anywhere; scripts and pictures of other sites may not ask.
  if (origin === undefined) {
    return headers['sec-fetch-site'] !== 'cross-site' || headers['sec-fetch-mode'] === 'navigate';
  }
  return origin === `http://${host}` || origin === `https://${host}`;
}
