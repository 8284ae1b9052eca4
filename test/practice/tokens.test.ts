import { describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { practiceTenantId } from '../../src/practice/default-world.ts';
import { tokenKinds } from '../../src/practice/test-api.ts';
import { useDesk } from './desk.ts';

const appId = '00000000-0000-4000-8000-0000000000aa';
const desk = useDesk({ auth: { appId, password: 'example-secret' } });

async function verify(token: string) {
  const { server } = desk();
  const metadata = (await (await fetch(`${server.url}/.well-known/openidconfiguration`)).json()) as {
    issuer: string;
    jwks_uri: string;
  };
  const keys = createRemoteJWKSet(new URL(metadata.jwks_uri));
  const checks = { issuer: metadata.issuer, audience: appId, requiredClaims: ['exp', 'serviceurl'] };
  const { payload } = await jwtVerify(token, keys, { ...checks, algorithms: ['RS256'] });
  if (payload['serviceurl'] !== server.serviceUrl) throw new Error('serviceurl');
}

const askToken = async (change: Record<string, string> = {}) => {
  const response = await fetch(`${desk().server.loginUrl}/${practiceTenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: 'example-secret',
      scope: 'https://api.botframework.com/.default',
      ...change,
    }),
  });
  return { status: response.status, body: (await response.json()) as { access_token: string } };
};

describe('the tokens Teams sends', () => {
  it('come with each activity and pass against its key set', async () => {
    const { bot, teams } = desk();
    await teams.install('alex');
    await verify(bot.heard[0]!.authorization!.slice('Bearer '.length));
  });

  it('pass after the key was changed, with the new key only', async () => {
    const { teams } = desk();
    const old = await teams.mint('good');
    await teams.change({ rotateKeys: true });
    await verify(await teams.mint('good'));
    await expect(verify(old)).rejects.toThrow();
  });

  const bad = tokenKinds.filter((kind) => kind !== 'good' && kind !== 'notEndorsed');
  it.each(bad)('are refused when wrong: %s', async (kind) => {
    await expect(verify(await desk().teams.mint(kind))).rejects.toThrow();
  });

  it("can be a person's Entra token for the bot, signed well", async () => {
    expect(decodeJwt(await desk().teams.mint('azpBot'))).toMatchObject({
      azp: appId,
      ver: '2.0',
      tid: practiceTenantId,
    });
  });
});

describe('the login server', () => {
  it('gives the bot a token that the connector takes', async () => {
    const { teams, call } = desk();
    await teams.install('alex');
    const chat = await teams.find('alex');
    const { access_token: token } = (await askToken()).body;
    expect((await call('GET', `conversations/${chat}/members`, undefined, token)).status).toBe(200);
    expect((await call('GET', `conversations/${chat}/members`, undefined, `${token}x`)).status).toBe(401);
    expect((await call('GET', `conversations/${chat}/members`)).status).toBe(401);
  });

  it('refuses a wrong secret, also the old one after it was changed', async () => {
    expect((await askToken({ client_secret: 'guess' })).status).toBe(401);
    await desk().teams.change({ password: 'new-secret' });
    expect((await askToken()).status).toBe(401);
    expect((await askToken({ client_secret: 'new-secret' })).status).toBe(200);
  });

  it('and the signing keys can be down', async () => {
    await desk().teams.change({ tokensDown: true, keysDown: true });
    expect((await askToken()).status).toBe(503);
    expect((await fetch(`${desk().server.url}/.well-known/keys`)).status).toBe(503);
  });
});
