import { capabilitiesOf } from './capabilities.ts';
import type { Db } from './database.ts';
import type { NewRow, Row } from './schema.ts';

export type OwnArticle = Row<'article'>;

export async function addOwnArticle(db: Db, article: NewRow<'article'>): Promise<void> {
  await db.insertInto('article').values(article).execute();
}

export async function lockOwnArticle(db: Db, id: string): Promise<OwnArticle | undefined> {
  return await capabilitiesOf(db)
    .lockRow(db.selectFrom('article').selectAll().where('id', '=', id))
    .executeTakeFirst();
}

export async function saveOwnArticle(
  db: Db,
  id: string,
  changes: Partial<Omit<OwnArticle, 'id'>>,
): Promise<void> {
  await db.updateTable('article').set(changes).where('id', '=', id).execute();
}

/** Oldest first. */
export async function ownArticles(db: Db, state: OwnArticle['state']): Promise<OwnArticle[]> {
  return await db
    .selectFrom('article')
    .selectAll()
    .where('state', '=', state)
    .orderBy('at')
    .orderBy('id')
    .execute();
}
