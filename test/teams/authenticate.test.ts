import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, exportSPKI } from 'jose';
import type { JWTPayload } from 'jose';
import { loadConfig } from '../../src/config.ts';
import { createAuthenticator } from '../../src/teams/authenticate.ts';
import type { Authenticator } from '../../src/teams/authenticate.ts';
import {
  APP_ID,
  SERVICE_URL,
  TENANT,
  channelClaims,
  createSigningParty,
  message,
  readableLog,
  serveKeys,
  teamsConfig,
} from '../support/channel.ts';
import type { SigningParty } from '../support/channel.ts';

const stranger = 'cccccccc-0000-4000-8000-000000000003';
let channel: SigningParty;
let otherChannel: SigningParty;
let keys: Awaited<ReturnType<typeof serveKeys>>;
let authenticator: Authenticator;

beforeAll(async () => {
  channel = await createSigningParty('key-1');
  otherChannel = await createSigningParty('key-2', ['slack']);
  keys = await serveKeys(channel, otherChannel);
  authenticator = createAuthenticator(
    teamsConfig({ ToBotFromChannelOpenIdMetadataUrl: keys.url }),
    readableLog().log,
  );
});
afterAll(() => {
  keys.close();
});

const peer = { address: '192.0.2.1', host: 'desk.example.com' };
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What comes of a token and an activity: `accepted`, or why not. */
async function judge(token: string, activity = message(), by = authenticator): Promise<string> {
  const caller = await by.identify(`Bearer ${token}`, peer);
  if (caller.type === 'refused') return `${caller.status} ${caller.reason}`;
  return by.objectionTo(activity, caller) ?? 'accepted';
}

describe('a token', () => {
  it('of the channel is accepted', async () => {
    expect(await judge(await channel.sign())).toBe('accepted');
  });

  const claims: [string, JWTPayload][] = [
    [
      'of an Entra user whose azp is the bot',
      { iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, azp: APP_ID },
    ],
    ['of an Entra user, version 1', { iss: `https://sts.windows.net/${TENANT}/`, appid: APP_ID }],
    ['of another tenant', { iss: `https://login.microsoftonline.com/${stranger}/v2.0` }],
    [
      'of the emulator',
      { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', azp: APP_ID },
    ],
    ['without an issuer', { iss: undefined }],
    ['with several issuers', { iss: ['https://api.botframework.com'] as never }],
    ['for another bot', { aud: stranger }],
    ['for nobody', { aud: undefined }],
    ['without a serviceUrl', { serviceurl: undefined }],
    ['with a serviceUrl elsewhere', { serviceurl: 'https://attacker.example.com/' }],
    ['that has expired', { exp: Math.floor(Date.now() / 1000) - 400 }],
    ['that never expires', { exp: undefined }],
    ['that is not yet valid', { nbf: Math.floor(Date.now() / 1000) + 400 }],
  ];
  it.each(claims)('%s is refused', async (_name, change) => {
    expect(await judge(await channel.sign(change))).toMatch(/^401 /);
  });

  it('with alg none is refused', async () => {
    const unsigned = `${base64({ alg: 'none', kid: 'key-1' })}.${base64(channelClaims())}.`;
    expect(await judge(unsigned)).toMatch(/^401/);
    expect(await judge(`${unsigned}x`)).toMatch(/^401/);
  });

  it('signed with the public key as a password is refused', async () => {
    const head = `${base64({ alg: 'HS256', kid: 'key-1' })}.${base64(channelClaims())}`;
    const password = await exportSPKI(channel.publicKey);
    expect(await judge(`${head}.${createHmac('sha256', password).update(head).digest('base64url')}`)).toMatch(
      /^401/,
    );
    const renamed = head.replace(/^[^.]+/, base64({ alg: 'RS256', kid: 'key-1' }));
    expect(
      await judge(`${renamed}.${createHmac('sha256', password).update(renamed).digest('base64url')}`),
    ).toMatch(/^401/);
  });

  it('signed with another key is refused, under a known name or its own', async () => {
    const forger = await createSigningParty('key-1');
    expect(await judge(await forger.sign())).toBe('401 ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
    expect(await judge(await forger.sign({}, { kid: 'key-9' }))).toBe('401 unknown key');
    expect(await judge(await forger.sign({}, { kid: undefined }))).toMatch(/^401/);
    expect(
      await judge(await forger.sign({}, { jwk: forger.jwk, jku: 'https://attacker.example.com/' })),
    ).toMatch(/^401/);
  });

  it('with changed contents is refused', async () => {
    const [head, , signature] = (await channel.sign()).split('.');
    const longer = { ...channelClaims(), exp: Math.floor(Date.now() / 1000) + 99_999 };
    expect(await judge(`${head}.${base64(longer)}.${signature}`)).toMatch(/^401/);
  });

  it('that asks for an extension nobody here knows is refused', async () => {
    const odd = new SignJWT(channelClaims()).setProtectedHeader({
      alg: 'RS256',
      kid: 'key-1',
      crit: ['odd'],
      odd: 1,
    });
    expect(await judge(await odd.sign(channel.privateKey, { crit: { odd: true } }))).toMatch(/^401/);
  });

  it('that is none is refused', async () => {
    for (const header of [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      'Basic YTpi',
      'Bearer a.b',
      'Bearer a.b.c',
      'Bearer ..',
    ]) {
      expect(await authenticator.identify(header, peer)).toMatchObject({ type: 'refused', status: 401 });
    }
    expect(await judge(`${'a'.repeat(20_000)}.b.c`)).toBe('401 no token');
  });
});

describe('an activity with a good token', () => {
  const changes: [string, Record<string, unknown>, string][] = [
    ['from another channel', { channelId: 'webchat' }, 'channelId'],
    ['without a channel', { channelId: undefined }, 'channelId'],
    ['to be answered elsewhere', { serviceUrl: 'https://smba.trafficmanager.net/amer/' }, 'serviceUrl'],
    ['without a serviceUrl', { serviceUrl: undefined }, 'serviceUrl'],
    ['of another tenant', { channelData: { tenant: { id: stranger } } }, 'tenant'],
    ['that names two tenants', { conversation: { id: 'a:chat', tenantId: stranger } }, 'tenant'],
    ['of no tenant', { channelData: {}, conversation: { id: 'a:chat' } }, 'tenant'],
    ['whose tenant is no text', { channelData: { tenant: { id: [TENANT] } } }, 'tenant'],
  ];
  it.each(changes)('%s is refused', async (_name, change, why) => {
    expect(await judge(await channel.sign(), message(change))).toBe(why);
  });

  it('is refused when the key is another channel’s', async () => {
    expect(await judge(await otherChannel.sign({}))).toBe('endorsement');
  });

  it('may name its tenant in either place, in any case', async () => {
    expect(await judge(await channel.sign(), message({ channelData: undefined }))).toBe('accepted');
    const upper = message({
      channelData: { tenant: { id: TENANT.toUpperCase() } },
      conversation: { id: 'a' },
    });
    expect(await judge(await channel.sign(), upper)).toBe('accepted');
  });
});

describe('the signing keys', () => {
  const hour = 3_600_000;

  it('that are a day old still serve while their endpoint is down, with an alarm', async () => {
    const { state, url, close } = await serveKeys(channel);
    const { log, lines } = readableLog();
    let time = Date.now();
    const by = createAuthenticator(teamsConfig({ ToBotFromChannelOpenIdMetadataUrl: url }), log, () => time);
    expect(await judge(await channel.sign(), message(), by)).toBe('accepted');
    state.down = true;
    time += 25 * hour;
    const refreshed = by.warmUp();
    expect(await judge(await channel.sign(), message(), by)).toBe('accepted');
    await refreshed;
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ level: 'error', code: 'signing-keys-unreachable', ageMs: 25 * hour }),
    );
    time += 48 * hour;
    expect(await judge(await channel.sign(), message(), by)).toBe('accepted');
    close();
  });

  it('that were never reached make Teams send again, not give up', async () => {
    const { state, url, close } = await serveKeys(channel);
    state.down = true;
    let time = Date.now();
    const by = createAuthenticator(
      teamsConfig({ ToBotFromChannelOpenIdMetadataUrl: url }),
      readableLog().log,
      () => time,
    );
    expect(await judge(await channel.sign(), message(), by)).toBe('503 no signing keys');
    state.down = false;
    time += 3_000;
    expect(await judge(await channel.sign(), message(), by)).toBe('accepted');
    close();
  });

  it('are fetched again for a new one, but not for every forged one', async () => {
    const next = await createSigningParty('key-3');
    const { state, url, close } = await serveKeys(channel);
    let time = Date.now();
    const by = createAuthenticator(
      teamsConfig({ ToBotFromChannelOpenIdMetadataUrl: url }),
      readableLog().log,
      () => time,
    );
    expect(await judge(await channel.sign(), message(), by)).toBe('accepted');
    state.keys = [next.jwk];
    expect(await judge(await next.sign(), message(), by)).toBe('accepted');
    expect(await judge(await channel.sign(), message(), by)).toBe('401 unknown key');
    const before = state.requests;
    for (let index = 0; index < 50; index += 1) {
      expect(await judge(await next.sign({}, { kid: `forged-${index}` }), message(), by)).toBe(
        '401 unknown key',
      );
    }
    expect(state.requests - before).toBeLessThanOrEqual(2 * 5);
    time += 60_000;
    state.keys.push(channel.jwk);
    expect(await judge(await channel.sign(), message(), by)).toBe('accepted');
    close();
  });

  it('are not fetched in plain text from elsewhere', () => {
    const from = (url: string) => () => teamsConfig({ ToBotFromChannelOpenIdMetadataUrl: url });
    expect(from('http://login.example.com/.well-known/openidconfiguration')).toThrow(
      'must be an https address',
    );
  });
});

describe('practice mode', () => {
  const practice = createAuthenticator(loadConfig({ SECRET_KEY: 'x'.repeat(32) }), readableLog().log);
  const here = { address: '127.0.0.1', host: '127.0.0.1:3978' };

  it('listens to this machine only, and not to a page of another site', async () => {
    expect(await practice.identify(undefined, here)).toEqual({ type: 'practice' });
    expect(
      await practice.identify(undefined, { address: '::ffff:127.0.0.1', host: 'localhost:3978' }),
    ).toEqual({
      type: 'practice',
    });
    for (const from of [
      { ...here, address: '192.0.2.1' },
      { ...here, address: undefined },
      { ...here, host: 'attacker.example.com:3978' },
      { ...here, host: undefined },
    ]) {
      expect(await practice.identify('Bearer x.y.z', from)).toMatchObject({ type: 'refused', status: 401 });
    }
  });

  it('answers to this machine only', () => {
    const objection = (serviceUrl: string) =>
      practice.objectionTo(message({ serviceUrl }), { type: 'practice' });
    expect(objection('http://127.0.0.1:3979')).toBeUndefined();
    expect(objection('http://localhost:3979/')).toBeUndefined();
    expect(objection(SERVICE_URL)).toBe('serviceUrl');
    expect(objection('http://127.0.0.1.example.com/')).toBe('serviceUrl');
  });
});
