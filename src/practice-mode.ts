import { existsSync, rmSync } from 'node:fs';
import { sql } from 'kysely';
import type { PracticeConfig } from './config.ts';
import { createLog } from './log.ts';
import { createPracticeClock } from './practice/practice-clock.ts';
import { practiceAdminId } from './practice/default-world.ts';
import type { PracticeHooks } from './practice/options.ts';
import { startPractice } from './practice/server.ts';
import type { PracticeServer } from './practice/server.ts';
import { loadWorld } from './practice/state-file.ts';
import { createStory } from './practice/story.ts';
import { startDesk } from './start.ts';
import type { RunningDesk } from './start.ts';

export interface PracticeMode {
  pageUrl: string;
  /** Everything is new; otherwise it goes on where it was. */
  fresh: boolean;
  /** Until Monday morning is there; at once when it goes on. */
  opened: Promise<void>;
  now(): Date;
  stop(): Promise<void>;
}

/**
 * The bot and practice Teams side by side in one process, talking over HTTP only. The clock may be moved, the bot
 * restarted and everything reset from practice Teams' page.
 */
export async function startPracticeMode(wanted: PracticeConfig, folder = 'data'): Promise<PracticeMode> {
  const files = {
    teams: `${folder}/practice-teams.json`,
    database: `${folder}/practice.db`,
    clock: `${folder}/practice-clock.json`,
  };
  const config = {
    ...wanted,
    databaseUrl: wanted.databaseUrl ?? files.database,
    adminIds: [...wanted.adminIds, practiceAdminId],
  };
  // People watch the page, not the log.
  const log = createLog(process.env['LOG_LEVEL'] ? config.logLevel : 'warn');
  const fresh = !agree();
  if (fresh) forget();
  const clock = createPracticeClock(files.clock, config.deskTimezone);
  let teams: PracticeServer | undefined;
  async function open(): Promise<RunningDesk> {
    const desk = await startDesk(config, log, { now: clock.now, home: () => `${teams?.url ?? ''}/` });
    // Nobody mourns practice tickets after a power cut; waiting for the disk would double the time Monday takes.
    if (wanted.databaseUrl === undefined) await sql`pragma synchronous = normal`.execute(desk.desk.db);
    return desk;
  }

  let running: RunningDesk = await open();
  // Found again at the same place after a restart, also where any free port would do.
  config.port = Number(new URL(running.url).port);
  let changing: Promise<void> = Promise.resolve();

  /** A desk without its Teams or its clock, or a Monday that was never finished, would talk past each other. */
  function agree(): boolean {
    const kept =
      wanted.databaseUrl === undefined ? existsSync(files.database) : wanted.databaseUrl !== ':memory:';
    return kept && existsSync(files.clock) && loadWorld(files.teams)?.story !== undefined;
  }

  function forget(): void {
    for (const file of [files.teams, files.clock]) rmSync(file, { force: true });
    rmSync(`${files.teams}.files`, { recursive: true, force: true });
    forgetDatabase();
  }

  function forgetDatabase(): void {
    if (wanted.databaseUrl !== undefined) return;
    for (const suffix of ['', '-wal', '-shm']) rmSync(files.database + suffix, { force: true });
  }

  /** Stops the bot, does that, and starts it again; whoever needs the bot meanwhile waits. */
  function reopen(between: () => void): Promise<void> {
    const done = changing
      .catch(() => undefined)
      .then(async () => {
        await running.stop();
        between();
        running = await open();
      });
    changing = done;
    return done;
  }

  const hooks: PracticeHooks = {
    now: clock.now,
    advance: async (ms) => {
      await changing.catch(() => undefined);
      clock.advance(ms);
      await running.dispatch.drain();
    },
    restartBot: () => reopen(() => undefined),
    reset: () =>
      reopen(() => {
        forgetDatabase();
        clock.reset();
      }),
  };
  const story = createStory({
    url: () => teams?.url ?? '',
    world: () => teams?.world(),
    now: clock.now,
    zone: config.deskTimezone,
  });
  try {
    teams = await startPractice({
      botUrl: `${running.url}/api/messages`,
      port: wanted.port === 0 ? 0 : wanted.port + 1,
      servicePort: wanted.port === 0 ? 0 : wanted.port + 2,
      stateFile: files.teams,
      timezone: config.deskTimezone,
      messageActions: [{ commandId: 'sendToUser', title: 'Send to user', fetchTask: true }],
      hooks,
      story,
    });
  } catch (error) {
    await running.stop();
    throw error;
  }
  const server = teams;
  const opened = fresh ? story.begin() : Promise.resolve();
  opened.catch((error: unknown) => log.error({ code: 'story-broke', err: error }));
  return {
    pageUrl: `${server.url}/`,
    fresh,
    opened,
    now: clock.now,
    stop: async () => {
      await story.stop();
      await server.close();
      await changing.catch(() => undefined);
      await running.stop();
    },
  };
}
