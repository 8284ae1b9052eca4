import { sql } from 'kysely';
import { capabilitiesOf } from './capabilities.ts';
import type { Db } from './database.ts';

/**
 * Runs `work` in a transaction, which is on disk when this resolves. SQLite waits for the disk in the only thread, 1 ms
 * and more a commit, so there transactions that are ready together share one: each stands or falls by itself, and none
 * is told that it stands before all are on disk.
 */
export function transact<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  if (!capabilitiesOf(db).oneWriter) return db.transaction().execute(work);
  return new Promise((resolve, reject) => {
    const member = { run: async (tx: Db) => keep(await alone(tx, work), resolve, reject), reject };
    const group = waiting.get(db);
    if (group) return void group.push(member);
    waiting.set(db, [member]);
    // After all that has arrived by now.
    setImmediate(() => void commitTogether(db));
  });
}

interface Member {
  /** Answers what is to be told after the commit. */
  run(tx: Db): Promise<() => void>;
  reject(error: unknown): void;
}

const waiting = new WeakMap<Db, Member[]>();

async function commitTogether(db: Db): Promise<void> {
  const group = waiting.get(db) ?? [];
  waiting.delete(db);
  try {
    const tell = await db.transaction().execute(async (tx) => {
      const outcomes = [];
      for (const member of group) outcomes.push(await member.run(tx));
      return outcomes;
    });
    for (const one of tell) one();
  } catch (error) {
    for (const member of group) member.reject(error);
  }
}

type Outcome<T> = { type: 'stands'; value: T } | { type: 'falls'; error: unknown };

async function alone<T>(tx: Db, work: (tx: Db) => Promise<T>): Promise<Outcome<T>> {
  await sql`savepoint member`.execute(tx);
  let outcome: Outcome<T>;
  try {
    outcome = { type: 'stands', value: await work(tx) };
  } catch (error) {
    // Fails where SQLite gave up the whole transaction, as on a full disk: then nobody's stands.
    await sql`rollback to savepoint member`.execute(tx);
    outcome = { type: 'falls', error };
  }
  await sql`release savepoint member`.execute(tx);
  return outcome;
}

function keep<T>(outcome: Outcome<T>, resolve: (value: T) => void, reject: (error: unknown) => void) {
  return () => (outcome.type === 'stands' ? resolve(outcome.value) : reject(outcome.error));
}
