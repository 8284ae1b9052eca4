import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adminId, appId, issuer, password, tenantId } from './parties.ts';
import type { BenchTeams } from './teams.ts';

export interface BotKind {
  name: string;
  /** From the repository's root. */
  file: string;
  env: Record<string, string>;
  isDesk: boolean;
}

export interface RunningBot {
  kind: BotKind;
  url: string;
  /** From `spawn` to the first 200 of `/readyz`, ms. */
  startMs: number;
  memoryMb(): number;
  /** Processor time used so far, ms. */
  cpuMs(): number;
  stop(): Promise<void>;
}

const home = fileURLToPath(new URL('../../', import.meta.url));

/** The SDK's settings, by which both bots take the stand-in for their cloud. */
export function settingsFor(teams: BenchTeams, certificate: string): Record<string, string> {
  return {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: 'SingleTenant',
    ToBotFromChannelOpenIdMetadataUrl: `${teams.serviceUrl}.well-known/openidconfiguration`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${teams.serviceUrl}.well-known/openidconfiguration`,
    ToBotFromChannelTokenIssuer: issuer,
    ToChannelFromBotLoginUrl: teams.loginUrl,
    ToChannelFromBotOAuthScope: issuer,
    NODE_EXTRA_CA_CERTS: certificate,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    SERVICE_URL_HOSTS: new URL(teams.serviceUrl).host,
    PUBLIC_URL: 'https://desk.example.com',
    SECRET_KEY: 'an example secret of 32 characters',
    ADMIN_IDS: adminId,
    SENDS_PER_CONVERSATION: 'none',
    SENDS_PER_TENANT: 'none',
  };
}

/** In a process of its own and in an empty folder, its log in a file there. */
export async function startBot(
  kind: BotKind,
  settings: Record<string, string>,
  folder: string,
  nodeOptions: string[] = [],
): Promise<RunningBot> {
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  const log = openSync(join(folder, 'log.txt'), 'a');
  const env = { PATH: process.env['PATH'], ...settings, ...kind.env, PORT: String(port) };
  const began = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, join(home, kind.file)], {
    cwd: folder,
    env,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  await ready(child, `${url}/readyz`, join(folder, 'log.txt'));
  return {
    kind,
    url: `${url}/api/messages`,
    startMs: performance.now() - began,
    memoryMb: () => memoryOf(child.pid!),
    cpuMs: () => cpuOf(child.pid!),
    stop: async () => {
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

async function ready(child: ChildProcess, url: string, log: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline && child.exitCode === null) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill('SIGKILL');
  throw new Error(
    `${url} did not answer 200; the bot's log ends:\n${readFileSync(log, 'utf8').slice(-2_000)}`,
  );
}

function memoryOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

const tickMs = 10;

/** Only Linux tells in more than whole seconds; NaN elsewhere. */
function cpuOf(pid: number): number {
  if (!existsSync('/proc/self/stat')) return NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
