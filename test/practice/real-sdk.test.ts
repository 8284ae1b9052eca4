import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { botSettings } from '../../src/practice/bot-settings.ts';
import { openClient } from '../../src/practice/client.ts';
import type { PracticeClient } from '../../src/practice/client.ts';
import { spawnPractice } from '../../src/practice/process.ts';
import type { PracticeProcess } from '../../src/practice/process.ts';
import type { TokenKind } from '../../src/practice/test-api.ts';
import { createCertificate } from './certificate.ts';

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout!.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)));
  });

describe("Microsoft's SDK against practice Teams, both in processes of their own, with tokens", () => {
  let folder: string;
  let practice: PracticeProcess;
  let bot: ChildProcess;
  let teams: PracticeClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'practice-'));
    const tls = createCertificate();
    const certificate = join(folder, 'cert.pem');
    await writeFile(certificate, tls.cert);
    const auth = { appId: '00000000-0000-4000-8000-0000000000aa', password: 'example-secret', tls };
    const delivery = { resends: 0 };
    practice = await spawnPractice({ botUrl: 'http://127.0.0.1:9/', auth, delivery });
    bot = spawn(process.execPath, [join(import.meta.dirname, 'echo-bot.ts')], {
      env: {
        ...process.env,
        ...botSettings(practice, auth),
        NODE_EXTRA_CA_CERTS: certificate,
        NODE_OPTIONS: '',
      },
      // The SDK prints each refused token with its stack.
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    teams = await openClient(practice.url);
    await teams.change({ botUrl: await firstLine(bot) });
    await teams.installEverywhere();
  });

  afterAll(async () => {
    teams.close();
    bot.kill();
    await practice.close();
    await rm(folder, { recursive: true });
  });

  it('the bot takes the token, fetches its own over TLS, and its answer is seen', async () => {
    expect((await teams.say('alex', 'Hello')).delivered).toMatchObject({ status: 200 });
    const { author } = await teams.waitForMessage('alex', undefined, ({ text }) => text === 'You said Hello');
    expect(author).toMatchObject({ type: 'bot', name: 'Deskhand' });
    expect(await teams.complaints()).toEqual([]);
  });

  it('the bot reads the roster', async () => {
    await teams.say('sam', 'members');
    await teams.waitForMessage('sam', undefined, ({ text }) => text === 'Sam Sample sam@contoso.com');
  });

  it('a call without a token is refused', async () => {
    const chat = await teams.find('alex');
    const response = await fetch(`${practice.serviceUrl}v3/conversations/${chat}/members`);
    expect(response.status).toBe(401);
  });

  const bad: TokenKind[] = [
    'otherIssuer',
    'otherAudience',
    'algNone',
    'hs256',
    'wrongKey',
    'expired',
    'otherServiceUrl',
  ];
  it.each(bad)('the SDK itself refuses a token that is %s', async (kind) => {
    const { activity } = (await teams.deliveries()).at(-1)!;
    const { status } = await teams.deliver({ ...activity, text: kind }, kind);
    expect(status).toBeGreaterThanOrEqual(400);
    const texts = (await teams.seen('alex')).map(({ text }) => text);
    expect(texts).not.toContain(`You said ${kind}`);
  });
});
