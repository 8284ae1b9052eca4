import { sql } from 'kysely';
import type { Database } from './database.ts';

export const hasTable = async (database: Database, name: string): Promise<boolean> =>
  (await tablesOf(database)).includes(name);

/** No table is left: the next start makes them anew. */
export async function dropAllTables(database: Database): Promise<void> {
  const names = await tablesOf(database);
  if (names.length === 0) return;
  if (database.can.dialect === 'postgres') {
    await sql`drop table ${sql.join(names.map((name) => sql.table(name)))} cascade`.execute(database.db);
    return;
  }
  await database.db.connection().execute(async (db) => {
    await sql`pragma foreign_keys = off`.execute(db);
    for (const name of names) await sql`drop table ${sql.table(name)}`.execute(db);
    await sql`pragma foreign_keys = on`.execute(db);
  });
}

async function tablesOf({ db, can }: Database): Promise<string[]> {
  const { rows } =
    can.dialect === 'postgres'
      ? await sql<{
          name: string;
        }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(db)
      : await sql<{
          name: string;
        }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(db);
  return rows.map(({ name }) => name);
}
