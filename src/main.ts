import { existsSync, statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ConfigError, loadConfig, mistakeList } from './config.ts';
import type { PracticeConfig, TeamsConfig } from './config.ts';
import { requireFreePorts } from './free-ports.ts';
import { createLog } from './log.ts';
import type { Log } from './log.ts';
import type { PracticeMode } from './practice-mode.ts';
import { checkRuntime } from './runtime.ts';
import type { RunningDesk } from './start.ts';

// Compiled code is kept beside the packages, not in a folder others can write to: a third off every later start.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));

/** Load config → open database → wire → listen → drain and stop on SIGTERM. */
async function main(): Promise<void> {
  const outdated = checkRuntime(process.versions);
  if (outdated.length > 0) throw new ConfigError(outdated.join('\n'));
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = loadConfig(process.env);
  requireFolder(config.knowledgeDir);
  const log = createLog(config.logLevel);
  await requireFreePorts(config.host, config.port, config.mode === 'practice' ? 3 : 1);
  const running =
    config.mode === 'practice' ? await startPracticeDesk(config) : await startTeamsDesk(config, log);

  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= running.stop().then(() => process.exit(0)));
  process.on('SIGTERM', stop);
  process.on('SIGINT', () => {
    // A second Ctrl-C doesn't wait for anything.
    if (stopping) process.exit(130);
    void stop();
  });
  if ('pageUrl' in running) sayWhereToLook(running, config.deskTimezone);
  else log.info({ code: 'started' });
}

/** Whoever names a folder of articles would miss them. */
function requireFolder(path: string | undefined): void {
  if (path === undefined || statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new ConfigError(mistakeList(['KNOWLEDGE_DIR must be a folder that exists']));
}

/** Loaded only now, so that it comes from the cache. */
async function startTeamsDesk(config: TeamsConfig, log: Log): Promise<RunningDesk> {
  const { startDesk } = await import('./start.ts');
  return await startDesk(config, log);
}

/** Practice Teams is loaded only where there is no tenant. */
async function startPracticeDesk(config: PracticeConfig): Promise<PracticeMode> {
  const { startPracticeMode } = await import('./practice-mode.ts');
  return await startPracticeMode(config);
}

function sayWhereToLook({ pageUrl, fresh, opened, now }: PracticeMode, timeZone: string): void {
  const { format } = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  const begins = fresh
    ? 'A Monday with thirty tickets is being made; that takes some seconds.'
    : `It goes on where it was: ${format(now())}.`;
  console.log(`
  Deskhand is open in practice mode: no tenant, no account, nobody real.

    ${pageUrl}

  ${begins}
  Ctrl-C stops it, and the next start goes on from there.
`);
  if (!fresh) return;
  void opened.then(
    (ready) => ready && console.log(`  Ready: ${format(now())}.\n`),
    () => {},
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
