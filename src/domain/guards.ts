import type { Refusal, RefusalReason, TicketCommand } from './commands.ts';
import type { TicketEvent } from './events.ts';
import type { Actor } from './people.ts';
import type { Ticket } from './ticket.ts';
import { isOpen, isUserOf, ownerOf } from './ticket.ts';

/** A command's own shape, and what it leads to: what happened, or a no that changes nothing. */
export type CommandOf<T extends TicketCommand['type']> = Extract<TicketCommand, { type: T }>;
export type Decision = TicketEvent[] | Refusal;

/** Guards return a refusal or nothing, so that a decision reads `guard ?? guard ?? events`. */
export type Guarded = Refusal | undefined;

export function refuse(reason: RefusalReason, ownerId?: string): Refusal {
  return ownerId === undefined ? { type: 'refused', reason } : { type: 'refused', reason, ownerId };
}

/** While no channel serves the ticket there is no team, so nobody is its agent. */
export function requireAgent(ticket: Ticket, actor: Actor): Guarded {
  if (actor.type !== 'person' || ticket.queueId === undefined) return refuse('notAgent');
  if (actor.agent === 'unknown') return refuse('rosterPending');
  return actor.agent === 'no' ? refuse('notAgent') : undefined;
}

export function requireUser(ticket: Ticket, actor: Actor): Guarded {
  return actor.type === 'person' && isUserOf(ticket, actor.personId) ? undefined : refuse('notUser');
}

export function requireDesk(actor: Actor): Guarded {
  return actor.type === 'desk' ? undefined : refuse('notAgent');
}

export function requireOpen(ticket: Ticket): Guarded {
  return isOpen(ticket) ? undefined : refuse('finished');
}

/** Open, and not only waiting for the user to say that it is solved. */
export function requireUnsolved(ticket: Ticket): Guarded {
  return requireOpen(ticket) ?? (ticket.state.type === 'resolved' ? refuse('alreadyResolved') : undefined);
}

export function requirePickedUp(ticket: Ticket): Guarded {
  return requireUnsolved(ticket) ?? (ownerOf(ticket) ? undefined : refuse('notPickedUp'));
}

/** For what only the owner may do while working on it. */
export function requireOwner(ticket: Ticket, actor: Actor): Guarded {
  return requirePickedUp(ticket) ?? (owns(ticket, actor) ? undefined : refuse('notOwner', ownerOf(ticket)));
}

/** For what any agent may do until somebody has it, and from then on only the owner. */
export function requireOwnerIfAny(ticket: Ticket, actor: Actor): Guarded {
  return ticket.state.type === 'new' ? undefined : requireOwner(ticket, actor);
}

export function isAdmin(actor: Actor): boolean {
  return actor.type === 'person' && actor.admin;
}

function owns(ticket: Ticket, actor: Actor): boolean {
  return actor.type === 'person' && ownerOf(ticket) === actor.personId;
}
