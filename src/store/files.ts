import type { Ticket } from '../domain/ticket.ts';
import { removeBytes } from './file-bytes.ts';
import type { Db } from './database.ts';
import type { NewRow, Row } from './schema.ts';

export type StoredFile = Row<'file'>;

export async function addFile(db: Db, file: NewRow<'file'>): Promise<void> {
  await db.insertInto('file').values(file).execute();
}

export async function findFile(db: Db, id: string): Promise<StoredFile | undefined> {
  return await db.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst();
}

/** In the order they came. */
export async function filesOf(
  db: Db,
  owner: { ticketId: string } | { reportId: string } | { messageId: string },
): Promise<StoredFile[]> {
  let query = db.selectFrom('file').selectAll();
  if ('ticketId' in owner) query = query.where('ticket_id', '=', owner.ticketId);
  else if ('reportId' in owner) query = query.where('report_id', '=', owner.reportId);
  else query = query.where('message_id', '=', owner.messageId);
  return await query.orderBy('at').orderBy('id').execute();
}

/** It could not be fetched, or was too big: what was kept of it goes. */
export async function markFailed(db: Db, id: string): Promise<void> {
  await removeBytes(db, id);
  await db
    .updateTable('file')
    .set({ state: 'failed', size: 0 })
    .where('id', '=', id)
    .where('state', '!=', 'removed')
    .execute();
}

/** Its message was taken back: what it was called and said is gone. */
export async function markRemoved(db: Db, id: string): Promise<void> {
  await removeBytes(db, id);
  const gone = { state: 'removed', name: '', source_url: '', size: 0 } as const;
  await db.updateTable('file').set(gone).where('id', '=', id).execute();
}

/** What came with a report belongs to the ticket that was made of it. */
export async function moveFilesToTicket(db: Db, reportId: string, ticketId: string): Promise<void> {
  await db.updateTable('file').set({ ticket_id: ticketId }).where('report_id', '=', reportId).execute();
}

/** The file behind a link, as long as its ticket is open or can be reopened. */
export async function findServableFile(db: Db, id: string, now: string): Promise<StoredFile | undefined> {
  const file = await findFile(db, id);
  if (file?.state !== 'stored' || !file.ticket_id) return undefined;
  const row = await db
    .selectFrom('ticket')
    .select('body')
    .where('id', '=', file.ticket_id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { state } = JSON.parse(row.body) as Ticket;
  return 'reopenUntil' in state && state.reopenUntil < now ? undefined : file;
}
