import type { Effect } from '../domain/effects.ts';
import type { Ticket } from '../domain/ticket.ts';
import { followersOf } from '../domain/ticket.ts';
import { addFile, filesOf, findFile, markRemoved } from '../store/files.ts';
import { findMessage } from '../store/messages.ts';
import { threadsOf } from '../store/postings.ts';
import { findQueue } from '../store/queues.ts';
import type { Row } from '../store/schema.ts';
import { findTicket } from '../store/tickets.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import type { Incoming } from './incoming.ts';

type Owner = Pick<Row<'file'>, 'direction'> & {
  authorId: string;
  ticketId?: string;
  reportId?: string;
  messageId?: string;
};

/** Notes what came with a message; the bytes are fetched by an effect, since a turn makes no network call. */
export async function receiveFiles(turn: Turn, incoming: Incoming, owner: Owner): Promise<void> {
  for (const file of incoming.files) {
    const id = turn.newId();
    await addFile(turn.db, {
      id,
      ticket_id: owner.ticketId ?? null,
      report_id: owner.reportId ?? null,
      message_id: owner.messageId ?? null,
      author_id: owner.authorId,
      direction: owner.direction,
      name: file.name,
      content_type: file.contentType,
      size: 0,
      state: 'waiting',
      source_url: file.url,
      source_kind: file.kind,
      service_url: incoming.serviceUrl,
      at: turn.now,
    });
    await enqueue(turn, [{ type: 'FetchFile', fileId: id }]);
  }
}

/** What came with a message also belongs to its copy in another ticket. */
export async function copyFiles(
  turn: Turn,
  fromMessageId: string,
  to: { ticketId: string; messageId: string },
): Promise<void> {
  for (const file of await filesOf(turn.db, { messageId: fromMessageId })) {
    if (file.state === 'failed' || file.state === 'removed') continue;
    const id = turn.newId();
    const copy = { id, ticket_id: to.ticketId, message_id: to.messageId, state: 'waiting' } as const;
    await addFile(turn.db, { ...file, ...copy });
    await enqueue(turn, [{ type: 'CopyFile', fileId: id, fromId: file.id }]);
  }
}

/** A stored file goes to the other side, once there is a ticket to go to. */
export async function showFile(turn: Turn, fileId: string): Promise<void> {
  const file = await findFile(turn.db, fileId);
  const row = file?.ticket_id ? await findTicket(turn.db, file.ticket_id) : undefined;
  if (!file || !row) return;
  if (file.direction === 'toUser') {
    await enqueue(turn, inChats(row.ticket, fileId));
  } else if (row.ticket.queueId) {
    await enqueue(turn, [inThread(row.ticket, fileId)]);
  }
}

/** Where a ticket arrives its files come along; those that are there already stay. */
export async function showFiles(turn: Turn, ticket: Ticket): Promise<void> {
  const queue = ticket.queueId ? await findQueue(turn.db, ticket.queueId) : undefined;
  for (const file of await filesOf(turn.db, { ticketId: ticket.id })) {
    const message = file.message_id ? await findMessage(turn.db, file.message_id) : undefined;
    const [channelId] = message?.source_conversation_id.split(';messageid=') ?? [];
    // What an agent attached there stands there already, as their own post.
    const own = file.direction === 'toUser' && channelId === queue?.channelId;
    if (file.state === 'stored' && !own) await enqueue(turn, [inThread(ticket, file.id)]);
  }
}

/** What came with a message goes with it: the bytes at once, and what shows them wherever that may be. */
export async function removeFiles(turn: Turn, messageId: string): Promise<void> {
  for (const file of await filesOf(turn.db, { messageId })) {
    if (file.state === 'removed') continue;
    await markRemoved(turn.db, file.id);
    const row = file.ticket_id ? await findTicket(turn.db, file.ticket_id) : undefined;
    if (!row) continue;
    const threads = await threadsOf(turn.db, row.id);
    for (const tier of new Set([row.tier, ...threads.map((thread) => thread.tier!)])) {
      await enqueue(turn, [inThread({ ...row.ticket, tier }, file.id)]);
    }
    if (file.direction === 'toUser') await enqueue(turn, inChats(row.ticket, file.id));
  }
}

function inThread({ id: ticketId, tier }: Ticket, fileId: string): Effect {
  return { type: 'ShowFile', fileId, to: { type: 'thread', ticketId, tier } };
}

function inChats(ticket: Ticket, fileId: string): Effect[] {
  return followersOf(ticket).map((personId) => ({
    type: 'ShowFile',
    fileId,
    to: { type: 'chat', personId },
  }));
}
