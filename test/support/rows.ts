import { sql } from 'kysely';
import type { TestDatabase } from './databases.ts';

export type Rows = { table: string; rows: Record<string, unknown>[] }[];

/** Every row there is, parents before their children. */
export async function takeRows(database: TestDatabase): Promise<Rows> {
  const all: Rows = [];
  for (const table of await tablesOf(database)) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.ref(table)}`.execute(database.db);
    if (rows.length > 0) all.push({ table, rows });
  }
  return all;
}

export async function putRows({ db }: TestDatabase, all: Rows): Promise<void> {
  for (const { table, rows } of all) {
    await db
      .insertInto(table as never)
      .values(rows as never)
      .execute();
  }
}

/** False: a table is not where it should be. */
export async function emptyTables(database: TestDatabase): Promise<boolean> {
  const tables = await tablesOf(database);
  if (tables.some((table) => table.endsWith('_away'))) return false;
  const statements = tables.reverse().map((table) => `delete from ${table}`);
  await sql.raw(statements.join(';')).execute(database.db);
  return true;
}

/** In the order they were made, without the migrations' own. */
async function tablesOf({ db, can, schema }: TestDatabase): Promise<string[]> {
  const query =
    can.dialect === 'postgres'
      ? sql<{ name: string }>`
          select relname as name from pg_class join pg_namespace n on n.oid = relnamespace
          where nspname = ${schema} and relkind = 'r' order by pg_class.oid`
      : sql<{ name: string }>`select name from sqlite_master where type = 'table' order by rowid`;
  const { rows } = await query.execute(db);
  return rows.map(({ name }) => name).filter((name) => !/^(kysely|sqlite)_/.test(name));
}
