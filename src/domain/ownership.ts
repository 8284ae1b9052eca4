import type { Refusal, Rules } from './commands.ts';
import type { CommandOf, Decision, Guarded } from './guards.ts';
import {
  isAdmin,
  refuse,
  requireAgent,
  requireDesk,
  requireOpen,
  requireOwner,
  requireOwnerIfAny,
  requirePickedUp,
  requireUnsolved,
} from './guards.ts';
import { actorId } from './people.ts';
import { requireFresh, requireSameTier } from './staleness.ts';
import type { Ticket } from './ticket.ts';
import { ownerOf } from './ticket.ts';

/** Who has it is told before the card's age: of two who pick up at once, the second hears the first one's name. */
export function claimTicket(ticket: Ticket, command: CommandOf<'ClaimTicket'>, rules: Rules): Decision {
  const claimerId = actorId(rules.actor)!;
  return (
    requireSameTier(ticket, command.shown) ??
    requireAgent(ticket, rules.actor) ??
    requireOpen(ticket) ??
    requireNoOwner(ticket, claimerId) ??
    requireFresh(ticket, command.shown) ?? [
      { type: 'TicketClaimed', ownerId: claimerId, ...introduction(ticket, claimerId) },
    ]
  );
}

export function releaseTicket(ticket: Ticket, command: CommandOf<'ReleaseTicket'>, rules: Rules): Decision {
  const { actor } = rules;
  return (
    requireSameTier(ticket, command.shown) ??
    (isAdmin(actor) ? undefined : requireAgent(ticket, actor)) ??
    requireFresh(ticket, command.shown) ??
    (isAdmin(actor) ? requirePickedUp(ticket) : requireOwner(ticket, actor)) ?? [
      { type: 'TicketReleased', ownerId: ownerOf(ticket)! },
    ]
  );
}

export function assignTicket(ticket: Ticket, command: CommandOf<'AssignTicket'>, rules: Rules): Decision {
  const { actor } = rules;
  const { assigneeId } = command;
  return (
    requireSameTier(ticket, command.shown) ??
    (isAdmin(actor) ? undefined : requireAgent(ticket, actor)) ??
    requireFresh(ticket, command.shown) ??
    requireUnsolved(ticket) ??
    (isAdmin(actor) ? undefined : requireOwnerIfAny(ticket, actor)) ??
    requireAssignable(ticket, command) ??
    (ownerOf(ticket) === assigneeId ? ownedBy(ticket, actorId(actor)) : undefined) ?? [
      assigned(ticket, command, rules),
    ]
  );
}

/** The desk: the owner left the team. A resolved ticket keeps its resolver until the user answers. */
export function returnToQueue(ticket: Ticket, rules: Rules): Decision {
  return (
    requireDesk(rules.actor) ??
    requirePickedUp(ticket) ?? [{ type: 'OwnerLost', formerOwnerId: ownerOf(ticket)! }]
  );
}

function requireNoOwner(ticket: Ticket, claimerId: string): Guarded {
  return ownerOf(ticket) ? ownedBy(ticket, claimerId) : undefined;
}

function ownedBy(ticket: Ticket, personId: string | undefined): Refusal {
  const ownerId = ownerOf(ticket);
  return refuse(ownerId === personId ? 'alreadyYours' : 'alreadyOwned', ownerId);
}

function requireAssignable(ticket: Ticket, command: CommandOf<'AssignTicket'>): Guarded {
  if (ticket.queueId === undefined) return refuse('noSuchAgent');
  if (command.assigneeAgent === 'unknown') return refuse('rosterPending');
  return command.assigneeAgent === 'no' ? refuse('noSuchAgent') : undefined;
}

/** Assigning a new ticket to oneself is picking it up. */
function assigned(ticket: Ticket, command: CommandOf<'AssignTicket'>, rules: Rules) {
  const ownerId = command.assigneeId;
  const formerOwnerId = ownerOf(ticket);
  if (formerOwnerId) return { type: 'TicketAssigned' as const, ownerId, formerOwnerId };
  const type = ownerId === actorId(rules.actor) ? ('TicketClaimed' as const) : ('TicketAssigned' as const);
  return { type, ownerId, ...introduction(ticket, ownerId) };
}

function introduction(ticket: Ticket, ownerId: string): { introduces?: true } {
  return ticket.introducedId === ownerId ? {} : { introduces: true };
}
