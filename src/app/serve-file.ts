import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readBytes } from '../store/file-bytes.ts';
import { findServableFile } from '../store/files.ts';
import type { StoredFile } from '../store/files.ts';
import type { Desk } from './desk.ts';
import { verifyFileLink } from './file-links.ts';

/** What we made ourselves may be shown; anything else is only ever saved, whatever its sender calls it. */
const shownTypes = ['image/png', 'image/jpeg'];
const savedTypes = ['application/pdf', 'text/plain'];

/**
 * Answers a signed link. One 404 for all that can be wrong with it, so that nobody learns which files there are.
 * `query`: what stands after the `?`.
 */
export async function serveFile(
  desk: Pick<Desk, 'db' | 'config' | 'now' | 'log'>,
  fileId: string,
  query: string,
  response: ServerResponse,
): Promise<void> {
  let file: StoredFile | undefined;
  try {
    file = await findSigned(desk, fileId, query);
  } catch (error) {
    desk.log.error({ code: 'file-not-found-out', file: fileId, err: error });
    return say(response, 503, 'Please try again in a minute.\n');
  }
  if (!file) return say(response, 404, 'This file is not here (any more).\n');
  response.writeHead(200, headersOf(file));
  try {
    await pipeline(Readable.from(readBytes(desk.db, file.id)), response);
  } catch (error) {
    // The reader went away, or the database did: the broken length tells them that it isn't all.
    desk.log.debug({ code: 'file-not-served', file: file.id, err: error });
  }
}

async function findSigned(
  desk: Pick<Desk, 'db' | 'config' | 'now'>,
  fileId: string,
  query: string,
): Promise<StoredFile | undefined> {
  const signature = new URLSearchParams(query).get('signature') ?? '';
  if (!verifyFileLink(fileId, signature, desk.config.secretKey)) return undefined;
  return await findServableFile(desk.db, fileId, desk.now().toISOString());
}

function say(response: ServerResponse, status: number, words: string): void {
  const headers = { ...guards, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  // restify's writeHead returns nothing to go on with.
  response.writeHead(status, headers);
  response.end(words);
}

/** Even a file that a browser takes for a page may then load nothing, run nothing and see nothing of ours. */
const guards = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, max-age=3600',
  'referrer-policy': 'no-referrer',
};

function headersOf(file: StoredFile): Record<string, string> {
  const type = file.content_type.toLowerCase().split(';')[0]!.trim();
  const shown = shownTypes.includes(type);
  return {
    ...guards,
    'content-type': shown || savedTypes.includes(type) ? type : 'application/octet-stream',
    'content-length': String(file.size),
    'content-disposition': `${shown ? 'inline' : 'attachment'}; ${fileNames(file.name)}`,
  };
}

// Marks of direction would let `annexe\u202egpj.exe` read as a picture.
const misleading = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/gu;

/** The name twice, for browsers old and new (RFC 6266): plain ASCII, and as it is. */
function fileNames(name: string): string {
  const safe = name.toWellFormed().replaceAll(misleading, '_').slice(-150).toWellFormed() || 'file';
  const ascii = safe.replaceAll(/[^\x20-\x7e]|["%]/g, '_');
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
