import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Within a transaction: keeps what `work` wrote only when `isGood` says so of its result. */
export async function keepIf<T>(db: Db, isGood: (result: T) => boolean, work: () => Promise<T>): Promise<T> {
  await sql`savepoint attempt`.execute(db);
  const result = await work();
  if (!isGood(result)) await sql`rollback to savepoint attempt`.execute(db);
  // Also after going back, or it would stand for the one around it.
  await sql`release savepoint attempt`.execute(db);
  return result;
}
