import { setTimeout } from 'node:timers/promises';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { capabilitiesOf } from '../store/capabilities.ts';
import type { Db } from '../store/database.ts';
import { VersionConflict } from '../store/tickets.ts';
import { transact } from '../store/transact.ts';
import type { Article } from '../triage/articles.ts';

/** What the whole desk shares. `now` is injected: tests and practice mode move the clock. */
export interface Desk {
  db: Db;
  config: Config;
  log: Log;
  articles: readonly Article[];
  now(): Date;
  newId(): string;
  /** Tells the dispatch loop that there may be something to deliver. */
  nudge(): void;
}

/** One transaction: everything a turn reads and writes goes through `db`, and nothing in it touches the network. */
export interface Turn {
  db: Db;
  now: string;
  newId(): string;
  config: Config;
  articles: readonly Article[];
}

const tries = 5;
/** A locked database is waited for some three seconds in all: an answer is due in five. */
const busyPauseMs = 200;

/** Runs `work` in one transaction and again when another turn was faster; tells the dispatch loop afterwards. */
export async function inTurn<T>(desk: Desk, work: (turn: Turn) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await transact(desk.db, (tx) => work(turnOn(desk, tx)));
      desk.nudge();
      return result;
    } catch (error) {
      const can = capabilitiesOf(desk.db);
      const again = error instanceof VersionConflict || can.isBusy(error) || can.isUniqueViolation(error);
      if (!again || attempt === tries) throw error;
      if (can.isBusy(error)) await setTimeout(attempt * busyPauseMs);
    }
  }
}

export function turnOn(desk: Desk, db: Db): Turn {
  return {
    db,
    now: desk.now().toISOString(),
    newId: desk.newId,
    config: desk.config,
    articles: desk.articles,
  };
}
