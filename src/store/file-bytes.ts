import type { Db } from './database.ts';
import type { Row } from './schema.ts';

/** One insert of megabytes would hold up everybody else on SQLite. */
export const CHUNK_BYTES = 256 * 1024;
export const MAX_FILE_BYTES = 25 * 1024 * 1024;

type Bytes = Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Keeps a file's bytes, in place of what an earlier attempt left, and marks it as stored. Each chunk is a statement
 * of its own, so don't call it in a transaction: a slow download would hold it. `contentType`: what the bytes turned
 * out to be.
 */
export async function storeBytes(
  db: Db,
  fileId: string,
  bytes: Bytes,
  { contentType, maxBytes = MAX_FILE_BYTES }: { contentType?: string; maxBytes?: number } = {},
): Promise<{ type: 'stored'; size: number } | { type: 'tooBig' } | { type: 'removed' }> {
  // Until it is whole again, nobody may be served a part of it.
  if (!(await markAs(db, fileId, { state: 'waiting' }))) return { type: 'removed' };
  await removeBytes(db, fileId);
  let size = 0;
  let position = 0;
  for await (const chunk of chunksOf(bytes)) {
    size += chunk.length;
    if (size > maxBytes) {
      await removeBytes(db, fileId);
      return { type: 'tooBig' };
    }
    await db.insertInto('file_chunk').values({ file_id: fileId, position, bytes: chunk }).execute();
    position += 1;
  }
  const stored = { state: 'stored', size, ...(contentType && { content_type: contentType }) } as const;
  if (await markAs(db, fileId, stored)) return { type: 'stored', size };
  await removeBytes(db, fileId);
  return { type: 'removed' };
}

/** False: its message was deleted meanwhile, and it stays removed. */
async function markAs(db: Db, fileId: string, changes: Partial<Row<'file'>>): Promise<boolean> {
  const result = await db
    .updateTable('file')
    .set(changes)
    .where('id', '=', fileId)
    .where('state', '!=', 'removed')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function* readBytes(db: Db, fileId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const chunk = await db
      .selectFrom('file_chunk')
      .select('bytes')
      .where('file_id', '=', fileId)
      .where('position', '=', position)
      .executeTakeFirst();
    if (!chunk) return;
    yield chunk.bytes;
  }
}

export async function removeBytes(db: Db, fileId: string): Promise<void> {
  await db.deleteFrom('file_chunk').where('file_id', '=', fileId).execute();
}

/** Whatever sizes a download comes in, all chunks but the last are full. */
async function* chunksOf(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const source = bytes instanceof Uint8Array ? [bytes] : bytes;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  for await (const piece of source) {
    for (let start = 0; start < piece.length;) {
      const part = piece.subarray(start, start + CHUNK_BYTES - heldBytes);
      held.push(part);
      heldBytes += part.length;
      start += part.length;
      if (heldBytes < CHUNK_BYTES) continue;
      yield joined(held);
      held = [];
      heldBytes = 0;
    }
  }
  if (heldBytes > 0) yield joined(held);
}

function joined(parts: Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
