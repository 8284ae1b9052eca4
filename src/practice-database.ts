import { ConfigError } from './config.ts';
import { practiceTenantId } from './practice/default-world.ts';
import { hasTable } from './store/all-tables.ts';
import { openDatabase } from './store/database.ts';
import type { Database } from './store/database.ts';

/** The desk's database in practice. One that has served real people is left alone: a reset would empty it. */
export async function openDeskDatabase(url: string, isOurFile: boolean): Promise<Database> {
  // Nobody mourns practice tickets after a power cut; waiting for the disk would double the time Monday takes.
  const database = await openDatabase(url, { mayLoseLast: isOurFile });
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
