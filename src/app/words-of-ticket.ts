import type { Words } from '../domain/ticket.ts';
import type { Row } from '../store/schema.ts';
import { keepWords } from '../store/words.ts';
import type { Turn } from './desk.ts';

/** Keeps what somebody wrote about a ticket, for a command of the same turn to name. */
export async function noteWords(
  turn: Turn,
  ticketId: string,
  kind: Row<'words'>['kind'],
  body: string,
  authorId?: string,
): Promise<Words> {
  return await keepWords(turn.db, { id: turn.newId(), ticketId, kind, authorId, body, at: turn.now });
}
