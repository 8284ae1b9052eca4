import { existsSync, rmSync } from 'node:fs';
import type { PracticeConfig } from './config.ts';
import { createLog } from './log.ts';
import { newSecret, practiceDestinations } from './practice-destinations.ts';
import { knowsTickets, openDeskDatabase } from './practice-database.ts';
import { createPracticeClock } from './practice/practice-clock.ts';
import { practiceAdminId } from './practice/default-world.ts';
import type { Tale } from './practice/monday/acts.ts';
import type { PracticeHooks } from './practice/options.ts';
import { startPractice } from './practice/server.ts';
import type { PracticeServer } from './practice/server.ts';
import { loadWorld } from './practice/state-file.ts';
import { createStory } from './practice/story.ts';
import { startDesk } from './start.ts';
import type { RunningDesk } from './start.ts';
import { dropAllTables } from './store/all-tables.ts';
import { nextDue } from './store/outbox.ts';

export interface PracticeMode {
  pageUrl: string;
  /** Everything is new; otherwise it goes on where it was. */
  fresh: boolean;
  /** True once Monday morning is there, at once when it goes on; false when it was stopped before. */
  opened: Promise<boolean>;
  now(): Date;
  stop(): Promise<void>;
}

export interface PracticeModeOptions {
  /** Where everything is kept. Default `data`. */
  folder?: string;
  /** What happened before Monday morning; the thirty tickets by default. */
  tales?: Tale[];
}

/**
 * The bot and practice Teams side by side in one process, talking over HTTP only. The clock may be moved, the bot
 * restarted and everything reset from practice Teams' page.
 */
export async function startPracticeMode(
  wanted: PracticeConfig,
  { folder = 'data', tales }: PracticeModeOptions = {},
): Promise<PracticeMode> {
  const teamsFile = `${folder}/practice-teams.json`;
  const clockFile = `${folder}/practice-clock.json`;
  const config = { ...wanted, adminIds: [...wanted.adminIds, practiceAdminId] };
  // People watch the page, not the log.
  const log = createLog(process.env['LOG_LEVEL'] ? config.logLevel : 'warn');
  const isOurFile = wanted.databaseUrl === undefined;
  const database = await openDeskDatabase(wanted.databaseUrl ?? `${folder}/practice.db`, isOurFile);
  const fresh = !(await agree());
  if (fresh) await forget();
  const clock = createPracticeClock(clockFile, config.deskTimezone);
  let teams: PracticeServer | undefined;
  const open = () => startDesk(config, log, { now: clock.now, database, home: () => `${teams?.url ?? ''}/` });
  let running: RunningDesk = await open();
  // Found again at the same place after a restart, also where any free port would do.
  config.port = Number(new URL(running.url).port);
  // Links and destinations lead there, too.
  if (new URL(config.publicUrl).port === '0') config.publicUrl = running.url;
  const secret = newSecret();
  let changing: Promise<void> = Promise.resolve();

  /** A desk without its Teams or its clock, or a Monday that was never finished, would talk past each other. */
  async function agree(): Promise<boolean> {
    const story = existsSync(clockFile) ? loadWorld(teamsFile)?.story : undefined;
    return story !== undefined && (await knowsTickets(database, story.known));
  }

  async function forget(): Promise<void> {
    for (const file of [teamsFile, clockFile]) rmSync(file, { force: true });
    rmSync(`${teamsFile}.files`, { recursive: true, force: true });
    await dropAllTables(database);
  }

  /** From one thing that is due to the next, so that each happens at its time and not all at the end. */
  async function passTime(ms: number): Promise<void> {
    const end = clock.now().getTime() + ms;
    // What is tried again every few seconds, because Teams is down, must not make a week endless.
    const leastStep = Math.max(1_000, ms / 50);
    await running.dispatch.drain();
    for (;;) {
      const left = end - clock.now().getTime();
      const due = await nextDue(running.desk.db);
      const untilDue = due === undefined ? Infinity : Date.parse(due) - clock.now().getTime();
      clock.advance(Math.max(0, Math.min(left, Math.max(untilDue, leastStep))));
      await running.dispatch.drain();
      if (untilDue >= left || left <= leastStep) return;
    }
  }

  /** Stops the bot, does that, and starts it again; whoever needs the bot meanwhile waits. */
  function reopen(between: () => Promise<void>): Promise<void> {
    const done = changing
      .catch(() => undefined)
      .then(async () => {
        await running.stop();
        await between();
        running = await open();
      });
    changing = done;
    return done;
  }

  const hooks: PracticeHooks = {
    now: clock.now,
    advance: async (ms) => {
      await changing.catch(() => undefined);
      await passTime(ms);
    },
    restartBot: () => reopen(async () => {}),
    reset: () =>
      reopen(async () => {
        await dropAllTables(database);
        clock.reset();
      }),
  };
  const story = createStory({
    url: () => teams?.url ?? '',
    world: () => teams?.world(),
    now: clock.now,
    zone: config.deskTimezone,
    tales,
  });
  try {
    teams = await startPractice({
      botUrl: `${running.url}/api/messages`,
      port: wanted.port === 0 ? 0 : wanted.port + 1,
      servicePort: wanted.port === 0 ? 0 : wanted.port + 2,
      stateFile: teamsFile,
      timezone: config.deskTimezone,
      outside: { secrets: { operations: secret } },
      messageActions: [{ commandId: 'sendToUser', title: 'Send to user', fetchTask: true }],
      hooks,
      story,
    });
  } catch (error) {
    await running.stop();
    await database.close();
    throw error;
  }
  const server = teams;
  // Known only now; nothing was sent before.
  Object.assign(config, practiceDestinations(wanted, server, secret));
  const begun = fresh ? story.begin() : Promise.resolve();
  const opened = begun.then(() => server.world().story !== undefined);
  opened.catch((error: unknown) => log.error({ code: 'story-broke', err: error }));
  return {
    pageUrl: `${server.url}/`,
    fresh,
    opened,
    now: clock.now,
    stop: async () => {
      await story.stop();
      await changing.catch(() => undefined);
      // First the bot: cut off in the middle of a message it would not know whether that arrived.
      await running.stop();
      await server.close();
      await database.close();
    },
  };
}
