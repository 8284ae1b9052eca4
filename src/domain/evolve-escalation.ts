import type { Escalation } from './escalation.ts';
import { waitFor } from './escalation.ts';
import type { EscalationEvent } from './events.ts';
import type { Ticket, TicketState } from './ticket.ts';
import { ownerOf } from './ticket.ts';

/** The ticket after something happened to its escalation. */
export function evolveEscalation(ticket: Ticket, event: EscalationEvent): Ticket {
  const escalation = after(ticket.escalation, event);
  return { ...ticket, escalation, state: stateWith(ticket, escalation) };
}

function after(before: Escalation | undefined, event: EscalationEvent): Escalation {
  if (event.type === 'EscalationRequested') return requested(before, event);
  if (!before) throw new Error(`${event.type} before EscalationRequested`);
  switch (event.type) {
    case 'DecidersReminded':
      return { ...before, reminded: true };
    case 'EscalationExpired':
      return { ...before, state: 'expired' };
    case 'EscalationAskedBack':
      return { ...before, state: 'askedBack', deciderId: event.deciderId };
    case 'EscalationDeclined':
      return { ...before, state: 'declined', deciderId: event.deciderId };
    case 'EscalationRerouted':
      return {
        ...before,
        route: event.route,
        caseType: event.caseType,
        revision: before.revision + 1,
        requestedAt: event.at,
        expiresAt: event.expiresAt,
        reminded: undefined,
      };
    case 'EscalationApproved':
      return { ...before, state: 'sent', deciderId: event.deciderId };
    case 'EscalationWithdrawn':
      return { ...before, state: 'withdrawn' };
    case 'EscalationTransferred':
      return { ...before, state: 'transferred' };
    case 'CaseRecorded':
      return before;
    case 'DestinationAcknowledged':
      // One that arrives late must not hide a question.
      return before.state === 'questioned' ? before : { ...before, state: 'acknowledged' };
    case 'DestinationAsked':
      return { ...before, state: 'questioned' };
    case 'DestinationSolved':
      return { ...before, state: 'solved', solvedAt: event.at };
    case 'DestinationAnswered':
      return { ...before, state: before.state === 'questioned' ? 'acknowledged' : before.state };
    case 'CaseReopened':
      return { ...before, state: 'sent', solvedAt: undefined };
  }
}

function requested(
  before: Escalation | undefined,
  event: Extract<EscalationEvent, { type: 'EscalationRequested' }>,
): Escalation {
  const { escalationId: id, route, caseType, requesterId, at, expiresAt } = event;
  const revision = before?.id === id ? before.revision + 1 : 1;
  return { id, route, caseType, revision, state: 'requested', requesterId, requestedAt: at, expiresAt };
}

/**
 * Work that waits on the escalation goes on, and the other way round; any other wait stays as it is.
 * Where nothing else is awaited than before, an owner who went on meanwhile still does.
 */
function stateWith(ticket: Ticket, escalation: Escalation): TicketState {
  const { state } = ticket;
  if (waitFor(escalation) === waitFor(ticket.escalation)) return state;
  const onIt = state.type === 'waiting' && (state.on === 'approval' || state.on === 'destination');
  if (state.type !== 'inProgress' && !onIt) return state;
  return workWith(escalation, ownerOf(ticket)!);
}

/** What somebody who has the ticket does about it. */
export function workWith(escalation: Escalation | undefined, ownerId: string): TicketState {
  const on = waitFor(escalation);
  return on ? { type: 'waiting', ownerId, on } : { type: 'inProgress', ownerId };
}
