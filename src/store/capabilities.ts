import { PostgresAdapter, sql } from 'kysely';
import type { Kysely, RawBuilder, SelectQueryBuilder } from 'kysely';

/** Where the two databases differ. Store functions ask by name, so that none of them asks which database it is. */
export type Capabilities = {
  dialect: 'sqlite' | 'postgres';
  /** All transactions follow one another on one connection. */
  oneWriter: boolean;
  /** Holds the rows until the transaction ends. SQLite has one writer, so there a transaction already does. */
  lockRow: Lock;
  /** The same, passing over what another instance holds. A syntax error on SQLite, which has one instance only. */
  forUpdateSkipLocked: Lock;
  /** Holds a name until the transaction ends: alone, or beside others who share it. SQLite as with `lockRow`. */
  holdName<T>(db: Kysely<T>, name: string, how: 'alone' | 'shared'): Promise<void>;
  /** The database's own time as ISO text: leases of several instances must not depend on the clock of one. */
  clock(plusMs?: number): RawBuilder<string>;
  /** The same transaction may succeed when run again: locked (SQLite), deadlock or serialisation (PostgreSQL). */
  isBusy(error: unknown): boolean;
  isUniqueViolation(error: unknown): boolean;
};

type Lock = <DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
) => SelectQueryBuilder<DB, TB, O>;
type DriverError = { code?: string; errcode?: number };

// Extended result codes keep the primary one in the low byte.
const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const SQLITE_CONSTRAINT_PRIMARYKEY = 1555;
const SQLITE_CONSTRAINT_UNIQUE = 2067;

const sqlite: Capabilities = {
  dialect: 'sqlite',
  oneWriter: true,
  lockRow: (query) => query,
  forUpdateSkipLocked: (query) => query,
  holdName: async () => {},
  clock: (plusMs = 0) => sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ${`${plusMs / 1000} seconds`})`,
  isBusy: (error) => [SQLITE_BUSY, SQLITE_LOCKED].includes(((error as DriverError)?.errcode ?? 0) & 0xff),
  isUniqueViolation: (error) =>
    [SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE].includes((error as DriverError)?.errcode ?? 0),
};

const postgres: Capabilities = {
  dialect: 'postgres',
  oneWriter: false,
  lockRow: (query) => query.forUpdate(),
  forUpdateSkipLocked: (query) => query.forUpdate().skipLocked(),
  holdName: async (db, name, how) => {
    // In memory, so that many turns that share it don't write to one row. The schema: desks beside each other.
    const key = sql`hashtextextended(current_schema() || ${`:${name}`}, 0)`;
    await (
      how === 'alone'
        ? sql`select pg_advisory_xact_lock(${key})`
        : sql`select pg_advisory_xact_lock_shared(${key})`
    ).execute(db);
  },
  clock: (plusMs = 0) =>
    sql<string>`to_char((clock_timestamp() + ${`${plusMs} milliseconds`}::interval) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  isBusy: (error) => ['40001', '40P01', '55P03'].includes((error as DriverError)?.code ?? ''),
  isUniqueViolation: (error) => (error as DriverError)?.code === '23505',
};

/** Of a database or a transaction on it. */
export function capabilitiesOf<T>(db: Kysely<T>): Capabilities {
  return db.getExecutor().adapter instanceof PostgresAdapter ? postgres : sqlite;
}
