import type { Db } from './database.ts';

export const messageKey = (conversationId: string, activityId: string) =>
  `message|${conversationId}|${activityId}`;

export async function wasSeen(db: Db, key: string): Promise<boolean> {
  return (await db.selectFrom('seen').select('key').where('key', '=', key).executeTakeFirst()) !== undefined;
}

/** Notes what was received. False: it was here before, and everything it asked for is already committed. */
export async function markSeen(db: Db, key: string, at: string): Promise<boolean> {
  const result = await db
    .insertInto('seen')
    .values({ key, at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function forgetSeen(db: Db, before: string): Promise<void> {
  await db.deleteFrom('seen').where('at', '<', before).execute();
}
