import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from '../src/config.ts';
import { EXAMPLES } from '../src/settings.ts';

const data = mkdtempSync(join(tmpdir(), 'deskhand-config-'));
afterAll(() => rmSync(data, { recursive: true }));

const id = 'aaaaaaaa-0000-4000-8000-000000000001';
const tenant = 'bbbbbbbb-0000-4000-8000-000000000002';
const inTeams = {
  PUBLIC_URL: 'https://desk.example.com/',
  SECRET_KEY: 'x'.repeat(32),
  MicrosoftAppId: id.toUpperCase(),
  MicrosoftAppPassword: 'secret',
  MicrosoftAppTenantId: tenant,
};
const load = (env: Record<string, string | undefined>) => loadConfig(env, data);

function mistakes(env: Record<string, string | undefined>): string {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  throw new Error('no mistake was found');
}

describe('settings', () => {
  it('need nothing at all to practise', () => {
    const config = load({});
    expect(config).toMatchObject({
      mode: 'practice',
      port: 3978,
      host: '127.0.0.1',
      confirmDays: 3,
      reopenDays: 14,
    });
    expect(config.limits.tenant).toEqual([{ count: 50, perMs: 1000 }]);
    expect(config.limits.conversation).toContainEqual({ count: 1800, perMs: 3_600_000 });
    expect(config.serviceUrlHosts).toContain('smba.trafficmanager.net');
  });

  it('keep a made-up secret for practice, readable by nobody else', () => {
    const first = load({}).secretKey;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(load({}).secretKey).toBe(first);
    expect(statSync(join(data, 'secret.key')).mode & 0o077).toBe(0);
  });

  it('refuse to practise where others can reach it', () => {
    for (const HOST of ['0.0.0.0', '::', '192.0.2.7', 'desk.example.com', '127.0.0.1.example.com']) {
      expect(mistakes({ HOST })).toContain('HOST must stay on this machine');
    }
    for (const HOST of ['localhost', '127.0.0.1', '::1']) expect(load({ HOST }).host).toBe(HOST);
  });

  it('describe a tenant', () => {
    expect(load(inTeams)).toMatchObject({
      mode: 'teams',
      host: '0.0.0.0',
      publicUrl: 'https://desk.example.com',
      allowedTenants: [tenant],
      app: { type: 'SingleTenant', id, password: 'secret', tenantId: tenant },
      cloud: { tokenIssuer: 'https://api.botframework.com', loginUrl: undefined },
    });
  });

  it('need no password with a managed identity, and a list of tenants with several', () => {
    const app = { ...inTeams, MicrosoftAppPassword: '' };
    expect(load({ ...app, MicrosoftAppType: 'UserAssignedMSI' })).toMatchObject({
      app: { type: 'UserAssignedMSI' },
    });
    expect(mistakes({ ...inTeams, MicrosoftAppType: 'MultiTenant' })).toContain('ALLOWED_TENANTS is missing');
  });

  it('name every mistake at once, with an example and without what was typed', () => {
    const message = mistakes({
      ...inTeams,
      PORT: 'many',
      PUBLIC_URL: 'http://desk.example.com',
      SECRET_KEY: 'too short',
      ADMIN_IDS: 'alex@example.com, robin@example.com',
      DESK_TIMEZONE: 'Mars/Base',
      SERVICE_URL_HOSTS: 'https://smba.trafficmanager.net/',
      SENDS_PER_CONVERSATION: '7 a second',
      MicrosoftAppPassword: ' ',
    });
    for (const name of [
      'PORT must be a whole number from 0 to 65535. Example: PORT=3978',
      'PUBLIC_URL must be an https address',
      'SECRET_KEY must have at least 32 characters',
      'ADMIN_IDS must be ids',
      'DESK_TIMEZONE must be an IANA time zone. Example: DESK_TIMEZONE=Europe/Berlin',
      'SERVICE_URL_HOSTS must be names like host or host:port',
      'SENDS_PER_CONVERSATION must be limits like 7/1s',
      'MicrosoftAppPassword is missing',
    ]) {
      expect(message).toContain(`\n  ${name}`);
    }
    expect(message.split('\n')).toHaveLength(9);
    expect(message).not.toMatch(/too short|many|alex/);
  });

  it('notice a password without an app id', () => {
    expect(mistakes({ MicrosoftAppPassword: 'secret' })).toContain('MicrosoftAppId is missing');
  });

  it('lift the limits with none', () => {
    const limits = load({ SENDS_PER_CONVERSATION: 'none', SENDS_PER_TENANT: '5/2m' }).limits;
    expect(limits).toEqual({ conversation: [], tenant: [{ count: 5, perMs: 120_000 }] });
  });
});

describe('.env.example', () => {
  const lines = readFileSync('.env.example', 'utf8').matchAll(/^# ?([A-Za-z_]+)=(.*)$/gm);
  const listed = Object.fromEntries([...lines].map(([, name, value]) => [name, value ?? '']));

  it('lists every setting and nothing else', () => {
    expect(Object.keys(listed).sort()).toEqual(Object.keys(EXAMPLES).sort());
  });

  it('is a valid file once the two secrets are filled in', () => {
    expect(load({ ...listed, SECRET_KEY: 'x'.repeat(32), MicrosoftAppPassword: 'secret' }).mode).toBe(
      'teams',
    );
  });
});

describe('the README', () => {
  it('has a row for every setting', () => {
    const section =
      readFile('README.md')
        .split(/^## /m)
        .find((part) => part.startsWith('Settings')) ?? '';
    const rows = [...section.matchAll(/^\| `([A-Za-z_]+)`/gm)].map(([, name]) => name);
    if (section) expect(rows.sort()).toEqual(Object.keys(EXAMPLES).sort());
  });
});

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
