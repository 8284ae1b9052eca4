import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { JWTPayload } from 'jose';
import { loadConfig } from '../../src/config.ts';
import type { TeamsConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';

export const APP_ID = 'aaaaaaaa-0000-4000-8000-000000000001';
export const TENANT = 'bbbbbbbb-0000-4000-8000-000000000002';
export const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
export const ISSUER = 'https://api.botframework.com';

/** A production configuration whose other settings are given. */
export function teamsConfig(env: Record<string, string> = {}): TeamsConfig {
  const config = loadConfig({
    PUBLIC_URL: 'https://desk.example.com',
    SECRET_KEY: 'x'.repeat(32),
    MicrosoftAppId: APP_ID,
    MicrosoftAppPassword: 'app-password',
    MicrosoftAppTenantId: TENANT,
    ...env,
  });
  if (config.mode !== 'teams') throw new Error('unreachable');
  return config;
}

export function message(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: SERVICE_URL,
    timestamp: '2026-03-02T09:00:00.000Z',
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    from: { id: '29:alex', name: 'Alex Example' },
    recipient: { id: `28:${APP_ID}` },
    text: 'My screen is black',
    ...change,
  };
}

export type SigningParty = Awaited<ReturnType<typeof createSigningParty>>;

/** A key pair and the tokens made with it. */
export async function createSigningParty(kid: string, endorsements: string[] = ['msteams']) {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', endorsements };
  return {
    jwk,
    publicKey,
    privateKey,
    sign: (claims: JWTPayload = {}, header: Record<string, unknown> = {}) =>
      new SignJWT({ ...channelClaims(), ...claims })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, ...header })
        .sign(privateKey),
  };
}

/** What the channel puts into a token for the bot; `undefined` leaves a claim out. */
export function channelClaims(): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  return { iss: ISSUER, aud: APP_ID, serviceurl: SERVICE_URL, nbf: now - 10, exp: now + 3600 };
}

/** The channel's key endpoint; `down` makes it fail, `keys` can be exchanged. */
export async function serveKeys(...parties: SigningParty[]) {
  const state = { down: false, requests: 0, keys: parties.map(({ jwk }) => jwk) };
  const server = createServer((request, response) => {
    state.requests += 1;
    if (state.down) return void response.writeHead(500).end();
    const found =
      request.url === '/keys' ? { keys: state.keys } : { issuer: ISSUER, jwks_uri: `${origin}/keys` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(found));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    state,
    url: `${origin}/.well-known/openidconfiguration`,
    close: () => server.close(),
  };
}

/** A log whose lines can be read back. */
export function readableLog() {
  const lines: string[] = [];
  return { lines, log: createLog('trace', { write: (line) => void lines.push(line) }) };
}
