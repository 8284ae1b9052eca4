import { followersOf } from '../domain/ticket.ts';
import type { Ticket } from '../domain/ticket.ts';
import { keepMessage } from '../store/messages.ts';
import { findChat, saveChat } from '../store/people.ts';
import { findTicket } from '../store/tickets.ts';
import { attempt } from './attempt.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { execute } from './execute.ts';
import type { Executed } from './execute.ts';
import { receiveFiles } from './files.ts';
import type { Incoming } from './incoming.ts';

/** What an agent wrote goes to the user's chat: as a reply, or as a question that the ticket then waits on. */
export async function sendAgentWords(
  turn: Turn,
  ticketId: string,
  personId: string,
  incoming: Incoming,
  kind: 'words' | 'question' = 'words',
): Promise<Executed> {
  return await attempt(turn, ticketId, async () => {
    const row = await findTicket(turn.db, ticketId);
    if (!row) return { type: 'refused', reason: 'unknownTicket' };
    const messageId = turn.newId();
    const words = await keepMessage(turn.db, {
      id: messageId,
      ticket_id: ticketId,
      direction: 'toUser',
      author_id: personId,
      burst_id: messageId,
      html: incoming.html,
      plain: incoming.plain,
      kind,
      tier: row.ticket.tier,
      source_conversation_id: incoming.conversationId,
      source_activity_id: incoming.activityId,
      source_at: incoming.sentAt,
      at: turn.now,
    });
    const type = kind === 'question' ? 'AskUser' : 'SendReply';
    const done = await execute(turn, ticketId, { type, messageId, words }, { personId });
    if (done.type === 'done') {
      await prepareFollowers(turn, done.ticket, kind);
      await receiveFiles(turn, incoming, { ticketId, messageId, authorId: personId, direction: 'toUser' });
    }
    return done;
  });
}

/** Who is asked answers this ticket; who can't be reached now is named to the agent at once. */
async function prepareFollowers(turn: Turn, ticket: Ticket, kind: 'words' | 'question'): Promise<void> {
  for (const personId of followersOf(ticket)) {
    const chat = await findChat(turn.db, personId);
    if (chat && kind === 'question') await saveChat(turn.db, personId, { current_ticket_id: ticket.id });
    if (chat?.state !== 'blocked') continue;
    const line = { type: 'notDelivered', personId, reason: 'blocked' } as const;
    await enqueue(turn, [{ type: 'PostThreadLine', ticketId: ticket.id, tier: ticket.tier, line }]);
  }
}
