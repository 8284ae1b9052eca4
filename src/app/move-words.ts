import { eventBodies } from '../store/audit.ts';
import type { Message } from '../store/messages.ts';
import { keepMessage, messagesOfTicket } from '../store/messages.ts';
import { findTicket, lockTicket } from '../store/tickets.ts';
import { summarise } from '../triage/summarise.ts';
import { attempt } from './attempt.ts';
import type { Turn } from './desk.ts';
import { execute } from './execute.ts';
import type { Executed } from './execute.ts';
import { copyFiles } from './files.ts';
import { readText } from './knowledge.ts';
import { openTicket } from './open-ticket.ts';

/** What the user has written in a ticket and nobody has moved yet, newest last: one entry for what was one post. */
export async function burstsOf(turn: Pick<Turn, 'db'>, ticketId: string): Promise<Message[][]> {
  const bursts = new Map<string, Message[]>();
  const gone = new Set(
    (await eventBodies(turn.db, ticketId, 'WordsMoved')).flatMap(
      (body) => (body as { messageIds?: string[] }).messageIds ?? [],
    ),
  );
  for (const message of await messagesOfTicket(turn.db, ticketId)) {
    const shown = message.state === 'live' || message.state === 'edited';
    if (message.direction !== 'toThread' || message.kind === 'report' || !shown || gone.has(message.id))
      continue;
    bursts.set(message.burst_id, [...(bursts.get(message.burst_id) ?? []), message]);
  }
  return [...bursts.values()];
}

/** An agent gives what the user wrote about something else a ticket of its own; `burstId`: by default the newest post. */
export async function moveWords(
  turn: Turn,
  agentId: string,
  { ticketId, burstId, title }: { ticketId: string; burstId?: string; title?: string },
): Promise<Executed> {
  return await attempt(turn, ticketId, async () => {
    // Two who move the same words follow one another.
    await lockTicket(turn.db, ticketId);
    const row = await findTicket(turn.db, ticketId);
    const bursts = await burstsOf(turn, ticketId);
    const moved = burstId ? bursts.find(([first]) => first?.burst_id === burstId) : bursts.at(-1);
    if (!row) return { type: 'refused', reason: 'unknownTicket' };
    if (!moved) return { type: 'refused', reason: 'nothingToMove' };
    const text = moved.map(({ plain }) => plain).join('\n');
    const { reporterId, affectedId } = row.ticket;
    const opened = await openTicket(turn, {
      reporterId,
      affectedId,
      category: (await readText(turn, text)).category ?? 'other',
      severity: 'C',
      title: title ?? summarise(text),
      ...(title === undefined && { titleFromWords: true }),
      openedBy: agentId,
    });
    if (opened.type === 'refused') return opened;
    for (const message of moved) {
      const messageId = await copyTo(turn, message, opened.ticketId, opened.ticket.tier);
      await copyFiles(turn, message.id, { ticketId: opened.ticketId, messageId });
    }
    const messageIds = moved.map(({ id }) => id);
    const command = { type: 'MoveWords', messageIds, toTicketId: opened.ticketId } as const;
    return await execute(turn, ticketId, command, { personId: agentId });
  });
}

/** With its source, so that an edit or a delete reaches both. */
async function copyTo(turn: Turn, message: Message, ticketId: string, tier: number): Promise<string> {
  const { html, plain } = message;
  const id = turn.newId();
  await keepMessage(turn.db, {
    id,
    ticket_id: ticketId,
    direction: 'toThread',
    author_id: message.author_id,
    burst_id: ticketId,
    html,
    plain,
    kind: 'report',
    tier,
    source_conversation_id: message.source_conversation_id,
    source_activity_id: message.source_activity_id,
    source_at: message.source_at,
    at: message.at,
  });
  return id;
}
