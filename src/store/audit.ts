import { createHash, randomBytes } from 'node:crypto';
import type { TicketEvent } from '../domain/events.ts';
import { nextNumber } from './counters.ts';
import type { Db } from './database.ts';
import type { Row } from './schema.ts';

/** The chain of what IT admins decide; all others are named after their ticket. */
export const deskChain = 'desk';

/** What may stand in the audit log: ids, codes and digests, never words or names. */
export type AuditEvent = TicketEvent | { type: string; [detail: string]: unknown };

/** Without the salt, which is erased together with the text, nobody can guess a short text from its digest. */
export function digestOf(text: string, salt: string): string {
  return createHash('sha256').update(`${salt}${text}`).digest('hex');
}

export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

/**
 * Continues a chain. Call it in the transaction that saves what happened, with the ticket's row locked;
 * two that continue one chain at once would violate its primary key, so one of them fails.
 */
export async function appendEvents(
  db: Db,
  { ticketId, actorId, at, events }: { ticketId: string; actorId?: string; at: string; events: AuditEvent[] },
): Promise<void> {
  if (events.length === 0) return;
  // No row to lock before the first decision: the counter's row is the lock.
  if (ticketId === deskChain) await nextNumber(db, `chain:${deskChain}`, 1);
  const head = await headOf(db, ticketId);
  let position = Number(head?.position ?? 0);
  let previousHash = head?.hash ?? '';
  const rows = events.map((event) => {
    const row = {
      ticket_id: ticketId,
      position: (position += 1),
      v: 1,
      type: event.type,
      actor_id: actorId ?? null,
      at,
      body: JSON.stringify(event),
      previous_hash: previousHash,
    };
    previousHash = hashOf(row);
    return { ...row, hash: previousHash };
  });
  await db.insertInto('ticket_event').values(rows).execute();
}

function headOf(db: Db, ticketId: string) {
  return db
    .selectFrom('ticket_event')
    .select(['position', 'hash'])
    .where('ticket_id', '=', ticketId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Over every column but the hash itself, in this order and as JSON, so that no two rows read the same. */
export function hashOf(row: Omit<Row<'ticket_event'>, 'hash'>): string {
  const columns = [
    row.ticket_id,
    Number(row.position),
    Number(row.v),
    row.type,
    row.actor_id,
    row.at,
    row.body,
    row.previous_hash,
  ];
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex');
}

/** All that happened to a ticket, oldest first. */
export async function eventsOf(db: Db, ticketId: string): Promise<Row<'ticket_event'>[]> {
  return await db
    .selectFrom('ticket_event')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('position')
    .execute();
}

/** Which of these happened last, if any did. */
export async function lastEvent(db: Db, ticketId: string, types: string[]): Promise<string | undefined> {
  const row = await db
    .selectFrom('ticket_event')
    .select('type')
    .where('ticket_id', '=', ticketId)
    .where('type', 'in', types)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.type;
}

/** What events of a type say, oldest first. */
export async function eventBodies(db: Db, ticketId: string, type: string): Promise<unknown[]> {
  const rows = await db
    .selectFrom('ticket_event')
    .select('body')
    .where('ticket_id', '=', ticketId)
    .where('type', '=', type)
    .orderBy('position')
    .execute();
  return rows.map((row) => JSON.parse(row.body) as unknown);
}
