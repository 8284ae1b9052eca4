import type { Effect, ThreadLine } from './effects.ts';
import type { Placing } from './events.ts';
import type { Ticket } from './ticket.ts';

/** What is shown in the ticket's thread: nothing while no channel serves it. */
export function showTicketCard(ticket: Ticket): Effect[] {
  if (ticket.queueId === undefined) return [];
  return [{ type: 'ShowTicketCard', ticketId: ticket.id, tier: ticket.tier }];
}

export function postLine(ticket: Ticket, line: ThreadLine): Effect[] {
  if (ticket.queueId === undefined) return [];
  return [{ type: 'PostThreadLine', ticketId: ticket.id, tier: ticket.tier, line }];
}

/**
 * A move shows in both threads: where it was as a pointer, where it is now with the story so far.
 * Without a new place only the old card loses its buttons: one line for each of fifty tickets would be noise.
 */
export function showMoved(ticket: Ticket, placing: Placing, fromTier: number, line: ThreadLine): Effect[] {
  const { queueId, formerQueueId, sameThread } = placing;
  const stays = fromTier === ticket.tier && (sameThread || queueId === formerQueueId);
  if (stays) return [...showTicketCard(ticket), ...(placing.afterGap ? postLine(ticket, line) : [])];
  const left = { ticketId: ticket.id, tier: fromTier, queueId: formerQueueId };
  return [
    ...(formerQueueId ? [{ type: 'ShowTicketCard' as const, ...left }] : []),
    ...(formerQueueId && queueId ? [{ type: 'PostThreadLine' as const, ...left, line }] : []),
    ...showTicketCard(ticket),
    ...postLine(ticket, line),
  ];
}
