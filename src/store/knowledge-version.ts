import { randomInt } from 'node:crypto';
import type { Db } from './database.ts';

const name = 'knowledge';

/** Changes with everything the desk learns. Random, so that what was rolled back is never taken for what came later. */
export async function knowledgeVersion(db: Db): Promise<number> {
  const row = await db.selectFrom('counter').select('value').where('name', '=', name).executeTakeFirst();
  return Number(row?.value ?? 0);
}

export async function newKnowledge(db: Db): Promise<void> {
  const value = randomInt(1, 2 ** 31 - 1);
  await db
    .insertInto('counter')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
