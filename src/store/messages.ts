import type { Words } from '../domain/ticket.ts';
import { digestOf, newSalt } from './audit.ts';
import type { Db } from './database.ts';
import type { Row } from './schema.ts';

export type Message = Row<'message'>;

export async function keepMessage(
  db: Db,
  message: Omit<Message, 'salt' | 'state' | 'delivered_at' | 'failed_at'>,
): Promise<Words> {
  const salt = newSalt();
  await db
    .insertInto('message')
    .values({ ...message, salt, state: 'live' })
    .execute();
  return { id: message.id, digest: digestOf(message.html, salt) };
}

/** The author's later version; the newest wins. Undefined: an older or a repeated one. */
export async function changeMessage(
  db: Db,
  message: Message,
  change: { html?: string; plain?: string; state: Message['state']; sourceAt: string },
): Promise<Words | undefined> {
  const result = await db
    .updateTable('message')
    .set({
      html: change.html ?? message.html,
      plain: change.plain ?? message.plain,
      state: change.state,
      source_at: change.sourceAt,
    })
    .where('id', '=', message.id)
    .where('source_at', '<', change.sourceAt)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) === 0) return undefined;
  return { id: message.id, digest: digestOf(change.html ?? '', message.salt) };
}

export async function findMessage(db: Db, id: string): Promise<Message | undefined> {
  return await db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findMessagesBySource(
  db: Db,
  conversationId: string,
  activityId: string,
): Promise<Message[]> {
  return await db
    .selectFrom('message')
    .selectAll()
    .where('source_conversation_id', '=', conversationId)
    .where('source_activity_id', '=', activityId)
    .orderBy('at')
    .execute();
}

export async function messagesOfBurst(db: Db, burstId: string): Promise<Message[]> {
  return await db
    .selectFrom('message')
    .selectAll()
    .where('burst_id', '=', burstId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function messagesOfTicket(db: Db, ticketId: string): Promise<Message[]> {
  return await db
    .selectFrom('message')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function lastUserMessage(db: Db, ticketId: string): Promise<Message | undefined> {
  return await db
    .selectFrom('message')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('direction', '=', 'toThread')
    .where('kind', '!=', 'report')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

export async function markDelivered(db: Db, ids: string[], at: string): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('message')
    .set({ delivered_at: at })
    .where('id', 'in', ids)
    .where('delivered_at', 'is', null)
    .execute();
}

/** The question that the ticket waits on. */
export async function lastQuestion(db: Db, ticketId: string): Promise<Message | undefined> {
  return await db
    .selectFrom('message')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'question')
    .where('state', 'in', ['live', 'edited'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

export async function markUndeliverable(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('message').set({ failed_at: at }).where('id', '=', id).execute();
}

/** The words that tickets were reported with, oldest first. */
export async function reportedMessages(db: Db, ticketIds: string[]): Promise<Message[]> {
  if (ticketIds.length === 0) return [];
  return await db
    .selectFrom('message')
    .selectAll()
    .where('ticket_id', 'in', ticketIds)
    .where('kind', '=', 'report')
    .where('state', 'in', ['live', 'edited'])
    .orderBy('at')
    .orderBy('id')
    .execute();
}
