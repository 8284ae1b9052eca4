import type { Db } from './database.ts';

/** The next number of a counter, from 1001 on for tickets; the row's lock makes it unique across instances. */
export async function nextNumber(db: Db, name: string, first = 1): Promise<number> {
  const row = await db
    .insertInto('counter')
    .values({ name, value: first })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb('counter.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(row.value);
}
