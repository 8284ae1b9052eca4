import { followersOf } from '../domain/ticket.ts';
import { servedQueues, stopQueue } from '../store/queues.ts';
import { findTicket, openTicketIds } from '../store/tickets.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';

/** Outside partner channels a guest could read what users write: the relay stops there until an admin serves it again. */
export async function stopForGuest(turn: Turn, teamId: string): Promise<void> {
  for (const queue of await servedQueues(turn.db)) {
    if (queue.teamId !== teamId || queue.partner || queue.stoppedAt) continue;
    await stopQueue(turn.db, queue.id, turn.now);
    await enqueue(turn, [
      { type: 'AlertAdmins', say: { key: 'alert.guest', params: { channel: queue.channelName } } },
    ]);
    for (const ticketId of await openTicketIds(turn.db, queue.id)) await tellFollowers(turn, ticketId);
  }
}

async function tellFollowers(turn: Turn, ticketId: string): Promise<void> {
  const row = await findTicket(turn.db, ticketId);
  const personIds = row ? followersOf(row.ticket) : [];
  await enqueue(
    turn,
    personIds.map((personId) => ({ type: 'ShowStatusCard', ticketId, personId })),
  );
}
