import { capabilitiesOf } from './capabilities.ts';
import type { Db } from './database.ts';
import type { Row } from './schema.ts';

export type Report = Row<'report'>;
export type Fragment = Row<'report_fragment'>;

/** The newest report that a person is still writing, if any. */
export async function openReportOf(db: Db, personId: string): Promise<Report | undefined> {
  return await capabilitiesOf(db)
    .lockRow(
      db
        .selectFrom('report')
        .selectAll()
        .where('person_id', '=', personId)
        .where('state', 'in', ['choosing', 'open', 'asked'])
        .orderBy('opened_at', 'desc')
        .limit(1),
    )
    .executeTakeFirst();
}

/** All of them that wait for a tap, newest first. */
export async function openReportsOf(db: Db, personId: string): Promise<Report[]> {
  return await db
    .selectFrom('report')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', 'in', ['choosing', 'open', 'asked'])
    .orderBy('opened_at', 'desc')
    .execute();
}

export async function lockReport(db: Db, id: string): Promise<Report | undefined> {
  return await capabilitiesOf(db)
    .lockRow(db.selectFrom('report').selectAll().where('id', '=', id))
    .executeTakeFirst();
}

export async function addReport(db: Db, report: Report): Promise<void> {
  await db.insertInto('report').values(report).execute();
}

export async function saveReport(db: Db, id: string, changes: Partial<Omit<Report, 'id'>>): Promise<void> {
  await db.updateTable('report').set(changes).where('id', '=', id).execute();
}

export async function addFragment(db: Db, fragment: Fragment): Promise<void> {
  await db.insertInto('report_fragment').values(fragment).execute();
}

export async function fragmentsOf(db: Db, reportId: string): Promise<Fragment[]> {
  return await db
    .selectFrom('report_fragment')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** What a message brought: several where it held two problems. */
export async function findFragments(db: Db, conversationId: string, activityId: string): Promise<Fragment[]> {
  return await db
    .selectFrom('report_fragment')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('activity_id', '=', activityId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Whether a part of it became a report of its own. */
export async function wasSplit(db: Db, id: string): Promise<boolean> {
  const part = db.selectFrom('report').select('id').where('split_from', '=', id).limit(1);
  return (await part.executeTakeFirst()) !== undefined;
}

export async function changeFragment(
  db: Db,
  id: string,
  words: { html: string; plain: string; source_at: string },
): Promise<void> {
  await db.updateTable('report_fragment').set(words).where('id', '=', id).execute();
}

export async function removeFragment(db: Db, id: string): Promise<void> {
  await db.deleteFrom('report_fragment').where('id', '=', id).execute();
}

export async function findReport(db: Db, id: string): Promise<Report | undefined> {
  return await db.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The one that became the ticket, if it began in the chat. */
export async function reportOfTicket(db: Db, ticketId: string): Promise<Report | undefined> {
  return await db.selectFrom('report').selectAll().where('ticket_id', '=', ticketId).executeTakeFirst();
}

/** The newest reports for which no article was found, and which needed somebody. */
export async function unansweredReports(db: Db, since: string, limit: number): Promise<Report[]> {
  return await db
    .selectFrom('report')
    .selectAll()
    .where('found', '=', 0)
    .where('state', '=', 'ticket')
    .where('opened_at', '>=', since)
    .orderBy('opened_at', 'desc')
    .limit(limit)
    .execute();
}
