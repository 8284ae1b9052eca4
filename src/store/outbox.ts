import { sql } from 'kysely';
import type { ExpressionBuilder } from 'kysely';
import { capabilitiesOf } from './capabilities.ts';
import type { Db } from './database.ts';
import type { Row, Schema } from './schema.ts';
import { transact } from './transact.ts';

export type OutboxRow = Row<'outbox'>;

export interface NewOrder {
  id: string;
  lane: string;
  type: string;
  body: string;
  mergeKey?: string;
  due: string;
  now: string;
}

/** Takes the lane's next number under the lane row's lock, so that a lane is in the order of its commits. */
export async function addOrder(db: Db, order: NewOrder): Promise<void> {
  const { next_position: position } = await db
    .insertInto('lane')
    .values({ name: order.lane, next_position: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ next_position: eb('lane.next_position', '+', 1) })),
    )
    .returning('next_position')
    .executeTakeFirstOrThrow();
  if (order.mergeKey && (await waitsAlready(db, order.lane, order.mergeKey))) return;
  await db
    .insertInto('outbox')
    .values({
      id: order.id,
      lane: order.lane,
      position,
      v: 1,
      type: order.type,
      body: order.body,
      merge_key: order.mergeKey ?? null,
      due_at: order.due,
      state: 'pending',
      attempts: 0,
      repeats: 0,
      errors: 0,
      fence: 0,
      created_at: order.now,
    })
    .execute();
}

/** Locks the waiting row, so that it can't be claimed and drawn before this transaction's changes are there. */
async function waitsAlready(db: Db, lane: string, mergeKey: string): Promise<boolean> {
  const waiting = db
    .selectFrom('outbox')
    .select('id')
    .where('lane', '=', lane)
    .where('merge_key', '=', mergeKey)
    .where('state', 'in', unfinished)
    .where('state', '<>', 'sending')
    .limit(1);
  return (await capabilitiesOf(db).lockRow(waiting).executeTakeFirst()) !== undefined;
}

/** Written into the statement: an index on some states is of no use to SQLite where the state comes as a parameter. */
const literal = (state: OutboxRow['state']) => sql.lit(state);
const unfinished = [literal('pending'), literal('sending'), literal('held')];

/** Nothing unfinished stands before it in its lane. */
function isHead(eb: ExpressionBuilder<Schema & { o: Schema['outbox'] }, 'o'>) {
  return eb.not(
    eb.exists(
      eb
        .selectFrom('outbox as earlier')
        .select('earlier.id')
        .whereRef('earlier.lane', '=', 'o.lane')
        .whereRef('earlier.position', '<', 'o.position')
        .where('earlier.state', 'in', unfinished),
    ),
  );
}

/**
 * Claims the heads of up to `limit` lanes that are due. A claim counts as an attempt, is leased by the database's
 * clock (the injected one may be moved), and carries a fence: an instance that overslept its lease can't write.
 */
export async function claimOrders(
  db: Db,
  now: string,
  limit: number,
  leaseSeconds: number,
): Promise<OutboxRow[]> {
  const can = capabilitiesOf(db);
  return await transact(db, async (tx) => {
    const heads = tx
      .selectFrom('outbox as o')
      .select('o.id')
      .where('o.state', '=', literal('pending'))
      .where('o.due_at', '<=', now)
      .where(isHead)
      .orderBy('o.due_at')
      .orderBy('o.position')
      .limit(limit);
    const ids = (await can.forUpdateSkipLocked(heads).execute()).map((row) => row.id);
    if (ids.length === 0) return [];
    return await tx
      .updateTable('outbox')
      .set((eb) => ({
        state: 'sending',
        attempts: eb('attempts', '+', 1),
        fence: eb('fence', '+', 1),
        lease_until: can.clock(leaseSeconds * 1000),
      }))
      .where('id', 'in', ids)
      .where('state', '=', 'pending')
      .returningAll()
      .execute();
  });
}

/** Rows whose sender died: what they sent may have arrived, so a post among them is marked as a possible repeat. */
export async function recoverOrders(db: Db, everything: boolean): Promise<number> {
  let query = db
    .updateTable('outbox')
    .set((eb) => ({
      state: 'pending',
      repeats: eb('repeats', '+', 1),
      fence: eb('fence', '+', 1),
      lease_until: null,
    }))
    .where('state', '=', literal('sending'));
  if (!everything) query = query.where('lease_until', '<', capabilitiesOf(db).clock());
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

export type Settlement = Pick<OutboxRow, 'state'> &
  Partial<Pick<OutboxRow, 'due_at' | 'repeats' | 'errors' | 'last_error' | 'attempts' | 'done_at'>>;

/** False: the lease was lost meanwhile, and nothing is written. */
export async function settleOrder(
  db: Db,
  row: Pick<OutboxRow, 'id' | 'fence'>,
  settlement: Settlement,
): Promise<boolean> {
  const result = await db
    .updateTable('outbox')
    .set({ ...settlement, lease_until: null })
    .where('id', '=', row.id)
    .where('fence', '=', row.fence)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** The person can be reached again: what was held goes out, in order. */
export async function resumeLane(db: Db, lane: string, now: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'pending', due_at: now })
    .where('lane', '=', lane)
    .where('state', '=', 'held')
    .execute();
}

/** A person wants it tried again: what was given up there goes out once more, in order. */
export async function reviveLane(db: Db, lane: string, now: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'pending', due_at: now, done_at: null, attempts: 0, errors: 0 })
    .where('lane', '=', lane)
    .where('state', 'in', ['failed', 'unknown', 'pending'])
    .execute();
}

/** When the next row that can be claimed is due; one behind a row that waits or is held is not. */
export async function nextDue(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('outbox as o')
    .select('o.due_at')
    .where('o.state', '=', literal('pending'))
    .where(isHead)
    .orderBy('o.due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at;
}

export async function countOrders(db: Db, state: OutboxRow['state']): Promise<number> {
  const row = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('state', '=', literal(state))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** What was sent is kept for a while for the operator, what wasn't for longer; then it goes, and so do empty lanes. */
export async function forgetOrders(db: Db, before: { sent: string; unsent: string }): Promise<void> {
  await db.deleteFrom('outbox').where('state', '=', 'sent').where('done_at', '<', before.sent).execute();
  await db
    .deleteFrom('outbox')
    .where('state', 'in', ['failed', 'unknown'])
    .where('done_at', '<', before.unsent)
    .execute();
  const empty = await db
    .selectFrom('lane')
    .leftJoin('outbox', 'outbox.lane', 'lane.name')
    .select(['lane.name', 'lane.next_position'])
    .where('outbox.id', 'is', null)
    .execute();
  for (const { name, next_position: position } of empty) {
    // An order that is being added raises the number first, so that its lane stays.
    await db.deleteFrom('lane').where('name', '=', name).where('next_position', '=', position).execute();
  }
}
