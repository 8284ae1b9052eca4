import type { Refusal, Rules } from './commands.ts';
import { missingIn } from './case-package.ts';
import type { Escalation } from './escalation.ts';
import { severityOfCase } from './escalation.ts';
import type { EscalationCommand } from './commands.ts';
import type { Guarded } from './guards.ts';
import { isAdmin, refuse } from './guards.ts';
import type { Actor } from './people.ts';
import { isCaseOf } from './route.ts';
import type { Ticket } from './ticket.ts';
import { ownerOf } from './ticket.ts';
import { isBefore } from './time.ts';

/** The ticket's escalation of that name; an older one is over for good. */
export function escalationOf(ticket: Ticket, id: string): Escalation | Refusal {
  const { escalation } = ticket;
  return escalation?.id === id ? escalation : refuse('noEscalation');
}

/** Who decides: escalators; on Operations at severity A or B an IT admin instead; on hardware either. */
export function requireDecider(
  ticket: Ticket,
  escalation: Pick<Escalation, 'route' | 'caseType' | 'requesterId'>,
  { actor, escalation: { selfApproval } }: Pick<Rules, 'actor' | 'escalation'>,
): Guarded {
  const refused = requireRole(ticket, escalation, actor);
  if (refused || actor.type !== 'person') return refused;
  return actor.personId === escalation.requesterId && !selfApproval ? refuse('ownRequest') : undefined;
}

function requireRole(
  ticket: Ticket,
  escalation: Pick<Escalation, 'route' | 'caseType'>,
  actor: Actor,
): Guarded {
  const escalator = actor.type === 'person' && actor.escalator;
  const needs = decidersOf(ticket, escalation);
  if (needs === 'admins') {
    if (isAdmin(actor)) return undefined;
    return refuse(escalator ? 'needsAdmin' : 'notEscalator');
  }
  const may = escalator || (needs === 'both' && isAdmin(actor));
  return may ? undefined : refuse('notEscalator');
}

/** Whose decision it is. */
export function decidersOf(
  { severity }: Pick<Ticket, 'severity'>,
  escalation: Pick<Escalation, 'route' | 'caseType'>,
): 'escalators' | 'admins' | 'both' {
  if (escalation.route === 'hardware') return 'both';
  const severe = escalation.route === 'operations' && severityOfCase(escalation, severity) !== 'C';
  return severe ? 'admins' : 'escalators';
}

/** Those who work with an approved case: who has the ticket, the escalators and the IT admins. */
export function requireHandler(ticket: Ticket, actor: Actor): Guarded {
  if (actor.type !== 'person') return refuse('notHandler');
  const owns = actor.agent === 'yes' && ownerOf(ticket) === actor.personId;
  return owns || actor.escalator || actor.admin ? undefined : refuse('notHandler');
}

/** A decision is still to be made, on what the deciding person has seen. */
export function requireUndecided(escalation: Escalation, revision: number, now: string): Guarded {
  const { expiresAt } = escalation;
  switch (escalation.state) {
    case 'requested':
      // Also before the desk has noticed.
      if (expiresAt && !isBefore(now, expiresAt)) return refuse('escalationExpired');
      return escalation.revision === revision ? undefined : refuse('stale');
    case 'askedBack':
      return refuse('alreadyAskedBack', escalation.deciderId);
    case 'declined':
      return refuse('alreadyDeclined', escalation.deciderId);
    case 'expired':
      return refuse('escalationExpired');
    case 'withdrawn':
      return refuse('escalationWithdrawn');
    case 'transferred':
      return refuse('caseTransferred');
    default:
      return refuse('alreadyApproved', escalation.deciderId);
  }
}

/** The destination has it; `solved`: also when it says that it is done. */
export function requireCase(escalation: Escalation, { solved }: { solved: boolean }): Guarded {
  switch (escalation.state) {
    case 'sent':
    case 'acknowledged':
    case 'questioned':
      return undefined;
    case 'solved':
      return solved ? undefined : refuse('nothingChanged');
    case 'withdrawn':
      return refuse('escalationWithdrawn');
    case 'transferred':
      return refuse('caseTransferred');
    default:
      return refuse('notSent');
  }
}

/** Nothing is asked or sent that the destination would have to ask for first. */
export function requireComplete({
  route,
  caseType,
  given,
}: Pick<Extract<EscalationCommand, { type: 'RequestEscalation' }>, 'route' | 'caseType' | 'given'>): Guarded {
  if (!isCaseOf(route, caseType)) return refuse('stale');
  const missing = missingIn(route, caseType, given);
  return missing.length === 0 ? undefined : { type: 'refused', reason: 'incomplete', missing };
}
