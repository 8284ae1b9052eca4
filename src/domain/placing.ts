import type { Category } from './category.ts';
import type { Rules } from './commands.ts';
import type { Placing } from './events.ts';
import type { Queue } from './tier.ts';
import { queueFor } from './tier.ts';
import type { Ticket } from './ticket.ts';
import { ownerOf } from './ticket.ts';

/**
 * The queue on its own tier that a ticket belongs to. Where nobody serves its category it stays with
 * those who have it; work that somebody has begun stays where it is as long as it is served there.
 */
export function placeFor(ticket: Ticket, category: Category, rules: Rules): Queue | undefined {
  const current = rules.queues.find(({ id, tier }) => id === ticket.queueId && tier === ticket.tier);
  const serves = current && (!current.categories || current.categories.includes(category));
  if (serves && ownerOf(ticket) && category === ticket.category) return current;
  return queueFor(rules.queues, ticket.tier, category) ?? current;
}

/** What a move to that queue means. Without any queue the owner keeps it until there is one. */
export function placingIn(ticket: Ticket, queue: Queue | undefined, rules: Rules): Placing {
  const sameThread = queue !== undefined && queue.channelId === threadQueueOf(ticket, rules)?.channelId;
  const placing: Placing = {
    queueId: queue?.id,
    formerQueueId: ticket.lastQueueId,
    ...(sameThread && { sameThread }),
    ...(queue && ticket.queueId === undefined && { afterGap: true as const }),
    ...providerOf(queue),
  };
  const worked = ticket.state.type === 'inProgress' || ticket.state.type === 'waiting';
  const stays = !queue || queue.id === ticket.queueId || keepsOwner(ticket, queue, rules);
  return stays || !worked ? placing : { ...placing, formerOwnerId: ownerOf(ticket) };
}

/** Named where a partner supports the user. */
export const providerOf = (queue: Queue | undefined): Pick<Placing, 'provider'> =>
  queue?.partner ? { provider: 'partner' } : {};

/** Between channels of one team the owner stays the same. */
export function keepsOwner(ticket: Ticket, queue: Queue, rules: Rules): boolean {
  return rules.ownerStillAgent && queue.teamId === threadQueueOf(ticket, rules)?.teamId;
}

function threadQueueOf(ticket: Ticket, rules: Rules): Queue | undefined {
  return rules.threadQueue ?? rules.queues.find(({ id }) => id === ticket.lastQueueId);
}
