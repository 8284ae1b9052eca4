import { followersOf } from '../domain/ticket.ts';
import { findEscalationChannel } from '../store/escalators.ts';
import { markSeen } from '../store/seen.ts';
import { servedQueues, stopQueue } from '../store/queues.ts';
import { findTicket, openTicketIds } from '../store/tickets.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { showPendingEscalations } from './show-escalation.ts';

/** Outside partner channels a guest could read what users write: the relay stops there until an admin serves it again. */
export async function stopForGuest(turn: Turn, teamId: string): Promise<void> {
  await keepRequestsFrom(turn, teamId);
  for (const queue of await servedQueues(turn.db)) {
    if (queue.teamId !== teamId || queue.partner || queue.stoppedAt) continue;
    await stopQueue(turn.db, queue.id, turn.now);
    await enqueue(turn, [
      { type: 'AlertAdmins', say: { key: 'alert.guest', params: { channel: queue.channelName } } },
    ]);
    for (const ticketId of await openTicketIds(turn.db, queue.id)) await tellFollowers(turn, ticketId);
  }
}

/** Requests for escalation go to each who may decide instead, for as long as the guest is there. */
async function keepRequestsFrom(turn: Turn, teamId: string): Promise<void> {
  const channel = await findEscalationChannel(turn.db);
  if (channel?.team_id !== teamId) return;
  if (!(await markSeen(turn.db, `guest|${channel.id}`, turn.now))) return;
  const params = { channel: channel.name };
  await enqueue(turn, [{ type: 'AlertAdmins', say: { key: 'alert.escalationsGuest', params } }]);
  await showPendingEscalations(turn);
}

async function tellFollowers(turn: Turn, ticketId: string): Promise<void> {
  const row = await findTicket(turn.db, ticketId);
  const personIds = row ? followersOf(row.ticket) : [];
  await enqueue(
    turn,
    personIds.map((personId) => ({ type: 'ShowStatusCard', ticketId, personId })),
  );
}
