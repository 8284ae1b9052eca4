import { capabilitiesOf } from './capabilities.ts';
import type { Db } from './database.ts';
import type { Row } from './schema.ts';

export type Walk = Row<'walk'>;

export async function addWalk(db: Db, walk: Walk): Promise<void> {
  await db.insertInto('walk').values(walk).execute();
}

export async function saveWalk(db: Db, id: string, changes: Partial<Omit<Walk, 'id'>>): Promise<void> {
  await db.updateTable('walk').set(changes).where('id', '=', id).execute();
}

export async function findWalk(db: Db, id: string): Promise<Walk | undefined> {
  return await db.selectFrom('walk').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function lockWalk(db: Db, id: string): Promise<Walk | undefined> {
  return await capabilitiesOf(db)
    .lockRow(db.selectFrom('walk').selectAll().where('id', '=', id))
    .executeTakeFirst();
}

/** Whether somebody has said before how an article did. */
export async function hasJudged(db: Db, personId: string, articleId: string): Promise<boolean> {
  const judged = db
    .selectFrom('walk')
    .select('id')
    .where('person_id', '=', personId)
    .where('article_id', '=', articleId)
    .where('state', 'in', ['solved', 'notHelped'])
    .limit(1);
  return (await judged.executeTakeFirst()) !== undefined;
}

/** In the order in which they were begun. */
export async function walksOfReport(db: Db, reportId: string): Promise<Walk[]> {
  return await db
    .selectFrom('walk')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function walksOfTicket(db: Db, ticketId: string): Promise<Walk[]> {
  return await db
    .selectFrom('walk')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** What was tried belongs to the ticket that the report became. */
export async function moveWalksToTicket(db: Db, reportId: string, ticketId: string): Promise<void> {
  await db.updateTable('walk').set({ ticket_id: ticketId }).where('report_id', '=', reportId).execute();
}
