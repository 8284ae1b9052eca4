import { sql } from 'kysely';
import { ConfigError } from '../config.ts';
import { openDatabase } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { practiceTenantId } from './default-world.ts';

/** The desk's database in practice. One that has served real people is left alone: a reset would empty it. */
export async function openDeskDatabase(url: string, isOurFile: boolean): Promise<Database> {
  const database = await openDatabase(url);
  try {
    const people = (await hasTable(database, 'person'))
      ? await database.db
          .selectFrom('person')
          .select('id')
          .where('tenant_id', '!=', practiceTenantId)
          .limit(1)
          .execute()
      : [];
    if (people.length > 0) {
      throw new ConfigError(
        'Deskhand can’t practise: DATABASE_URL names a database with real people in it.\n' +
          '  Set MicrosoftAppId to open the desk for them, or leave DATABASE_URL out to practise.',
      );
    }
    // Nobody mourns practice tickets after a power cut; waiting for the disk would double the time Monday takes.
    if (isOurFile) await sql`pragma synchronous = normal`.execute(database.db);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Whether the database is the one that practice Teams was last used with. */
export async function knowsTickets(database: Database, ids: string[]): Promise<boolean> {
  if (!(await hasTable(database, 'ticket'))) return false;
  if (ids.length === 0) return true;
  const found = await database.db.selectFrom('ticket').select('id').where('id', 'in', ids).execute();
  return found.length === ids.length;
}

/** No table is left: the next start makes them anew. */
export async function emptyDatabase(database: Database): Promise<void> {
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

const hasTable = async (database: Database, name: string): Promise<boolean> =>
  (await tablesOf(database)).includes(name);

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
