import type { Escalation, EscalationState } from '../domain/escalation.ts';
import type { CaseType, Route } from '../domain/route.ts';
import type { Ticket } from '../domain/ticket.ts';
import { findEscalation } from '../store/escalations.ts';
import type { EscalationRow } from '../store/escalations.ts';
import type { Drawing } from './views/reader.ts';

/** The ticket's escalation of that id: its newest, or an earlier one as it was left. */
export async function escalationIn(
  drawing: Pick<Drawing, 'db'>,
  ticket: Ticket,
  escalationId: string,
): Promise<Escalation | undefined> {
  if (ticket.escalation?.id === escalationId) return ticket.escalation;
  const row = await findEscalation(drawing.db, escalationId);
  return row?.ticket_id === ticket.id ? asLeft(row) : undefined;
}

function asLeft(row: EscalationRow): Escalation {
  return {
    id: row.id,
    route: row.route as Route,
    caseType: row.case_type as CaseType,
    revision: row.revision,
    state: row.state as EscalationState,
    requesterId: row.requester_id,
    requestedAt: row.requested_at,
    ...(row.decider_id && { deciderId: row.decider_id }),
  };
}
