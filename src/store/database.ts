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
  /**
   * Calls `wake` after another instance's `notify` on `channel`, as a hint only: notifications get lost, so poll too.
   * Never calls it on SQLite, which one process has to itself.
   */
  listen(channel: string, wake: () => void): Promise<{ stop(): Promise<void> }>;
  close(): Promise<void>;
};

type Options = {
  /** PostgreSQL only: the schema to work in, the user's default otherwise. */
  schema?: string;
  /** Told of lost connections, which the pool replaces by itself. */
  onConnectionLost?: (error: Error) => void;
  poolSize?: number;
};

const STATEMENT_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5_000;
const BUSY_TIMEOUT_MS = 5_000;
const CACHED_STATEMENTS = 500;

/** Opens `postgres://…`, `:memory:` or a file, and asks it something, so that a wrong address shows at once. */
export async function openDatabase(url = 'data/deskhand.db', options: Options = {}): Promise<Database> {
  const database = /^postgres(ql)?:\/\//.test(url) ? openPostgres(url, options) : openSqlite(url);
  try {
    await sql`select 1`.execute(database.db);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

function openSqlite(path: string): Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: async () => connect(path) }) });
  return {
    db,
    can: capabilitiesOf(db),
    listen: async () => ({ stop: async () => {} }),
    close: () => db.destroy(),
  };
}

function connect(path: string): SqliteDatabase {
  const connection = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  connection.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on');
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
  const config: pg.ClientConfig = {
    connectionString: url,
    application_name: 'deskhand',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: { getTypeParser: parserOf },
    ...(schema ? { options: `-c search_path=${schema}` } : {}),
  };
  const pool = new pg.Pool({
    ...config,
    max: poolSize,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: 3 * STATEMENT_TIMEOUT_MS,
  });
  pool.on('error', (error) => onConnectionLost?.(error));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const listeners = new Set<{ stop(): Promise<void> }>();
  return {
    db,
    can: capabilitiesOf(db),
    listen: async (channel, wake) => {
      const listener = await listen(config, channel, wake, onConnectionLost);
      listeners.add(listener);
      return listener;
    },
    close: async () => {
      await Promise.all([...listeners].map((listener) => listener.stop()));
      await db.destroy();
    },
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

const RECONNECT_MS = 1_000;

/** A connection of its own, made again whenever it is lost; each time it wakes, for what was missed meanwhile. */
async function listen(
  config: pg.ClientConfig,
  channel: string,
  wake: () => void,
  onLost: ((error: Error) => void) | undefined,
): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;

  async function start(): Promise<void> {
    const fresh = new pg.Client(config);
    let lost = false;
    const again = (error?: Error) => {
      if (stopped || lost) return;
      lost = true;
      if (error) onLost?.(error);
      timer = setTimeout(() => start().catch(() => {}), RECONNECT_MS);
      timer.unref();
    };
    fresh.on('error', again);
    fresh.on('end', () => again());
    fresh.on('notification', wake);
    client = fresh;
    try {
      await fresh.connect();
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
      wake();
    } catch (error) {
      again(error as Error);
      await fresh.end().catch(() => {});
      throw error;
    }
  }

  await start();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
