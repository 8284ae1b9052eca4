import { existsSync } from 'node:fs';
import { ConfigError, loadConfig } from './config.ts';
import type { Config } from './config.ts';
import { createLog } from './log.ts';
import { checkRuntime } from './runtime.ts';
import { startDesk } from './start.ts';

/** Load config → open database → wire → listen → drain and stop on SIGTERM. */
async function main(): Promise<void> {
  const outdated = checkRuntime(process.versions);
  if (outdated.length > 0) throw new ConfigError(outdated.join('\n'));
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = loadConfig(process.env);
  const log = createLog(config.logLevel);
  const running = config.mode === 'practice' ? await startPracticeDesk(config) : await startDesk(config, log);
  log.info({ code: 'started', mode: config.mode });

  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= running.stop().then(() => process.exit(0)));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Practice Teams is loaded only where there is no tenant. */
async function startPracticeDesk(config: Extract<Config, { mode: 'practice' }>) {
  const { startPracticeMode } = await import('./practice-mode.ts');
  const running = await startPracticeMode(config);
  console.log(
    `\n  Deskhand is open in practice mode: no tenant, no account, nobody real.\n\n  Open ${running.pageUrl}\n`,
  );
  return running;
}

main().catch((error: unknown) => {
  const readable = error instanceof ConfigError || (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  console.error(readable ? (error as Error).message : error);
  process.exit(1);
});
