import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { Credentials } from './credentials.ts';
import { failureOfAnswer, failureOfSilence } from './outcome.ts';
import type { Failure, ReadOutcome } from './outcome.ts';
import { isPublicAddress } from './public-address.ts';

/** Reads a file somebody attached. The address comes from outside, so it gets no nearer than the public internet. */
export type Download = (
  url: string,
  limits: { maxBytes: number },
) => Promise<ReadOutcome<{ bytes: Uint8Array; contentType: string }>>;

type Parts = {
  /** Hosts of Teams' connector: pasted pictures lie there and need the bot's token, which goes nowhere else. */
  isTrusted: (url: unknown) => boolean;
  credentials: Credentials | undefined;
  lookup?: typeof systemLookup;
};

const MAX_REDIRECTS = 3;
const SILENCE_MS = 10_000;
const WHOLE_MS = 60_000;
const INNER = 'INNER_ADDRESS';

export function createDownload({ isTrusted, credentials, lookup = systemLookup }: Parts): Download {
  async function headersFor(ours: boolean): Promise<Record<string, string> | undefined> {
    const headers = { accept: '*/*', 'accept-encoding': 'identity' };
    if (!ours || !credentials) return headers;
    const token = await credentials.token();
    return token ? { ...headers, authorization: `Bearer ${token}` } : undefined;
  }

  return async (address, { maxBytes }) => {
    const signal = AbortSignal.timeout(WHOLE_MS);
    let url = URL.parse(address);
    for (let hop = 0; url && hop <= MAX_REDIRECTS; hop += 1) {
      const ours = isTrusted(`${url.protocol}//${url.host}/`) && !url.username && !url.password;
      if (!ours && !isFetchable(url)) return refuse('address');
      const headers = await headersFor(ours);
      if (!headers) return { type: 'retry', reason: 'no token' };
      const answer = await get(url, {
        headers,
        signal,
        maxBytes,
        lookup: ours ? undefined : guarded(lookup),
      });
      if (answer.type !== 'redirect') {
        if (answer.type === 'retry' && answer.reason === 'unauthorized') credentials?.forget();
        return answer;
      }
      const next: URL | null = URL.parse(answer.location, url.href);
      // Following elsewhere would let a stranger's server pick the address.
      if (next?.origin !== url.origin) return refuse('redirect');
      url = next;
    }
    return refuse(url ? 'redirect' : 'address');
  };
}

function refuse(code: string): Failure {
  return { type: 'refused', status: 0, code };
}

function isFetchable(url: URL): boolean {
  if (url.protocol !== 'https:' || url.port || url.username || url.password) return false;
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) === 0 || isPublicAddress(literal);
}

/** Checks the very addresses that are connected to, so that a second answer of the DNS can't slip in. */
function guarded(lookup: typeof systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, []);
      if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address))) {
        return callback(Object.assign(new Error('not a public address'), { code: INNER }), []);
      }
      if (options.all) return callback(null, addresses);
      callback(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}

type Got = ReadOutcome<{ bytes: Uint8Array; contentType: string }> | { type: 'redirect'; location: string };
type Request = {
  headers: Record<string, string>;
  signal: AbortSignal;
  maxBytes: number;
  lookup: LookupFunction | undefined;
};

function get(url: URL, { headers, signal, maxBytes, lookup }: Request): Promise<Got> {
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? https.get : http.get;
    const request = send(url, { headers, signal, lookup, agent: false, timeout: SILENCE_MS }, (response) => {
      const finish = (result: Got) => {
        resolve(result);
        request.destroy();
      };
      const { statusCode: status = 0, headers: answered } = response;
      if (status >= 300 && status < 400 && answered.location) {
        return finish({ type: 'redirect', location: answered.location });
      }
      if (status !== 200)
        return finish(failureOfAnswer({ status, retryAfter: answered['retry-after'] }, 'read'));
      if (answered['content-encoding'] && answered['content-encoding'] !== 'identity')
        return finish(refuse('encoding'));
      if (Number(answered['content-length'] ?? 0) > maxBytes) return finish({ type: 'tooBig' });
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) return finish({ type: 'tooBig' });
        chunks.push(chunk);
      });
      response.on('error', () => resolve({ type: 'retry', reason: 'broken off' }));
      response.on('end', () => {
        const contentType = answered['content-type'] ?? 'application/octet-stream';
        resolve({ type: 'done', bytes: Buffer.concat(chunks), contentType });
      });
    });
    request.on('timeout', () => request.destroy(new Error('silent')));
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === INNER ? refuse('inner address') : failureOfSilence(error.code, 'read')),
    );
  });
}
