import { findQueue } from '../store/queues.ts';
import { keepIf } from '../store/savepoint.ts';
import { findTicket } from '../store/tickets.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import type { Executed } from './execute.ts';
import { newRound } from './roster-round.ts';

/**
 * Does a command together with what must be kept for it (words, messages, files): all of it, or on a refusal
 * nothing. Where a roster isn't read yet, the refusal orders the reading, so that the next try gets an answer.
 */
export async function attempt(
  turn: Turn,
  ticketId: string,
  work: () => Promise<Executed>,
): Promise<Executed> {
  const done = await keepIf(turn.db, ({ type }) => type === 'done', work);
  if (done.type === 'done') return done;
  if (done.reason === 'rosterPending') await orderRoster(turn, ticketId);
  return done;
}

async function orderRoster(turn: Turn, ticketId: string): Promise<void> {
  const row = await findTicket(turn.db, ticketId);
  const queue = row?.queue_id ? await findQueue(turn.db, row.queue_id) : undefined;
  if (queue) await enqueue(turn, [{ type: 'ReadRoster', teamId: queue.teamId, round: newRound(turn) }]);
}
