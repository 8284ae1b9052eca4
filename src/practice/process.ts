import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PracticeOptions } from './options.ts';
import { startPractice } from './server.ts';
import type { PracticeServer } from './server.ts';

/** What crosses to another process: no functions. */
export type ProcessOptions = Omit<PracticeOptions, 'hooks' | 'story'>;

export interface PracticeProcess {
  url: string;
  serviceUrl: string;
  loginUrl: string;
  smtpUrl: string;
  fresh: boolean;
  pid: number;
  /** Saves and ends it. */
  close(): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

const file = fileURLToPath(import.meta.url);

/** Runs practice Teams in a process of its own; options go through its environment, since they hold keys. */
export function spawnPractice(options: ProcessOptions): Promise<PracticeProcess> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, PRACTICE_OPTIONS: JSON.stringify(options), NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = (signal: NodeJS.Signals) => async () => {
    child.kill(signal);
    await ended;
  };
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end < 0) return;
      const ready = JSON.parse(text.slice(0, end)) as Omit<PracticeServer, 'close' | 'world'>;
      resolve({ ...ready, pid: child.pid ?? 0, close: stop('SIGTERM'), kill: stop('SIGKILL') });
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`practice Teams ended with ${code} before it was ready`)));
  });
}

if (process.argv[1] === file) {
  const options = JSON.parse(process.env['PRACTICE_OPTIONS'] ?? process.argv[2] ?? '{}') as ProcessOptions;
  const { close, world: _, ...ready } = await startPractice(options);
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  let closing: Promise<void> | null = null;
  const end = () => (closing ??= close().then(() => process.exit(0)));
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // The one who started it is gone.
  process.stdin.on('end', end).resume();
}
