import { existsSync, rmSync } from 'node:fs';
import type { PracticeConfig } from './config.ts';
import { createLog } from './log.ts';
import { createPracticeClock } from './practice/practice-clock.ts';
import { practiceAdminId } from './practice/default-world.ts';
import { startPractice } from './practice/server.ts';
import { createStory } from './practice/story.ts';
import { startDesk } from './start.ts';
import type { RunningDesk } from './start.ts';

const folder = 'data';
const stateFile = `${folder}/practice-teams.json`;
const databaseFile = `${folder}/practice.db`;

/**
 * The bot and practice Teams side by side in one process, talking over HTTP only. The clock may be moved, the bot
 * restarted and everything reset from practice Teams' page.
 */
export async function startPracticeMode(wanted: PracticeConfig) {
  const config = {
    ...wanted,
    databaseUrl: wanted.databaseUrl ?? databaseFile,
    adminIds: wanted.adminIds.length > 0 ? wanted.adminIds : [practiceAdminId],
  };
  // People watch the page, not the log.
  const log = createLog(process.env.LOG_LEVEL ? config.logLevel : 'warn');
  const clock = createPracticeClock(`${folder}/practice-clock.json`);
  if (!existsSync(stateFile)) forgetDesk();
  let pageUrl = '';
  let running: RunningDesk = await open();

  async function open(): Promise<RunningDesk> {
    return await startDesk(config, log, { now: clock.now, home: () => pageUrl });
  }

  /** A desk without its Teams, or the other way round, would talk past each other. */
  function forgetDesk(): void {
    if (wanted.databaseUrl) return;
    for (const suffix of ['', '-wal', '-shm']) rmSync(databaseFile + suffix, { force: true });
    clock.reset();
  }

  const hooks = {
    now: clock.now,
    advance: async (ms: number) => {
      clock.advance(ms);
      await running.dispatch.drain();
    },
    restartBot: async () => {
      await running.stop();
      running = await open();
    },
    reset: async () => {
      await running.stop();
      forgetDesk();
      running = await open();
    },
  };
  const story = createStory(() => teams.url, hooks);
  const teams = await startPractice({
    botUrl: `${running.url}/api/messages`,
    port: config.port === 0 ? 0 : config.port + 1,
    stateFile,
    timezone: config.deskTimezone,
    messageActions: [{ commandId: 'sendToUser', title: 'Send to user', fetchTask: true }],
    hooks,
    story,
  });
  pageUrl = `${teams.url}/`;
  if (teams.fresh) void story.begin().catch((error: unknown) => log.error({ code: 'story-broke', err: error }));
  return {
    pageUrl,
    stop: async () => {
      await teams.close();
      await running.stop();
    },
  };
}
