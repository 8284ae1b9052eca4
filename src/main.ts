import { existsSync } from 'node:fs';
import { ConfigError, loadConfig } from './config.ts';
import type { PracticeConfig } from './config.ts';
import { requireFreePorts } from './free-ports.ts';
import { createLog } from './log.ts';
import type { PracticeMode } from './practice-mode.ts';
import { checkRuntime } from './runtime.ts';
import { startDesk } from './start.ts';

/** Load config → open database → wire → listen → drain and stop on SIGTERM. */
async function main(): Promise<void> {
  const outdated = checkRuntime(process.versions);
  if (outdated.length > 0) throw new ConfigError(outdated.join('\n'));
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = loadConfig(process.env);
  const log = createLog(config.logLevel);
  await requireFreePorts(config.host, config.port, config.mode === 'practice' ? 3 : 1);
  const running = config.mode === 'practice' ? await startPracticeDesk(config) : await startDesk(config, log);

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
