import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { createCredentials } from '../../src/teams/credentials.ts';
import { TENANT, readableLog, teamsConfig } from '../support/channel.ts';
import { startLoginServer } from '../support/login-server.ts';

let login: Awaited<ReturnType<typeof startLoginServer>>;
let time: number;
const { log, lines } = readableLog();
const minute = 60_000;

beforeAll(async () => {
  login = await startLoginServer();
});
beforeEach(() => {
  Object.assign(login, { mood: 'well', tokens: 0 });
  time = Date.now();
  lines.length = 0;
});
afterAll(() => login.close());

function create(env: Record<string, string> = {}) {
  const config = teamsConfig({ ToChannelFromBotLoginUrl: `${login.url}/${TENANT}`, ...env });
  const credentials = createCredentials(config, log, { now: () => time, timeoutMs: 300 });
  if (!credentials) throw new Error('unreachable');
  return credentials;
}

describe('the bot’s token', () => {
  it('is fetched from a login server of one’s own, once for all', async () => {
    const credentials = create();
    const tokens = await Promise.all([credentials.token(), credentials.token(), credentials.token()]);
    expect(tokens).toEqual(['token-1', 'token-1', 'token-1']);
    expect(await credentials.token()).toBe('token-1');
    expect(login.tokens).toBe(1);
  });

  it('finds the tenant by itself where the login address names none', async () => {
    expect(await create({ ToChannelFromBotLoginUrl: login.url }).token()).toBe('token-1');
  });

  it('is renewed before it expires', async () => {
    const credentials = create();
    await credentials.token();
    time += 54 * minute;
    expect(await credentials.token()).toBe('token-1');
    time += 2 * minute;
    expect(await credentials.token()).toBe('token-2');
  });

  it('serves to its end while the login is down, and no longer', async () => {
    const credentials = create();
    await credentials.token();
    login.mood = 'down';
    time += 56 * minute;
    expect(await credentials.token()).toBe('token-1');
    time += 3.5 * minute;
    expect(await credentials.token()).toBeUndefined();
  });

  it('is fetched again when forgotten', async () => {
    const credentials = create();
    await credentials.token();
    credentials.forget();
    expect(await credentials.token()).toBe('token-2');
  });

  it.each(['down', 'secret rotated'] as const)('comes back soon after the login was %s', async (mood) => {
    const credentials = create();
    login.mood = mood;
    expect(await credentials.token()).toBeUndefined();
    expect(await credentials.token()).toBeUndefined();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('token-unavailable');
    if (mood === 'secret rotated') expect(lines[0]).toContain('AADSTS7000215');
    expect(lines.join('')).not.toMatch(/app-password|wrong secret/);
    login.mood = 'well';
    time += 1_000;
    expect(await credentials.token()).toBe('token-1');
  });

  it('is given up after a while of silence', async () => {
    const credentials = create();
    login.mood = 'silent';
    expect(await credentials.token()).toBeUndefined();
  });

  it('is not needed to practise', () => {
    expect(createCredentials(loadConfig({ SECRET_KEY: 'x'.repeat(32) }), log)).toBeUndefined();
  });
});
