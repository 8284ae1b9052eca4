import type { Ticket } from '../domain/ticket.ts';
import { ownerOf } from '../domain/ticket.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { Db } from './database.ts';
import type { Row } from './schema.ts';

/** Somebody else saved the ticket meanwhile: the turn is done again from the start. */
export class VersionConflict extends Error {}

export type TicketRow = Row<'ticket'> & { ticket: Ticket };

/** Takes the ticket's row for this transaction, so that two commands on it follow one another. */
export async function lockTicket(db: Db, id: string): Promise<Ticket | undefined> {
  const row = await capabilitiesOf(db)
    .lockRow(db.selectFrom('ticket').select(['body', 'version']).where('id', '=', id))
    .executeTakeFirst();
  return row && parse(row);
}

export async function findTicket(db: Db, id: string): Promise<TicketRow | undefined> {
  const row = await db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...row, ticket: parse(row) };
}

/** Saves with the next version; throws VersionConflict where another save came first. */
export async function saveTicket(db: Db, ticket: Ticket, now: string): Promise<Ticket> {
  const saved: Ticket = { ...ticket, version: ticket.version + 1 };
  const columns = {
    ...searchable(saved),
    version: saved.version,
    body: JSON.stringify(saved),
    v: 1,
    changed_at: now,
  };
  if (ticket.version === 0) {
    await db
      .insertInto('ticket')
      .values({ id: saved.id, number: saved.number, opened_at: saved.openedAt, ...columns })
      .execute();
    return saved;
  }
  const result = await db
    .updateTable('ticket')
    .set(columns)
    .where('id', '=', saved.id)
    .where('version', '=', ticket.version)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) throw new VersionConflict(saved.id);
  return saved;
}

/** Open first, newest first; a person's own and those reported for them. */
export async function ticketsOfUser(db: Db, personId: string, limit = 20): Promise<TicketRow[]> {
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where((eb) => eb.or([eb('reporter_id', '=', personId), eb('affected_id', '=', personId)]))
    .orderBy('opened_at', 'desc')
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, ticket: parse(row) }));
}

const openStates = ['new', 'inProgress', 'waiting', 'resolved'];

export async function openTicketsOfUser(db: Db, personId: string): Promise<TicketRow[]> {
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where((eb) => eb.or([eb('reporter_id', '=', personId), eb('affected_id', '=', personId)]))
    .where('state', 'in', openStates)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, ticket: parse(row) }));
}

const ownedStates = ['inProgress', 'waiting', 'resolved'];

export async function ticketsOfOwner(db: Db, personId: string): Promise<TicketRow[]> {
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where('owner_id', '=', personId)
    .where('state', 'in', ownedStates)
    .orderBy('severity')
    .orderBy('opened_at')
    .execute();
  return rows.map((row) => ({ ...row, ticket: parse(row) }));
}

/** Who has tickets in the channels of a team. */
export async function ownersInTeam(db: Db, teamId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket')
    .innerJoin('queue', 'queue.id', 'ticket.queue_id')
    .innerJoin('channel', 'channel.id', 'queue.channel_id')
    .select('ticket.owner_id')
    .distinct()
    .where('channel.team_id', '=', teamId)
    .where('ticket.state', 'in', ownedStates)
    .where('ticket.owner_id', 'is not', null)
    .orderBy('ticket.owner_id')
    .execute();
  return rows.map((row) => row.owner_id!);
}

/** What waits for somebody in these queues, the most due first: severity, then age. */
export async function waitingInQueues(db: Db, queueIds: string[], limit = 20): Promise<TicketRow[]> {
  if (queueIds.length === 0) return [];
  const rows = await db
    .selectFrom('ticket')
    .selectAll()
    .where('queue_id', 'in', queueIds)
    .where('state', '=', 'new')
    .orderBy('severity')
    .orderBy('opened_at')
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, ticket: parse(row) }));
}

export async function openTicketIds(db: Db, queueId?: string | null): Promise<string[]> {
  let query = db.selectFrom('ticket').select('id').where('state', 'in', openStates);
  if (queueId === null) query = query.where('queue_id', 'is', null);
  else if (queueId !== undefined) query = query.where('queue_id', '=', queueId);
  return (await query.orderBy('number').execute()).map((row) => row.id);
}

function parse(row: { body: string; version: number }): Ticket {
  return { ...(JSON.parse(row.body) as Ticket), version: Number(row.version) };
}

function searchable(ticket: Ticket) {
  return {
    state: ticket.state.type,
    tier: ticket.tier,
    queue_id: ticket.queueId ?? null,
    owner_id: ownerOf(ticket) ?? null,
    category: ticket.category,
    severity: ticket.severity,
    reporter_id: ticket.reporterId,
    affected_id: ticket.affectedId,
  };
}

/** What the user said beside the words: free of rules, so it lives beside the domain's ticket. */
export async function saveTicketDetails(
  db: Db,
  id: string,
  details: { device?: string; since?: string; reach?: string; canWork?: 'yes' | 'no' },
): Promise<void> {
  const { device, since, reach, canWork } = details;
  const given = {
    ...(device && { device }),
    ...(since && { since }),
    ...(reach && { reach }),
    ...(canWork && { can_work: canWork === 'yes' ? 1 : 0 }),
  };
  if (Object.keys(given).length > 0) await db.updateTable('ticket').set(given).where('id', '=', id).execute();
}
