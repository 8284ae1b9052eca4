import type { Rules } from './commands.ts';
import type { Placing } from './events.ts';
import type { CommandOf, Decision, Guarded } from './guards.ts';
import { isAdmin, refuse, requireAgent, requireOwnerIfAny, requireUnsolved } from './guards.ts';
import { providerOf } from './placing.ts';
import { requireFresh, requireSameTier } from './staleness.ts';
import { nextTierDown, nextTierUp, queueFor } from './tier.ts';
import type { Ticket } from './ticket.ts';
import { ownerOf } from './ticket.ts';

export function raiseTicket(ticket: Ticket, command: CommandOf<'RaiseTicket'>, rules: Rules): Decision {
  const tier = nextTierUp(rules.queues, ticket.tier, ticket.category);
  const refused = requireMover(ticket, command, rules);
  if (refused) return refused;
  if (tier === undefined) return refuse('noHigherTier');
  return [
    {
      type: 'TicketRaised',
      fromTier: ticket.tier,
      tier,
      reason: command.reason,
      ...onTier(ticket, tier, rules),
    },
  ];
}

export function handBackTicket(ticket: Ticket, command: CommandOf<'HandBackTicket'>, rules: Rules): Decision {
  const tier = tierBefore(ticket, rules);
  const refused = requireMover(ticket, command, rules);
  if (refused) return refused;
  if (tier === undefined) return refuse('noLowerTier');
  return [
    {
      type: 'TicketHandedBack',
      fromTier: ticket.tier,
      tier,
      reason: command.reason,
      ...onTier(ticket, tier, rules),
    },
  ];
}

/** Back to where it came from; a tier that is no longer served is passed over. */
function tierBefore(ticket: Ticket, rules: Rules): number | undefined {
  const served = ticket.earlierTiers.filter((tier) => queueFor(rules.queues, tier, ticket.category));
  return served.at(-1) ?? nextTierDown(rules.queues, ticket.tier, ticket.category);
}

/** The owner always stays behind: the new tier picks it up afresh. */
function onTier(ticket: Ticket, tier: number, rules: Rules): Placing {
  const queue = queueFor(rules.queues, tier, ticket.category);
  return {
    queueId: queue?.id,
    formerQueueId: ticket.lastQueueId,
    formerOwnerId: ownerOf(ticket),
    ...providerOf(queue),
  };
}

/** A ticket without a channel has no agents; only an IT admin can move it then. */
function requireMover(
  ticket: Ticket,
  command: CommandOf<'RaiseTicket' | 'HandBackTicket'>,
  rules: Rules,
): Guarded {
  const { actor } = rules;
  const stranded = ticket.queueId === undefined && isAdmin(actor);
  return (
    requireSameTier(ticket, command.shown) ??
    (stranded ? undefined : requireAgent(ticket, actor)) ??
    requireFresh(ticket, command.shown) ??
    requireUnsolved(ticket) ??
    (stranded ? undefined : requireOwnerIfAny(ticket, actor))
  );
}
