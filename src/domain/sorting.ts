import type { Rules } from './commands.ts';
import type { CommandOf, Decision } from './guards.ts';
import { refuse, requireAgent, requireDesk, requireOpen, requireOwnerIfAny } from './guards.ts';
import { placeFor, placingIn } from './placing.ts';
import { requireFresh, requireSameTier } from './staleness.ts';
import type { Ticket } from './ticket.ts';

/** The category decides which channel of the tier the ticket belongs to, so changing it may move it. */
export function changeCategory(ticket: Ticket, command: CommandOf<'ChangeCategory'>, rules: Rules): Decision {
  const { category } = command;
  return (
    requireSorter(ticket, command, rules) ??
    (category === ticket.category ? refuse('nothingChanged') : undefined) ?? [
      {
        type: 'CategoryChanged',
        category,
        formerCategory: ticket.category,
        ...placingIn(ticket, placeFor(ticket, category, rules), rules),
      },
    ]
  );
}

/** An agent decides, or the desk does from what the user says of its impact. */
export function changeSeverity(ticket: Ticket, command: CommandOf<'ChangeSeverity'>, rules: Rules): Decision {
  const { severity } = command;
  return (
    (rules.actor.type === 'desk'
      ? requireStillOpen(ticket, command)
      : requireSorter(ticket, command, rules)) ??
    (severity === ticket.severity ? refuse('nothingChanged') : undefined) ?? [
      { type: 'SeverityChanged', severity, formerSeverity: ticket.severity },
    ]
  );
}

/** The desk: the served channels changed. */
export function routeTicket(ticket: Ticket, rules: Rules): Decision {
  const queue = placeFor(ticket, ticket.category, rules);
  return (
    requireDesk(rules.actor) ??
    requireOpen(ticket) ??
    (queue?.id === ticket.queueId ? refuse('nothingChanged') : undefined) ?? [
      { type: 'TicketRouted', ...placingIn(ticket, queue, rules) },
    ]
  );
}

function requireStillOpen(ticket: Ticket, { shown }: CommandOf<'ChangeSeverity'>) {
  return requireSameTier(ticket, shown) ?? requireFresh(ticket, shown) ?? requireOpen(ticket);
}

function requireSorter(
  ticket: Ticket,
  command: CommandOf<'ChangeCategory' | 'ChangeSeverity'>,
  rules: Rules,
) {
  return (
    requireSameTier(ticket, command.shown) ??
    requireAgent(ticket, rules.actor) ??
    requireFresh(ticket, command.shown) ??
    requireOwnerIfAny(ticket, rules.actor)
  );
}
