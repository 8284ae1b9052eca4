import type { Rules } from './commands.ts';
import { withdrawalOf } from './escalation-requests.ts';
import type { CommandOf, Decision } from './guards.ts';
import { refuse, requireOpen, requireUser } from './guards.ts';
import { keepsOwner, placeFor, placingIn } from './placing.ts';
import { requireSameResolution } from './staleness.ts';
import type { Ticket } from './ticket.ts';
import { ownerOf } from './ticket.ts';
import { addDays, isBefore } from './time.ts';

export function withdrawTicket(ticket: Ticket, command: CommandOf<'WithdrawTicket'>, rules: Rules): Decision {
  return (
    requireUser(ticket, rules.actor) ??
    requireOpen(ticket) ??
    requireSameResolution(ticket, command.shown) ?? [
      ...withdrawalOf(ticket),
      {
        type: 'TicketWithdrawn',
        at: rules.now,
        reopenUntil: addDays(rules.now, rules.reopenDays),
        formerOwnerId: ownerOf(ticket),
      },
    ]
  );
}

/** Back to whoever had it, on the same tier. The channels may have changed while it was finished. */
export function reopenTicket(ticket: Ticket, command: CommandOf<'ReopenTicket'>, rules: Rules): Decision {
  const refused = requireUser(ticket, rules.actor);
  if (refused) return refused;
  const { state } = ticket;
  if (state.type !== 'closed' && state.type !== 'withdrawn') return refuse('notFinished');
  if (isBefore(state.reopenUntil, rules.now)) return refuse('reopenTooLate');

  const queue = placeFor(ticket, ticket.category, rules);
  const moved = queue?.id !== ticket.queueId;
  const ownerId = queue && keepsOwner(ticket, queue, rules) ? state.ownerId : undefined;
  return [
    ...(moved ? [{ type: 'TicketRouted' as const, ...placingIn(ticket, queue, rules) }] : []),
    { type: 'TicketReopened', ownerId, reason: command.reason },
  ];
}
