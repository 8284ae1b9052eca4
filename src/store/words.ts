import type { Words } from '../domain/ticket.ts';
import { digestOf, newSalt } from './audit.ts';
import type { Db } from './database.ts';
import type { Row } from './schema.ts';

/** Keeps a text where it can be erased, and returns what the audit log may hold of it. */
export async function keepWords(
  db: Db,
  words: {
    id: string;
    ticketId: string;
    kind: Row<'words'>['kind'];
    authorId?: string;
    body: string;
    at: string;
  },
): Promise<Words> {
  const salt = newSalt();
  await db
    .insertInto('words')
    .values({
      id: words.id,
      ticket_id: words.ticketId,
      kind: words.kind,
      author_id: words.authorId ?? null,
      body: words.body,
      salt,
      at: words.at,
    })
    .execute();
  return { id: words.id, digest: digestOf(words.body, salt) };
}

export async function eraseWords(db: Db, ids: string[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('words').where('id', 'in', ids).execute();
}

export async function findWords(db: Db, id: string): Promise<string | undefined> {
  return (await db.selectFrom('words').select('body').where('id', '=', id).executeTakeFirst())?.body;
}

/** The newest text of a kind, such as the title or what was done. */
export async function latestWords(
  db: Db,
  ticketId: string,
  kind: Row<'words'>['kind'],
): Promise<string | undefined> {
  const row = await db
    .selectFrom('words')
    .select('body')
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', kind)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.body;
}

export async function wordsOfKind(
  db: Db,
  ticketId: string,
  kind: Row<'words'>['kind'],
): Promise<Row<'words'>[]> {
  return await db
    .selectFrom('words')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', kind)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** The newest text of a kind for each of many tickets, where somebody typed it. */
export async function typedWordsOf(
  db: Db,
  ticketIds: string[],
  kind: Row<'words'>['kind'],
): Promise<Map<string, string>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('words')
    .select(['ticket_id', 'body'])
    .where('ticket_id', 'in', ticketIds)
    .where('kind', '=', kind)
    .where('author_id', 'is not', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.ticket_id, row.body]));
}
