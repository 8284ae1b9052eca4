import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from './databases.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface BotProcess {
  url: string;
  start(): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

/** The bot as it is run, in a process of its own on a port that stays the same; `folder` is where it runs. */
export async function botProcess(env: Record<string, string>, folder: string): Promise<BotProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const settings = { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: String(port), ...env };
  return {
    url,
    start: async () => {
      child = spawn(process.execPath, [main], {
        cwd: folder,
        env: settings,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const ended = once(child, 'exit').then(([code]) => {
        throw new Error(`the bot ended with ${code} before it was ready`);
      });
      ended.catch(() => undefined);
      await Promise.race([answering(url), ended]);
    },
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** The address under which another process opens the same test database. */
export function addressOf({ url, schema }: TestDatabase): string {
  return schema ? `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}` : url;
}

async function answering(url: string): Promise<void> {
  for (;;) {
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
