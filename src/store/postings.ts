import type { Db } from './database.ts';
import type { NewRow, Row } from './schema.ts';

export type Posting = Row<'posting'>;

/** Keys of what the bot posts, by meaning. */
export const threadKey = (ticketId: string, tier: number, channelId: string) =>
  `thread:${ticketId}:${tier}:${channelId}`;

export const storyKey = (ticketId: string) => `story:${ticketId}:`;

export async function findPosting(db: Db, key: string): Promise<Posting | undefined> {
  return await db.selectFrom('posting').selectAll().where('key', '=', key).executeTakeFirst();
}

export async function keepPosting(db: Db, posting: NewRow<'posting'>): Promise<void> {
  await db
    .insertInto('posting')
    .values(posting)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(posting))
    .execute();
}

export async function dropPosting(db: Db, key: string): Promise<void> {
  await db.deleteFrom('posting').where('key', '=', key).execute();
}

/** Which ticket a thread in a channel belongs to. */
export async function findThread(db: Db, channelId: string, rootId: string): Promise<Posting | undefined> {
  return await db
    .selectFrom('posting')
    .selectAll()
    .where('conversation_id', '=', channelId)
    .where('activity_id', '=', rootId)
    .where('key', 'like', 'thread:%')
    .executeTakeFirst();
}

export async function postingsUnder(db: Db, prefix: string): Promise<Posting[]> {
  return await db.selectFrom('posting').selectAll().where('key', 'like', `${prefix}%`).execute();
}

/** A post whose words may still change, with the order that draws it anew. */
export async function keepAgain(db: Db, key: string, order: string): Promise<void> {
  await db.updateTable('posting').set({ again: order }).where('key', '=', key).execute();
}

/** The orders that draw the stories of a ticket anew. */
export async function storiesOf(db: Db, ticketId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('posting')
    .select('again')
    .where('key', 'like', `${storyKey(ticketId)}%`)
    .where('again', 'is not', null)
    .execute();
  return rows.map((row) => row.again!);
}

/** All threads a ticket has had. */
export async function threadsOf(db: Db, ticketId: string): Promise<Posting[]> {
  return await db
    .selectFrom('posting')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('key', 'like', 'thread:%')
    .execute();
}

/** The newest thread of a ticket on a tier. */
export async function threadOf(db: Db, ticketId: string, tier: number): Promise<Posting | undefined> {
  return await db
    .selectFrom('posting')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('tier', '=', tier)
    .where('key', 'like', 'thread:%')
    .orderBy('at', 'desc')
    .executeTakeFirst();
}
