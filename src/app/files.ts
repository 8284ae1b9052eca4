import type { Row } from '../store/schema.ts';
import { followersOf } from '../domain/ticket.ts';
import { addFile, findFile } from '../store/files.ts';
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

/** A stored file goes to the other side, once there is a ticket to go to. */
export async function showFile(turn: Turn, fileId: string): Promise<void> {
  const file = await findFile(turn.db, fileId);
  const row = file?.ticket_id ? await findTicket(turn.db, file.ticket_id) : undefined;
  if (!file || !row) return;
  if (file.direction === 'toUser') {
    for (const personId of followersOf(row.ticket)) {
      await enqueue(turn, [{ type: 'ShowFile', fileId, to: { type: 'chat', personId } }]);
    }
  } else if (row.ticket.queueId) {
    await enqueue(turn, [
      { type: 'ShowFile', fileId, to: { type: 'thread', ticketId: row.id, tier: row.tier } },
    ]);
  }
}
