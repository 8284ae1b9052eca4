import { keepMessage } from '../store/messages.ts';
import { findTicket } from '../store/tickets.ts';
import { attempt } from './attempt.ts';
import type { Turn } from './desk.ts';
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
      await receiveFiles(turn, incoming, { ticketId, messageId, authorId: personId, direction: 'toUser' });
    }
    return done;
  });
}
