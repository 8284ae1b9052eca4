import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { appendEvents, deskChain, digestOf, hashOf, newSalt } from '../../src/store/audit.ts';
import { verifyChains } from '../../src/store/audit-verify.ts';
import type { AuditProblem } from '../../src/store/audit-verify.ts';
import { sealCheckpoint } from '../../src/store/checkpoints.ts';
import type { Db } from '../../src/store/database.ts';
import { keepWords } from '../../src/store/words.ts';
import { eachDatabase } from '../support/databases.ts';

const secret = 'a secret of the desk';
const at = '2026-03-02T09:00:00.000Z';
const later = '2026-03-02T21:00:00.000Z';

describe('digestOf', () => {
  it('hides equal texts behind different salts', () => {
    expect(digestOf('no', newSalt())).not.toBe(digestOf('no', newSalt()));
    expect(digestOf('no', 'salt')).toBe(digestOf('no', 'salt'));
    expect(digestOf('no', 'salt')).toMatch(/^[0-9a-f]{64}$/);
  });
});

eachDatabase((_name, open) => {
  async function desk(): Promise<Db> {
    const { db } = await open();
    await addTicket(db, 't-first', 1001);
    await addTicket(db, 't-second', 1002);
    for (const type of ['Opened', 'Claimed', 'Noted', 'Raised', 'Resolved'])
      await append(db, 't-first', type);
    await append(db, 't-second', 'Opened');
    await append(db, deskChain, 'QueueServed', 'QueueEnded');
    return db;
  }

  const append = (db: Db, ticketId: string, ...types: string[]) =>
    db
      .transaction()
      .execute((trx) =>
        appendEvents(trx, { ticketId, actorId: 'robin', at, events: types.map((type) => ({ type })) }),
      );
  const problems = async (db: Db): Promise<AuditProblem[]> => (await verifyChains(db, { secret })).problems;
  const seal = (db: Db, now = at) => sealCheckpoint(db, { now, secret });
  const change = (db: Db, position: number, set: { body?: string; hash?: string }) =>
    db
      .updateTable('ticket_event')
      .set(set)
      .where('ticket_id', '=', 't-first')
      .where('position', '=', position)
      .execute();
  const remove = (db: Db, chain: string, from: number, until = from) =>
    db
      .deleteFrom('ticket_event')
      .where('ticket_id', '=', chain)
      .where('position', '>=', from)
      .where('position', '<=', until)
      .execute();

  it('finds nothing wrong with what the desk wrote', async () => {
    const db = await desk();
    await seal(db);
    await append(db, 't-first', 'Confirmed', 'Rated');
    await seal(db, later);
    expect(await verifyChains(db, { secret })).toMatchObject({
      chains: 3,
      events: 10,
      checkpoints: 2,
      problems: [],
    });
  });

  it('reads chains that are longer than a page', async () => {
    const db = await desk();
    const many = Array.from({ length: 2_300 }, (_, index) => `Event${index}`);
    await append(db, 't-first', ...many.slice(0, 1_150));
    await append(db, 't-first', ...many.slice(1_150));
    expect(await verifyChains(db, { secret })).toMatchObject({ chains: 3, events: 2_308, problems: [] });
  });

  it('names a changed row', async () => {
    const db = await desk();
    await change(db, 3, { body: '{"type":"Noted","ownerId":"somebody else"}' });
    expect(await problems(db)).toEqual([{ type: 'changed', ticket: 1001, position: 3 }]);
  });

  it('names a changed row that was given a fitting hash', async () => {
    const db = await desk();
    const row = await db
      .selectFrom('ticket_event')
      .selectAll()
      .where('ticket_id', '=', 't-first')
      .where('position', '=', 2)
      .executeTakeFirstOrThrow();
    const body = '{"type":"Claimed","ownerId":"somebody else"}';
    await change(db, 2, { body, hash: hashOf({ ...row, body }) });
    expect(await problems(db)).toEqual([{ type: 'changed', ticket: 1001, position: 2 }]);
  });

  it('names removed rows', async () => {
    const db = await desk();
    await remove(db, 't-first', 2, 3);
    await remove(db, deskChain, 1);
    expect(await problems(db)).toEqual(
      expect.arrayContaining([
        { type: 'removed', ticket: 1001, position: 2, until: 3 },
        { type: 'removed', ticket: 'desk', position: 1, until: 1 },
      ]),
    );
  });

  it('names reordered rows', async () => {
    const db = await desk();
    for (const [from, to] of [
      [2, 99],
      [3, 2],
      [99, 3],
    ]) {
      await sql`update ticket_event set position = ${to} where ticket_id = 't-first' and position = ${from}`.execute(
        db,
      );
    }
    expect(await problems(db)).toEqual([
      { type: 'moved', ticket: 1001, position: 2, from: 3 },
      { type: 'moved', ticket: 1001, position: 3, from: 2 },
    ]);
  });

  it('names rows that closed the gap of a removed one', async () => {
    const db = await desk();
    await remove(db, 't-first', 4);
    await sql`update ticket_event set position = 4 where ticket_id = 't-first' and position = 5`.execute(db);
    expect(await problems(db)).toEqual([{ type: 'moved', ticket: 1001, position: 4, from: 5 }]);
  });

  it('names a tail that was cut off after it was sealed', async () => {
    const db = await desk();
    await seal(db);
    await remove(db, 't-first', 4, 5);
    await remove(db, 't-second', 1);
    expect(await problems(db)).toEqual(
      expect.arrayContaining([
        { type: 'cut', ticket: 1001, position: 4, until: 5 },
        { type: 'cut', ticket: 1002, position: 1, until: 1 },
      ]),
    );
  });

  it('names a ticket whose whole chain is gone, sealed or not', async () => {
    const db = await desk();
    await remove(db, 't-second', 1);
    expect(await problems(db)).toEqual([{ type: 'cut', ticket: 1002, position: 1 }]);
  });

  it('names a tail that was written anew after it was sealed, and so does every later check', async () => {
    const db = await desk();
    await seal(db);
    await remove(db, 't-first', 5);
    await append(db, 't-first', 'Withdrawn', 'Reopened');
    const rewritten = { type: 'rewritten', ticket: 1001, position: 5, checkpoint: 1 };
    expect(await problems(db)).toEqual([rewritten]);
    await seal(db, later);
    expect(await problems(db)).toEqual([rewritten]);
  });

  it('seals only what grew, and nothing when nothing did', async () => {
    const db = await desk();
    expect(await seal(db)).toMatchObject({ position: 1, chains: 3 });
    expect(await seal(db)).toBeUndefined();
    await append(db, 't-second', 'Claimed');
    expect(await seal(db, later)).toMatchObject({ position: 2, chains: 1 });
  });

  it('names a checkpoint that was changed, and one that was removed', async () => {
    const db = await desk();
    await seal(db);
    for (const type of ['Claimed', 'Released', 'Withdrawn']) {
      await append(db, 't-second', type);
      await seal(db, later);
    }
    await db.updateTable('checkpoint_head').set({ position: 1 }).where('checkpoint', '=', 4).execute();
    expect(await problems(db)).toContainEqual({ type: 'checkpointChanged', checkpoint: 4 });
    await db.deleteFrom('checkpoint_head').where('checkpoint', '=', 2).execute();
    await db.deleteFrom('checkpoint').where('position', '=', 2).execute();
    expect(await problems(db)).toContainEqual({ type: 'checkpointsRemoved', checkpoint: 2, until: 2 });
  });

  it('does not believe a checkpoint made with another secret', async () => {
    const db = await desk();
    await sealCheckpoint(db, { now: at, secret: 'guessed' });
    expect(await problems(db)).toEqual([{ type: 'otherSecret' }]);
    await append(db, 't-second', 'Claimed');
    await seal(db, later);
    expect(await problems(db)).toEqual([{ type: 'checkpointChanged', checkpoint: 1 }]);
  });

  it('still fits together when the words were erased', async () => {
    const db = await desk();
    const words = {
      id: 'w1',
      ticketId: 't-first',
      kind: 'note' as const,
      body: 'Password is on a sticky note',
      at,
    };
    const note = await keepWords(db, words);
    await appendEvents(db, { ticketId: 't-first', at, events: [{ type: 'NoteAdded', note }] });
    await seal(db);
    await db.deleteFrom('words').execute();
    expect(await problems(db)).toEqual([]);
    const rows = await db.selectFrom('ticket_event').select('body').execute();
    expect(JSON.stringify(rows)).not.toContain('sticky');
  });

  it('keeps one chain when two admins decide at once', async () => {
    const db = await desk();
    await Promise.all(['QueueServed', 'QueueMoved', 'QueueEnded'].map((type) => append(db, deskChain, type)));
    expect(await verifyChains(db, { secret })).toMatchObject({ events: 11, problems: [] });
  });
});

async function addTicket(db: Db, id: string, number: number): Promise<void> {
  const ticket = {
    state: 'new',
    tier: 1,
    category: 'device',
    severity: 'C',
    reporter_id: 'alex',
    affected_id: 'alex',
  };
  await db
    .insertInto('ticket')
    .values({ id, number, version: 1, v: 1, body: '{}', opened_at: at, changed_at: at, ...ticket })
    .execute();
}
