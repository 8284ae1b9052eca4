import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../src/main.ts');

describe('npm start', () => {
  let folder: string;
  let child: ChildProcess | undefined;
  let taken: Server | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskhand-'));
  });

  afterEach(() => {
    child?.kill('SIGKILL');
    taken?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function run(env: Record<string, string>) {
    const clean = { PATH: process.env['PATH'] ?? '', ...env };
    const started = spawn(process.execPath, [main], { cwd: folder, env: clean });
    child = started;
    let said = '';
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    }
    const ended = new Promise<number | null>((resolve) => started.once('exit', resolve));
    return {
      ended: ended.then((code) => ({ code, said })),
      kill: (signal: NodeJS.Signals) => started.kill(signal),
      until: (words: string) =>
        new Promise<void>((resolve) => {
          started.stdout.on('data', () => said.includes(words) && resolve());
        }),
    };
  }

  const occupy = (): Promise<number> =>
    new Promise((resolve) => {
      const server = createServer();
      taken = server;
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });

  it('names the port that is taken, and the setting, and touches nothing', async () => {
    const port = await occupy();
    const { code, said } = await run({ PORT: `${port}` }).ended;
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`^Port ${port} is in use.*PORT=`));
    expect(said).not.toMatch(/\bat \w/);
    expect(readdirSync(folder).flatMap((name) => readdirSync(join(folder, name)))).not.toContain(
      'practice.db',
    );
  });

  it('logs nothing of the requests it answers', async () => {
    const port = await occupy();
    taken?.close();
    const started = run({
      PORT: `${port}`,
      HOST: '127.0.0.1',
      PUBLIC_URL: 'https://desk.example.com',
      SECRET_KEY: 'an example secret of 32 characters',
      MicrosoftAppId: '00000000-0000-4000-8000-0000000000aa',
      MicrosoftAppPassword: 'example',
      MicrosoftAppTenantId: '00000000-0000-4000-8000-0000000000bb',
      ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:9/',
    });
    await started.until('started');
    const headers = { authorization: 'Bearer of-somebody', cookie: 'of=somebody' };
    const status = async (path: string, method = 'GET') =>
      (await fetch(`http://127.0.0.1:${port}${path}`, { method, headers })).status;
    expect(await status('/')).toBe(404);
    expect(await status('/nowhere')).toBe(404);
    expect(await status('/files/unknown?to=somebody')).toBe(404);
    expect(await status('/api/messages', 'POST')).toBe(401);
    expect(await status('/healthz')).toBe(200);
    started.kill('SIGTERM');
    expect((await started.ended).said).not.toContain('somebody');
  });

  it('names it also where only the page would lie on it', async () => {
    const port = await occupy();
    const { said } = await run({ PORT: `${port - 1}` }).ended;
    expect(said).toContain(`Port ${port} is in use`);
    expect(said).toContain(`${port - 1} to ${port + 1}`);
  });

  it('refuses to practise where others could reach it', async () => {
    const { code, said } = await run({ HOST: '0.0.0.0' }).ended;
    expect(code).toBe(1);
    expect(said).toContain('HOST must stay on this machine in practice mode');
  });

  it('says where to look, and Ctrl-C ends it', async () => {
    const started = run({ PORT: '0' });
    await started.until('Ctrl-C');
    started.kill('SIGINT');
    const { code, said } = await started.ended;
    expect(code).toBe(0);
    expect(said).toMatch(/http:\/\/127\.0\.0\.1:\d+\//);
    expect(said).not.toContain('"level"');
    expect(said).not.toContain('Ready');
  });
});
