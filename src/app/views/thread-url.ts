import type { Ticket } from '../../domain/ticket.ts';
import { threadOf } from '../../store/postings.ts';
import { threadLink } from '../thread-link.ts';
import type { Drawing } from './reader.ts';

/** Where the ticket is talked about now; undefined before there is a thread. */
export async function threadUrl(drawing: Pick<Drawing, 'db'>, ticket: Ticket): Promise<string | undefined> {
  const thread = await threadOf(drawing.db, ticket.id, ticket.tier);
  return thread && threadLink(thread.conversation_id, thread.activity_id);
}
