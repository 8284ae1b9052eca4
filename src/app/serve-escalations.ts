import type { Say } from '../domain/effects.ts';
import { appendEvents, deskChain } from '../store/audit.ts';
import { endEscalationChannel, serveEscalationsIn } from '../store/escalators.ts';
import type { Person } from '../store/people.ts';
import { holdQueues } from '../store/queues.ts';
import { findChannel, hasGuest } from '../store/teams.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { isAdmin } from './roles.ts';
import { newRound } from './roster-round.ts';
import { showPendingEscalations } from './show-escalation.ts';

export const isServeEscalations = (text: string): boolean => /^serve escalations?$/i.test(text.trim());

/** An IT admin names the channel where requests are decided. Open ones appear there. */
export async function serveEscalations(turn: Turn, admin: Person, channelId: string): Promise<Say> {
  if (!isAdmin(turn, admin)) return { key: 'say.adminsOnly' };
  await holdQueues(turn.db, 'alone');
  const channel = await findChannel(turn.db, channelId);
  if (channel && (await hasGuest(turn.db, channel.team_id))) return { key: 'say.escalationsGuest' };
  await serveEscalationsIn(turn.db, { id: turn.newId(), channelId, at: turn.now });
  await note(turn, admin.id, { type: 'EscalationsServed', channelId });
  // Nothing is shown there before it is known who reads it.
  if (channel) await enqueue(turn, [{ type: 'ReadRoster', teamId: channel.team_id, round: newRound(turn) }]);
  await showPendingEscalations(turn);
  return { key: 'say.servesEscalations' };
}

/** As part of `serve nothing`: from then on each who may decide gets the requests in private. */
export async function endEscalations(turn: Turn, adminId: string, channelId: string): Promise<void> {
  if (!(await endEscalationChannel(turn.db, turn.now, channelId))) return;
  await note(turn, adminId, { type: 'EscalationsEnded', channelId });
  await showPendingEscalations(turn);
}

async function note(turn: Turn, actorId: string, event: { type: string; channelId: string }): Promise<void> {
  await appendEvents(turn.db, { ticketId: deskChain, actorId, at: turn.now, events: [event] });
}
