import { isUserOf } from '../domain/ticket.ts';
import { keepMessage, lastUserMessage } from '../store/messages.ts';
import { findTicket } from '../store/tickets.ts';
import { isThanks } from '../triage/intent.ts';
import { attempt } from './attempt.ts';
import type { Turn } from './desk.ts';
import { execute } from './execute.ts';
import type { Executed } from './execute.ts';
import { receiveFiles } from './files.ts';
import type { Incoming } from './incoming.ts';

/** Words within this time are one post in the thread. */
export const burstSeconds = 5;

/** What the user wrote in the chat goes to the ticket's thread. */
export async function addUserWords(
  turn: Turn,
  ticketId: string,
  personId: string,
  incoming: Incoming,
  messageId = turn.newId(),
): Promise<Executed> {
  return await attempt(turn, ticketId, () => keepAndRelay(turn, ticketId, personId, incoming, messageId));
}

async function keepAndRelay(
  turn: Turn,
  ticketId: string,
  personId: string,
  incoming: Incoming,
  messageId: string,
): Promise<Executed> {
  const row = await findTicket(turn.db, ticketId);
  if (!row || !isUserOf(row.ticket, personId)) return { type: 'refused', reason: 'notUser' };
  const last = await lastUserMessage(turn.db, ticketId);
  const joins =
    last !== undefined &&
    last.author_id === personId &&
    last.tier === row.ticket.tier &&
    secondsBetween(last.at, turn.now) <= burstSeconds;
  const words = await keepMessage(turn.db, {
    id: messageId,
    ticket_id: ticketId,
    direction: 'toThread',
    author_id: personId,
    burst_id: joins ? last.burst_id : messageId,
    html: incoming.html,
    plain: incoming.plain,
    kind: 'words',
    tier: row.ticket.tier,
    source_conversation_id: incoming.conversationId,
    source_activity_id: incoming.activityId,
    source_at: incoming.sentAt,
    at: turn.now,
  });
  const done = await execute(
    turn,
    ticketId,
    { type: 'AddUserWords', messageId, words, thanks: isThanks(incoming.plain) },
    { personId },
  );
  if (done.type === 'done') {
    await receiveFiles(turn, incoming, { ticketId, messageId, authorId: personId, direction: 'toThread' });
  }
  return done;
}

export function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
