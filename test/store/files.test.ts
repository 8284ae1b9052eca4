import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { TicketState } from '../../src/domain/ticket.ts';
import { CHUNK_BYTES, readBytes, storeBytes } from '../../src/store/file-bytes.ts';
import {
  addFile,
  filesOf,
  findFile,
  findServableFile,
  markFailed,
  moveFilesToTicket,
} from '../../src/store/files.ts';
import type { Db } from '../../src/store/database.ts';
import { eachDatabase } from '../support/databases.ts';

const at = '2026-03-02T09:00:00.000Z';

eachDatabase((_name, open) => {
  it('gives back the bytes it was given, in chunks', async () => {
    const { db } = await open();
    await add(db, 'photo');
    const bytes = noise(2 * CHUNK_BYTES + 17);
    expect(await storeBytes(db, 'photo', bytes)).toEqual({ type: 'stored', size: bytes.length });
    expect(digest(await read(db, 'photo'))).toBe(digest(bytes));
    expect(await chunkSizes(db, 'photo')).toEqual([CHUNK_BYTES, CHUNK_BYTES, 17]);
    expect(await findFile(db, 'photo')).toMatchObject({ state: 'stored', size: bytes.length });
  });

  it('cuts a stream of any pieces into full chunks', async () => {
    const { db } = await open();
    await add(db, 'log');
    const bytes = noise(CHUNK_BYTES + 5_000);
    await storeBytes(db, 'log', pieces(bytes, 70_001), { contentType: 'text/plain' });
    expect(digest(await read(db, 'log'))).toBe(digest(bytes));
    expect(await chunkSizes(db, 'log')).toEqual([CHUNK_BYTES, 5_000]);
    expect(await findFile(db, 'log')).toMatchObject({ content_type: 'text/plain' });
  });

  it('keeps an empty file', async () => {
    const { db } = await open();
    await add(db, 'empty');
    expect(await storeBytes(db, 'empty', new Uint8Array())).toEqual({ type: 'stored', size: 0 });
    expect(await read(db, 'empty')).toHaveLength(0);
  });

  it('replaces what an interrupted attempt left', async () => {
    const { db } = await open();
    await add(db, 'photo');
    await expect(storeBytes(db, 'photo', breaking(noise(3 * CHUNK_BYTES)))).rejects.toThrow(
      'connection lost',
    );
    expect(await findFile(db, 'photo')).toMatchObject({ state: 'waiting' });
    const bytes = noise(100);
    await storeBytes(db, 'photo', bytes);
    expect(digest(await read(db, 'photo'))).toBe(digest(bytes));
    await expect(storeBytes(db, 'photo', breaking(noise(10)))).rejects.toThrow('connection lost');
    expect(await findFile(db, 'photo')).toMatchObject({ state: 'waiting' });
  });

  it('stops at the limit and keeps nothing', async () => {
    const { db } = await open();
    await add(db, 'film');
    let given = 0;
    async function* endless() {
      for (;;) {
        given += CHUNK_BYTES;
        yield noise(CHUNK_BYTES);
      }
    }
    expect(await storeBytes(db, 'film', endless(), { maxBytes: 600_000 })).toEqual({ type: 'tooBig' });
    expect(given).toBeLessThan(1_000_000);
    expect(await chunkSizes(db, 'film')).toEqual([]);
    expect(await findFile(db, 'film')).toMatchObject({ state: 'waiting' });
  });

  it('forgets the bytes of a file that failed', async () => {
    const { db } = await open();
    await add(db, 'photo');
    await storeBytes(db, 'photo', noise(10));
    await markFailed(db, 'photo');
    expect(await findFile(db, 'photo')).toMatchObject({ state: 'failed', size: 0 });
    expect(await chunkSizes(db, 'photo')).toEqual([]);
  });

  it('lists files by what they came with, and moves those of a report to its ticket', async () => {
    const { db } = await open();
    await add(db, 'b', { report_id: 'r1', at: '2026-03-02T09:00:02.000Z' });
    await add(db, 'a', { report_id: 'r1', message_id: 'm1' });
    await add(db, 'c', { report_id: 'r2' });
    expect((await filesOf(db, { reportId: 'r1' })).map((file) => file.id)).toEqual(['a', 'b']);
    expect((await filesOf(db, { messageId: 'm1' })).map((file) => file.id)).toEqual(['a']);
    await moveFilesToTicket(db, 'r1', 't1');
    expect((await filesOf(db, { ticketId: 't1' })).map((file) => file.id)).toEqual(['a', 'b']);
  });

  it.each<[string, TicketState, boolean]>([
    ['open', { type: 'inProgress', ownerId: 'robin' }, true],
    ['resolved', { type: 'resolved', ownerId: 'robin', at, closesAt: '2026-03-05T09:00:00.000Z' }, true],
    ['closed and within reach', { type: 'closed', at, reopenUntil: '2026-03-16T09:00:00.000Z' }, true],
    ['closed for good', { type: 'closed', at, reopenUntil: '2026-03-09T09:00:00.000Z' }, false],
    ['withdrawn for good', { type: 'withdrawn', at, reopenUntil: '2026-03-09T09:00:00.000Z' }, false],
  ])('serves a file while its ticket can be worked on: %s', async (_state, state, served) => {
    const { db } = await open();
    await addTicket(db, 't1', state);
    await add(db, 'photo', { ticket_id: 't1' });
    const find = () => findServableFile(db, 'photo', '2026-03-10T09:00:00.000Z');
    expect(await find()).toBeUndefined();
    await storeBytes(db, 'photo', noise(10));
    expect((await find())?.id).toBe(served ? 'photo' : undefined);
  });

  it('serves no file without a ticket', async () => {
    const { db } = await open();
    await add(db, 'photo', { report_id: 'r1' });
    await storeBytes(db, 'photo', noise(10));
    expect(await findServableFile(db, 'photo', at)).toBeUndefined();
    expect(await findServableFile(db, 'unknown', at)).toBeUndefined();
  });
});

async function add(db: Db, id: string, more: Partial<Parameters<typeof addFile>[1]> = {}): Promise<void> {
  await addFile(db, {
    id,
    author_id: 'alex',
    direction: 'toThread',
    name: `${id}.png`,
    content_type: 'image/png',
    size: 0,
    state: 'waiting',
    source_url: 'https://example.com/source',
    source_kind: 'file',
    service_url: 'https://smba.example.com/',
    at,
    ...more,
  });
}

async function addTicket(db: Db, id: string, state: TicketState): Promise<void> {
  await db
    .insertInto('ticket')
    .values({
      ...{
        id,
        number: 1001,
        version: 1,
        v: 1,
        body: JSON.stringify({ id, state }),
        state: state.type,
        tier: 1,
      },
      ...{ category: 'device', severity: 'C', reporter_id: 'alex', affected_id: 'alex' },
      ...{ opened_at: at, changed_at: at },
    })
    .execute();
}

async function read(db: Db, id: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readBytes(db, id)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function chunkSizes(db: Db, id: string): Promise<number[]> {
  const rows = await db
    .selectFrom('file_chunk')
    .select('bytes')
    .where('file_id', '=', id)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.bytes.length);
}

/** The same every time, and with every value of a byte. */
function noise(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 0xff);
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function* breaking(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
  throw new Error('connection lost');
}
