import { PostgresAdapter } from 'kysely';
import type { SelectQueryBuilder } from 'kysely';
import type { Db } from './db.ts';

/** SQLite has one writer at a time and knows no row locks; PostgreSQL needs them. */
export function hasRowLocks(db: Db): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

export function lockRows<DB, TB extends keyof DB, O>(
  db: Db,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return hasRowLocks(db) ? query.forUpdate() : query;
}
