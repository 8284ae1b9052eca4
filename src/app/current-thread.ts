import type { Say } from '../domain/effects.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Posting } from '../store/postings.ts';
import { findQueue } from '../store/queues.ts';
import type { Drawing } from './views/reader.ts';

/** Is this where the ticket is talked about now, or has it gone on to another tier or channel? */
export async function isCurrentThread(
  drawing: Drawing,
  ticket: Ticket,
  thread: Pick<Posting, 'conversation_id' | 'tier'>,
): Promise<boolean> {
  if (ticket.tier !== thread.tier || !ticket.lastQueueId) return false;
  const queue = await findQueue(drawing.db, ticket.lastQueueId);
  return queue?.channelId === thread.conversation_id;
}

/** Said in a thread that the ticket has left. */
export function movedSay(ticketId: string): Say {
  return { key: 'say.moved', params: { ticket: `ticket:${ticketId}`, link: `thread:${ticketId}` } };
}
