import type { CasePackage } from '../domain/case-package.ts';
import type { Category } from '../domain/category.ts';
import type { Escalation, Provider } from '../domain/escalation.ts';
import type { Severity } from '../domain/severity.ts';
import type { Words } from '../domain/ticket.ts';
import { digestOf, newSalt } from './audit.ts';
import type { Db } from './database.ts';
import type { Row } from './schema.ts';

/** What the ticket adds to the package. */
export interface Approved {
  category: Category;
  severity: Severity;
  provider: Provider;
  providerTeam?: string;
}

/** `frozen`: as it was approved; undefined before. */
export type EscalationRow = Row<'escalation'> & { words: CasePackage; frozen?: Approved };

/** Keeps what is to be sent, and returns what the audit log may hold of it. */
export async function keepPackage(
  db: Db,
  kept: {
    escalationId: string;
    ticketId: string;
    package: CasePackage;
    route: string;
    caseType: string;
    requesterId: string;
    formerId?: string;
    at: string;
  },
): Promise<Words> {
  const salt = newSalt();
  const body = JSON.stringify(kept.package);
  const { route, caseType: case_type, at: changed_at } = kept;
  await db
    .insertInto('escalation')
    .values({
      id: kept.escalationId,
      ticket_id: kept.ticketId,
      route,
      case_type,
      state: 'requested',
      revision: 0,
      requester_id: kept.requesterId,
      package: body,
      salt,
      former_id: kept.formerId ?? null,
      requested_at: kept.at,
      changed_at,
      stuck: 0,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ route, case_type, package: body, salt, changed_at }),
    )
    .execute();
  return { id: kept.escalationId, digest: digestOf(body, salt) };
}

/** The row beside the domain's escalation, as it is after a command. */
export async function followEscalation(db: Db, escalation: Escalation, now: string): Promise<void> {
  await db
    .updateTable('escalation')
    .set({
      route: escalation.route,
      case_type: escalation.caseType,
      state: escalation.state,
      revision: escalation.revision,
      requester_id: escalation.requesterId,
      decider_id: escalation.deciderId ?? null,
      changed_at: now,
    })
    .where('id', '=', escalation.id)
    .execute();
}

/** What is sent is what was approved, whatever becomes of the ticket. */
export async function freezeEscalation(db: Db, id: string, approved: Approved): Promise<void> {
  await db
    .updateTable('escalation')
    .set({ approved: JSON.stringify(approved) })
    .where('id', '=', id)
    .where('approved', 'is', null)
    .execute();
}

/** The destination has it: it said so, or a person did. True: that is news. */
export async function markDelivered(db: Db, id: string, now: string): Promise<boolean> {
  const result = await db
    .updateTable('escalation')
    .set({ delivered_at: now, unreachable_since: null, stuck: 0 })
    .where('id', '=', id)
    .where('delivered_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function saveEscalation(
  db: Db,
  id: string,
  changes: Partial<
    Pick<
      Row<'escalation'>,
      'state' | 'case_number' | 'tried_at' | 'delivered_at' | 'unreachable_since' | 'stuck' | 'changed_at'
    >
  >,
): Promise<void> {
  await db.updateTable('escalation').set(changes).where('id', '=', id).execute();
}

export async function findEscalation(db: Db, id: string): Promise<EscalationRow | undefined> {
  return read(await db.selectFrom('escalation').selectAll().where('id', '=', id).executeTakeFirst());
}

function read(row: Row<'escalation'> | undefined): EscalationRow | undefined {
  if (!row) return undefined;
  const words = JSON.parse(row.package) as CasePackage;
  return { ...row, words, ...(row.approved && { frozen: JSON.parse(row.approved) as Approved }) };
}

/** The newest one of somebody, whose contact details serve again. */
export async function lastEscalationBy(db: Db, personId: string): Promise<EscalationRow | undefined> {
  const row = await db
    .selectFrom('escalation')
    .selectAll()
    .where('requester_id', '=', personId)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return read(row);
}

const shown = ['requested', 'askedBack', 'sent', 'acknowledged', 'questioned', 'solved'];

/** All whose cards are more than a line; of open tickets. */
export async function shownEscalations(db: Db): Promise<{ id: string; ticketId: string }[]> {
  const rows = await db
    .selectFrom('escalation')
    .innerJoin('ticket', 'ticket.id', 'escalation.ticket_id')
    .select(['escalation.id', 'escalation.ticket_id'])
    .where('escalation.state', 'in', shown)
    .where('ticket.state', 'not in', ['closed', 'withdrawn'])
    .orderBy('escalation.requested_at')
    .orderBy('escalation.id')
    .execute();
  return rows.map((row) => ({ id: row.id, ticketId: row.ticket_id }));
}
