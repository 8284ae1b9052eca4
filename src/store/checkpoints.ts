import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Db } from './database.ts';
import { derivedKey } from './derived-key.ts';
import type { Row, Schema } from './schema.ts';

type Head = Pick<Row<'checkpoint_head'>, 'ticket_id' | 'position' | 'hash'>;

/** Bound parameters of one insert stay far below what either database takes. */
const HEADS_PER_INSERT = 1_000;

export type Sealed = { position: number; chains: number; seal: string };

/**
 * Notes where every chain that grew since the last checkpoint stands now, under a signature that whoever can only
 * write to the database can't make. Undefined: nothing grew. Keep the seal outside of the database (a log will do)
 * to notice even that the newest checkpoint was removed.
 */
export async function sealCheckpoint(
  db: Db,
  { now, secret }: { now: string; secret: string },
): Promise<Sealed | undefined> {
  return inTransaction(db, async (trx) => {
    const heads = await grownHeads(trx);
    if (heads.length === 0) return undefined;
    const previous = await trx
      .selectFrom('checkpoint')
      .select(['position', 'seal'])
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst();
    const checkpoint = {
      position: Number(previous?.position ?? 0) + 1,
      at: now,
      chains: heads.length,
      heads: digestOfHeads(heads),
      previous_seal: previous?.seal ?? '',
    };
    const seal = sealOf(checkpoint, secret);
    await trx
      .insertInto('checkpoint')
      .values({ ...checkpoint, seal })
      .execute();
    for (let start = 0; start < heads.length; start += HEADS_PER_INSERT) {
      const rows = heads.slice(start, start + HEADS_PER_INSERT);
      await trx
        .insertInto('checkpoint_head')
        .values(rows.map((head) => ({ ...head, checkpoint: checkpoint.position })))
        .execute();
    }
    return { position: checkpoint.position, chains: heads.length, seal };
  });
}

function grownHeads(db: Db): Promise<Head[]> {
  return db
    .with('newest', (cte) =>
      cte
        .selectFrom('ticket_event')
        .select((eb) => ['ticket_id', eb.fn.max('position').as('position')])
        .groupBy('ticket_id'),
    )
    .with('sealed', (cte) =>
      cte
        .selectFrom('checkpoint_head')
        .select((eb) => ['ticket_id', eb.fn.max('position').as('position')])
        .groupBy('ticket_id'),
    )
    .selectFrom('newest')
    .innerJoin('ticket_event as event', (join) =>
      join.onRef('event.ticket_id', '=', 'newest.ticket_id').onRef('event.position', '=', 'newest.position'),
    )
    .leftJoin('sealed', 'sealed.ticket_id', 'newest.ticket_id')
    .where((eb) =>
      eb.or([eb('sealed.position', 'is', null), eb('newest.position', '>', eb.ref('sealed.position'))]),
    )
    .select(['event.ticket_id', 'event.position', 'event.hash'])
    .execute();
}

/** Sorted here, because the databases sort text by rules of their own. */
export function digestOfHeads(heads: Head[]): string {
  const lines = heads.map((head) => JSON.stringify([head.ticket_id, Number(head.position), head.hash]));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

export function sealFits(checkpoint: Row<'checkpoint'>, secret: string): boolean {
  const stored = Buffer.from(checkpoint.seal);
  const computed = Buffer.from(sealOf(checkpoint, secret));
  return stored.length === computed.length && timingSafeEqual(stored, computed);
}

function sealOf(checkpoint: Omit<Row<'checkpoint'>, 'seal'>, secret: string): string {
  const { position, at, chains, heads, previous_seal } = checkpoint;
  return createHmac('sha256', derivedKey(secret, 'audit checkpoint'))
    .update(JSON.stringify([Number(position), at, Number(chains), heads, previous_seal]))
    .digest('hex');
}

function inTransaction<T>(db: Db, work: (trx: Db | Transaction<Schema>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
