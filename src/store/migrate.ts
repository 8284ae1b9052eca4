import { readdir } from 'node:fs/promises';
import { Migrator, sql } from 'kysely';
import type { Migration } from 'kysely';
import type { Database } from './database.ts';

const folder = new URL('migrations/', import.meta.url);

/**
 * Brings the tables up to date and names the migrations that ran. All of them succeed or none, and instances that
 * start together take turns (Kysely holds an advisory lock on PostgreSQL; SQLite has one process).
 */
export async function migrate({ db, can }: Pick<Database, 'db' | 'can'>): Promise<string[]> {
  if (can.dialect === 'sqlite') return (await isCurrent(db, 'main')) ? [] : run(db, undefined);
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ schema: string; limit: string }>`
      select current_schema() as schema, current_setting('statement_timeout') as "limit"`.execute(connection);
    if (await isCurrent(connection, rows[0]?.schema)) return [];
    // A migration of a large table, or the wait for another instance's, may take longer than a query may.
    await sql`set statement_timeout = 0`.execute(connection);
    try {
      return await patiently(() => run(connection, rows[0]?.schema));
    } finally {
      await sql`select set_config('statement_timeout', ${rows[0]?.limit ?? '0'}, false)`.execute(connection);
    }
  });
}

/** Asked before Kysely, which looks at all tables of all schemas: a quarter of a second in a shared database. */
async function isCurrent(db: Database['db'], schema = 'public'): Promise<boolean> {
  const done = sql<{ name: string }>`select name from ${sql.id(schema, 'kysely_migration')}`;
  const { rows } = await done.execute(db).catch(() => ({ rows: [] }));
  const names = (await migrationFiles()).map((file) => file.replace(/\.ts$/, ''));
  return names.every((name) => rows.some((row) => row.name === name));
}

const isGone = ['3F000', '42P01'];
const tries = 5;

/** Kysely looks at every schema of the database, and trips over one that goes at that moment. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isGone.includes((error as { code?: string }).code ?? '') || attempt === tries) throw error;
    }
  }
}

/** `schema`: where Kysely keeps its own tables; without it, it takes another schema's of the same name for them. */
async function run(db: Database['db'], schema: string | undefined): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: readMigrations },
    migrationTableSchema: schema,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = await migrationFiles();
  const modules = await Promise.all(
    names.map((name) => import(`./migrations/${name}`) as Promise<Migration>),
  );
  return Object.fromEntries(
    names.map((name, index) => [name.replace(/\.ts$/, ''), modules[index] as Migration]),
  );
}

async function migrationFiles(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d+-.*\.ts$/.test(name));
}
