import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClient } from '../../src/practice/client.ts';
import { startPractice } from '../../src/practice/server.ts';
import { startRecorderBot } from './recorder-bot.ts';
import type { RecorderBot } from './recorder-bot.ts';

describe('practice Teams with a state file', () => {
  let folder: string;
  let stateFile: string;
  let bot: RecorderBot;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'practice-'));
    stateFile = join(folder, 'data', 'practice.json');
    bot = await startRecorderBot();
  });
  afterEach(async () => {
    await bot.close();
    await rm(folder, { recursive: true });
  });

  async function during<T>(
    use: (teams: Awaited<ReturnType<typeof openClient>>, fresh: boolean) => Promise<T>,
  ): Promise<T> {
    const server = await startPractice({ botUrl: bot.url, stateFile });
    const teams = await openClient(server.url);
    try {
      return await use(teams, server.fresh);
    } finally {
      teams.close();
      await server.close();
    }
  }

  it('remembers messages, files, installs, badges and the clock across a restart', async () => {
    const attachment = { kind: 'image' as const, name: 'a.png', contentType: 'image/png', base64: 'aGk=' };
    const before = await during(async (teams, fresh) => {
      expect(fresh).toBe(true);
      await teams.install('alex');
      await teams.say('alex', { text: 'Hello', attachments: [attachment] });
      await teams.say('robin', 'Morning', { in: 'User support' });
      await teams.advance(3_600_000);
      return teams.snapshot();
    });
    await during(async (teams, fresh) => {
      expect(fresh).toBe(false);
      const after = await teams.snapshot();
      expect(after.conversations).toEqual(before.conversations);
      expect(after.shifted).toBeGreaterThan(3_599_000);
      const [message] = await teams.seen('alex');
      expect(message).toMatchObject({ text: 'Hello' });
      expect(await (await fetch(teams.url + message!.attachments[0]!.url)).text()).toBe('hi');
      const next = await teams.say('alex', 'Again');
      expect(Number(next.id)).toBeGreaterThan(Number(message!.id));
    });
  });

  it('starts afresh on a broken file, and keeps that aside', async () => {
    await during(async () => undefined);
    await writeFile(stateFile, '{"v":1,');
    await during(async (_, fresh) => expect(fresh).toBe(true));
    expect(await readFile(`${stateFile}.broken`, 'utf8')).toBe('{"v":1,');
  });

  it('forgets all on reset', async () => {
    await during(async (teams) => {
      await teams.install('alex');
      await teams.say('alex', 'Hello');
      await teams.reset();
      expect(await teams.seen('alex')).toEqual([]);
      expect((await teams.view('alex')).botInstalled).toBe(false);
    });
  });
});
