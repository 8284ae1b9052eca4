import { randomUUID } from 'node:crypto';
import type { Desk } from './app/desk.ts';
import { inTurn } from './app/desk.ts';
import { startDispatch } from './app/dispatch.ts';
import type { Dispatch } from './app/dispatch.ts';
import { enqueue } from './app/enqueue.ts';
import { seedEscalators } from './app/escalators.ts';
import type { Config } from './config.ts';
import { createCaseDeliverer } from './connectors/deliver-case.ts';
import type { Log } from './log.ts';
import { listen } from './server.ts';
import { openDatabase } from './store/database.ts';
import type { Database } from './store/database.ts';
import { migrate } from './store/migrate.ts';
import { recoverOrders } from './store/outbox.ts';
import { createAdapter } from './teams/adapter.ts';
import { createBot } from './teams/bot.ts';
import { createConnector } from './teams/connector.ts';
import { createDeliver } from './teams/deliver.ts';
import { loadArticles } from './triage/articles.ts';
import { suggestArticles } from './triage/suggest.ts';
import { understand } from './triage/understand.ts';

export interface RunningDesk {
  url: string;
  desk: Desk;
  dispatch: Dispatch;
  /** Takes no more requests, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

export interface StartOptions {
  now?: () => Date;
  /** An open database to use instead of the configured one; it stays open. */
  database?: Database;
  home?: () => string;
}

const firstWords = 'my printer is offline';

/** Wires the whole desk: database, dispatch loop, HTTP. */
export async function startDesk(config: Config, log: Log, options: StartOptions = {}): Promise<RunningDesk> {
  const onConnectionLost = (error: Error) => log.warn({ code: 'database-connection-lost', err: error });
  const database = options.database ?? (await openDatabase(config.databaseUrl, { onConnectionLost }));
  await migrate(database);
  // SQLite has this process alone: whatever was being sent when it died is picked up at once.
  if (database.can.dialect === 'sqlite') await recoverOrders(database.db, true);
  const { articles, problems } = loadArticles(undefined, config.knowledgeDir);
  for (const problem of problems) log.warn({ code: 'article-unreadable', ...problem });

  const desk: Desk = {
    db: database.db,
    config,
    log,
    articles,
    now: options.now ?? (() => new Date()),
    newId: randomUUID,
    nudge: () => dispatch.nudge(),
  };
  const connector = createConnector(config, log);
  const dispatch = startDispatch(desk, createDeliver(desk, connector, createCaseDeliverer(desk)));
  await inTurn(desk, seedEscalators);
  await orderDailyRounds(desk);
  const adapter = createAdapter(config, log);
  const http = await listen(desk, adapter, createBot(desk), options.home);
  void adapter.warmUp();
  // So that nobody's first words wait for it, and the start doesn't either.
  const warmUp = setTimeout(
    () => suggestArticles(understand(firstWords), firstWords, articles),
    1_000,
  ).unref();
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${http.port}`,
    desk,
    dispatch,
    stop: async () => {
      clearTimeout(warmUp);
      await http.close();
      await dispatch.stop();
      connector.close();
      if (!options.database) await database.close();
    },
  };
}

/** Each round orders the next one; an order that is waiting already is not doubled. */
async function orderDailyRounds(desk: Desk): Promise<void> {
  await inTurn(desk, async (turn) => {
    for (const purpose of ['readRosters', 'sealCheckpoint', 'forgetOld'] as const) {
      await enqueue(turn, [{ type: 'WakeDesk', purpose, due: turn.now }]);
    }
  });
}
