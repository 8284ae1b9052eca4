import type { Db } from './database.ts';
import type { Row } from './schema.ts';

export type EarlyChange = Row<'early_change'>;

/** An edit or a delete whose message isn't here yet; the newest wins. */
export async function keepEarly(db: Db, change: EarlyChange): Promise<void> {
  await db
    .insertInto('early_change')
    .values(change)
    .onConflict((conflict) =>
      conflict
        .columns(['conversation_id', 'activity_id'])
        .doUpdateSet(change)
        .where('early_change.sent_at', '<', change.sent_at),
    )
    .execute();
}

export async function takeEarly(
  db: Db,
  conversationId: string,
  activityId: string,
): Promise<EarlyChange | undefined> {
  return await db
    .deleteFrom('early_change')
    .where('conversation_id', '=', conversationId)
    .where('activity_id', '=', activityId)
    .returningAll()
    .executeTakeFirst();
}

export async function forgetEarly(db: Db, before: string): Promise<void> {
  await db.deleteFrom('early_change').where('at', '<', before).execute();
}
