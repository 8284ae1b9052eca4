import type { Rules } from './commands.ts';
import { withdrawalOf } from './escalation-requests.ts';
import type { CommandOf, Decision, Guarded } from './guards.ts';
import { refuse, requireAgent, requireDesk, requireOpen, requireOwner, requireUser } from './guards.ts';
import { requireFresh, requireSameTier } from './staleness.ts';
import type { Ticket } from './ticket.ts';
import { ownerOf } from './ticket.ts';
import { addDays, isBefore } from './time.ts';

export function resolveTicket(ticket: Ticket, command: CommandOf<'ResolveTicket'>, rules: Rules): Decision {
  return (
    requireSameTier(ticket, command.shown) ??
    requireAgent(ticket, rules.actor) ??
    requireFresh(ticket, command.shown) ??
    requireOwner(ticket, rules.actor) ?? [
      ...withdrawalOf(ticket),
      {
        type: 'TicketResolved',
        at: rules.now,
        closesAt: addDays(rules.now, rules.confirmDays),
        done: command.done,
      },
    ]
  );
}

export function confirmResolution(ticket: Ticket, rules: Rules): Decision {
  return (
    requireUser(ticket, rules.actor) ??
    requireResolved(ticket) ?? [
      { type: 'ResolutionConfirmed', at: rules.now, reopenUntil: addDays(rules.now, rules.reopenDays) },
    ]
  );
}

/** Back to whoever resolved it, or to the queue if they have left. */
export function rejectResolution(
  ticket: Ticket,
  command: CommandOf<'RejectResolution'>,
  rules: Rules,
): Decision {
  const stays = rules.ownerStillAgent && ticket.queueId !== undefined;
  return (
    requireUser(ticket, rules.actor) ??
    requireResolved(ticket) ?? [
      { type: 'ResolutionRejected', ownerId: stays ? ownerOf(ticket) : undefined, reason: command.reason },
    ]
  );
}

/** The wake-up may belong to a resolution that was rejected since. */
export function closeAfterSilence(ticket: Ticket, rules: Rules): Decision {
  const refused = requireDesk(rules.actor) ?? requireResolved(ticket);
  if (refused) return refused;
  if (ticket.state.type === 'resolved' && isBefore(rules.now, ticket.state.closesAt)) return refuse('stale');
  return [{ type: 'TicketClosed', at: rules.now, reopenUntil: addDays(rules.now, rules.reopenDays) }];
}

export function rateTicket(ticket: Ticket, command: CommandOf<'RateTicket'>, rules: Rules): Decision {
  const { rating, comment } = command;
  const rateable = ticket.state.type === 'resolved' || ticket.state.type === 'closed';
  return (
    requireUser(ticket, rules.actor) ??
    (rateable ? undefined : refuse('notResolved')) ??
    (ticket.rating === undefined ? undefined : refuse('alreadyRated')) ??
    ([1, 2, 3, 4, 5].includes(rating) ? undefined : refuse('badRating')) ?? [
      { type: 'TicketRated', rating, comment },
    ]
  );
}

function requireResolved(ticket: Ticket): Guarded {
  return requireOpen(ticket) ?? (ticket.state.type === 'resolved' ? undefined : refuse('notResolved'));
}
