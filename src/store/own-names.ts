import type { Db } from './database.ts';
import type { Row } from './schema.ts';

export type OwnName = Omit<Row<'own_name'>, 'also'> & { also: string[] };

export async function ownNames(db: Db): Promise<OwnName[]> {
  const rows = await db.selectFrom('own_name').selectAll().orderBy('kind').orderBy('name').execute();
  return rows.map((row) => ({ ...row, also: JSON.parse(row.also) as string[] }));
}

export async function addOwnName(db: Db, { also, ...name }: OwnName): Promise<void> {
  await db
    .insertInto('own_name')
    .values({ ...name, also: JSON.stringify(also) })
    .execute();
}

export async function removeOwnName(db: Db, id: string): Promise<boolean> {
  const result = await db.deleteFrom('own_name').where('id', '=', id).executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}
