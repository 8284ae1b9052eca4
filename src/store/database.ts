import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import type { SqliteDatabase } from 'kysely';
import pg from 'pg';
import { capabilitiesOf } from './capabilities.ts';
import type { Capabilities } from './capabilities.ts';
import type { Schema } from './schema.ts';

export type Db = Kysely<Schema>;

export type Database = {
  db: Db;
  can: Capabilities;
  close(): Promise<void>;
};

type Options = {
  /** PostgreSQL only: the schema to work in, the user's default otherwise. */
  schema?: string;
  /** Told of lost connections, which the pool replaces by itself. */
  onConnectionLost?: (error: Error) => void;
  poolSize?: number;
  /** SQLite only: a power cut may take the last commits, which are the faster for it. */
  mayLoseLast?: boolean;
};

const STATEMENT_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** Short, since node:sqlite waits in the only thread: a turn tries again and leaves room for others meanwhile. */
const BUSY_TIMEOUT_MS = 250;
const CACHED_STATEMENTS = 500;

/** Opens `postgres://…`, `:memory:` or a file, and asks it something, so that a wrong address shows at once. */
export async function openDatabase(url = 'data/deskhand.db', options: Options = {}): Promise<Database> {
  const database = /^postgres(ql)?:\/\//.test(url) ? openPostgres(url, options) : openSqlite(url, options);
  try {
    await sql`select 1`.execute(database.db);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

function openSqlite(path: string, { mayLoseLast = false }: Options): Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: async () => connect(path, mayLoseLast) }),
  });
  return {
    db,
    can: capabilitiesOf(db),
    close: () => db.destroy(),
  };
}

function connect(path: string, mayLoseLast: boolean): SqliteDatabase {
  const connection = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  const synchronous = mayLoseLast ? 'normal' : 'full';
  connection.exec(
    `pragma journal_mode = wal; pragma synchronous = ${synchronous}; pragma secure_delete = on`,
  );
  const cache = new Map<string, SqliteStatementLike>();
  return {
    close: () => connection.close(),
    prepare: (text) => {
      const known = cache.get(text) ?? wrap(connection.prepare(immediate(text)));
      cache.delete(text);
      cache.set(text, known);
      if (cache.size > CACHED_STATEMENTS) cache.delete(cache.keys().next().value ?? '');
      return known;
    },
  };
}

type SqliteStatementLike = ReturnType<SqliteDatabase['prepare']>;

function wrap(statement: StatementSync): SqliteStatementLike {
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...(values as SQLInputValue[])),
    run: (values) => statement.run(...(values as SQLInputValue[])),
    iterate: (values) => statement.iterate(...(values as SQLInputValue[])),
  };
}

/**
 * A transaction that reads first and writes later fails at once when another process wrote in between, without
 * waiting for the busy timeout. Taking the write lock first makes it wait.
 */
function immediate(text: string): string {
  return text === 'begin' ? 'begin immediate' : text;
}

function openPostgres(url: string, { schema, onConnectionLost, poolSize = 10 }: Options): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'deskhand',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: { getTypeParser: parserOf },
    ...(schema ? { options: `-c search_path=${schema}` } : {}),
    max: poolSize,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: 3 * STATEMENT_TIMEOUT_MS,
  });
  pool.on('error', (error) => onConnectionLost?.(error));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    can: capabilitiesOf(db),
    close: () => db.destroy(),
  };
}

const { builtins } = pg.types;

/** Reads everything the way SQLite gives it back: text for times, JSON and what a number can't hold. */
function parserOf(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (format === 'binary') return pg.types.getTypeParser(oid, 'binary') as (value: string) => unknown;
  if (oid === builtins.TIMESTAMPTZ) return (value) => new Date(value).toISOString();
  if (oid === builtins.TIMESTAMP) return (value) => new Date(`${value}Z`).toISOString();
  if ([builtins.DATE, builtins.JSON, builtins.JSONB, builtins.INT8].includes(oid)) return (value) => value;
  return pg.types.getTypeParser(oid, 'text');
}
