import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { isLoopback } from '../setting-types.ts';

export type SigningKey = { key: KeyObject; endorsements: string[] };

export type SigningKeys = {
  /** `unknown`: no such key. `unavailable`: the key may exist, but can't be fetched now. */
  find(id: string): Promise<SigningKey | 'unknown' | 'unavailable'>;
  /** Fetches ahead of the first message. */
  warmUp(): Promise<void>;
};

const FRESH_MS = 24 * 3_600_000;
const BETWEEN_RETRIES_MS = 60_000;
const BETWEEN_FIRST_FETCHES_MS = 2_000;
/** An unknown key may be brand-new, so it is asked for at once; forged ones must not make us hammer Microsoft. */
const SEARCHES = 5;
const PER_SEARCH_MS = 60_000;
const TIMEOUT_MS = 5_000;

const metadata = z.object({ jwks_uri: z.string() });
const keySet = z.object({
  keys: z.array(
    z.looseObject({
      kid: z.string(),
      kty: z.string(),
      use: z.string().optional(),
      endorsements: z.array(z.string()).default([]),
    }),
  ),
});

/** The channel's public keys. A day old they are fetched again, but the last good ones serve until that works. */
export function createSigningKeys(metadataUrl: string, log: Log, now: () => number = Date.now): SigningKeys {
  let keys: Map<string, SigningKey> | undefined;
  let fetchedAt = 0;
  let triedAt = -Infinity;
  let failed = false;
  let running: Promise<void> | undefined;
  let searches = SEARCHES;
  let searchedAt = now();

  function maySearch(): boolean {
    searches = Math.min(SEARCHES, searches + (now() - searchedAt) / PER_SEARCH_MS);
    searchedAt = now();
    if (searches < 1) return false;
    searches -= 1;
    return true;
  }

  function refresh(): Promise<void> {
    triedAt = now();
    running ??= fetchKeys(metadataUrl)
      .then(
        (fresh) => {
          keys = fresh;
          fetchedAt = now();
          failed = false;
        },
        (error: unknown) => {
          failed = true;
          log.error({ code: 'signing-keys-unreachable', err: error, ageMs: keys && now() - fetchedAt });
        },
      )
      .finally(() => (running = undefined));
    return running;
  }

  return {
    find: async (id) => {
      const sinceTry = now() - triedAt;
      if (!keys) {
        if (running || sinceTry >= BETWEEN_FIRST_FETCHES_MS) await (running ?? refresh());
      } else if (now() - fetchedAt >= FRESH_MS && sinceTry >= BETWEEN_RETRIES_MS) {
        void refresh();
      } else if (!keys.has(id) && (running || maySearch())) {
        await (running ?? refresh());
      }
      return keys?.get(id) ?? (keys && !failed ? 'unknown' : 'unavailable');
    },
    warmUp: refresh,
  };
}

async function fetchKeys(metadataUrl: string): Promise<Map<string, SigningKey>> {
  const { jwks_uri: keysUrl } = metadata.parse(await fetchJson(metadataUrl));
  const { keys } = keySet.parse(await fetchJson(keysUrl));
  const usable = keys.filter(({ kty, use }) => kty === 'RSA' && use !== 'enc');
  if (usable.length === 0) throw new Error('no signing keys in the key set');
  return new Map(
    usable.map(({ kid, endorsements, ...jwk }) => [
      kid,
      { key: createPublicKey({ key: jwk, format: 'jwk' }), endorsements },
    ]),
  );
}

async function fetchJson(address: string): Promise<unknown> {
  const url = new URL(address);
  if (url.protocol !== 'https:' && !isLoopback(url.hostname))
    throw new Error('signing keys must come over https');
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw Object.assign(new Error('signing keys refused'), { statusCode: response.status });
  return response.json();
}
