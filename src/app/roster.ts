import {
  closeChannel,
  findMember,
  findTeam,
  addMember,
  removeMember,
  removeMembers,
  saveTeam,
} from '../store/teams.ts';
import { findQueue, servedQueues } from '../store/queues.ts';
import { ticketsOfOwner } from '../store/tickets.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { execute } from './execute.ts';
import { warnOfGroup } from './escalators.ts';
import { stopForGuest } from './guests.ts';
import { introduceAgents } from './introduce.ts';
import { newRound } from './roster-round.ts';
import { routeTickets } from './serve.ts';

/** Somebody joined, as a roster event says; a guest where none is admitted stops the relay there. */
export async function joinTeam(turn: Turn, teamId: string, personId: string, guest: boolean): Promise<void> {
  await addMember(turn.db, teamId, personId, guest, newRound(turn));
  if (guest) await stopForGuest(turn, teamId);
  await introduceAgents(turn, teamId);
}

/** Somebody left: what they had returns to its queue. */
export async function leaveTeam(turn: Turn, teamId: string, personId: string): Promise<void> {
  await removeMember(turn.db, teamId, personId);
  await warnOfGroup(turn);
  await returnTickets(turn, teamId, personId);
}

export async function returnTickets(turn: Turn, teamId: string, personId: string): Promise<void> {
  if (await findMember(turn.db, teamId, personId)) return;
  for (const row of await ticketsOfOwner(turn.db, personId)) {
    const queue = row.ticket.lastQueueId ? await findQueue(turn.db, row.ticket.lastQueueId) : undefined;
    if (queue?.teamId === teamId) await execute(turn, row.id, { type: 'ReturnToQueue' }, 'desk');
  }
}

export async function loseChannel(turn: Turn, channelId: string): Promise<void> {
  const lost = (await servedQueues(turn.db)).filter((queue) => queue.channelId === channelId);
  await closeChannel(turn.db, channelId);
  for (const { channelName, tier } of lost) {
    const params = { channel: channelName, tier: String(tier) };
    await enqueue(turn, [{ type: 'AlertAdmins', say: { key: 'alert.channelDeleted', params } }]);
  }
  await routeTickets(turn);
}

export async function loseTeam(turn: Turn, teamId: string): Promise<void> {
  const team = await findTeam(turn.db, teamId);
  if (!team) return;
  const served = (await servedQueues(turn.db)).some((queue) => queue.teamId === teamId);
  if (served) {
    await enqueue(turn, [
      { type: 'AlertAdmins', say: { key: 'alert.botRemoved', params: { team: team.name } } },
    ]);
  }
  // Nobody tells who comes and goes meanwhile: when the bot is back it reads the roster anew.
  await removeMembers(turn.db, teamId);
  await saveTeam(turn.db, teamId, { state: 'removed', roster_at: null });
  await routeTickets(turn);
}
