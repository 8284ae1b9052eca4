import type { Say } from '../domain/effects.ts';
import type { Category } from '../domain/category.ts';
import { categories } from '../domain/category.ts';
import { sameScope } from '../domain/tier.ts';
import { appendEvents } from '../store/audit.ts';
import type { Person } from '../store/people.ts';
import {
  addProposal,
  addQueue,
  endQueue,
  findProposal,
  finishProposal,
  holdQueues,
  servedQueues,
} from '../store/queues.ts';
import type { ServedQueue } from '../store/queues.ts';
import { hasGuest } from '../store/teams.ts';
import { openTicketIds } from '../store/tickets.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { execute } from './execute.ts';
import { stopForGuest } from './guests.ts';
import { introduceAgents } from './introduce.ts';
import { isAdmin } from './roles.ts';
import { newRound } from './roster-round.ts';
import { endEscalations } from './serve-escalations.ts';

export interface Scope {
  tier: number;
  categories?: Category[];
  partner: boolean;
}

export type ServeOrder = { type: 'serve'; scope: Scope } | { type: 'nothing' } | { type: 'bad'; say: Say };

/** Reads `serve tier 2 for infrastructure, access`, `serve tier 1 partner`, `serve nothing`. Undefined: not about serving. */
export function readServe(text: string): ServeOrder | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (!/^serve\b/.test(words)) return undefined;
  if (words === 'serve nothing') return { type: 'nothing' };
  const match = /^serve tier (\d{1,2})(?: (partner))?(?: for (.+?))?(?: (partner))?$/.exec(words);
  const tier = Number(match?.[1]);
  if (!match || tier < 1) return { type: 'bad', say: { key: 'say.serveHow' } };
  const named = match[3]
    ?.split(/ and |,/)
    .map((name) => name.trim().replaceAll(' ', '-'))
    .filter(Boolean);
  const wrong = named?.find((name) => !(categories as readonly string[]).includes(name));
  if (wrong)
    return {
      type: 'bad',
      say: { key: 'say.serveNoCategory', params: { name: wrong, all: categories.join(', ') } },
    };
  return {
    type: 'serve',
    scope: { tier, categories: named as Category[] | undefined, partner: Boolean(match[2] ?? match[4]) },
  };
}

/** An IT admin claims a scope for a channel; where another channel has it, a card asks before it moves. */
export async function serve(
  turn: Turn,
  admin: Person,
  channelId: string,
  scope: Scope,
  rootId?: string,
): Promise<void> {
  if (!isAdmin(turn, admin)) return await sayIn(turn, channelId, rootId, { key: 'say.adminsOnly' }, admin.id);
  await holdQueues(turn.db, 'alone');
  const queues = await servedQueues(turn.db);
  const other = queues.find((queue) => queue.channelId !== channelId && sameScope(queue, scope));
  if (!other) return await takeScope(turn, admin, channelId, scope, rootId);
  const proposalId = turn.newId();
  await addProposal(turn.db, {
    id: proposalId,
    channel_id: channelId,
    tier: scope.tier,
    categories: scope.categories ? JSON.stringify(scope.categories) : null,
    partner: scope.partner ? 1 : 0,
    by_id: admin.id,
    at: turn.now,
  });
  await enqueue(turn, [
    { type: 'ShowChannelCard', channelId, rootId, card: { type: 'takeQueue', proposalId } },
  ]);
}

/** The answer on that card. */
export async function decideProposal(
  turn: Turn,
  admin: Person,
  proposalId: string,
  take: boolean,
): Promise<Say> {
  if (!isAdmin(turn, admin)) return { key: 'say.adminsOnly' };
  await holdQueues(turn.db, 'alone');
  const proposal = await findProposal(turn.db, proposalId);
  if (!proposal || !(await finishProposal(turn.db, proposalId, turn.now))) return { key: 'say.proposalDone' };
  // Everybody in the channel sees the card, not only who pressed.
  const { channel_id: channelId } = proposal;
  await enqueue(turn, [{ type: 'ShowChannelCard', channelId, card: { type: 'takeQueue', proposalId } }]);
  if (!take) return { key: 'say.proposalKept' };
  await takeScope(turn, admin, proposal.channel_id, {
    tier: proposal.tier,
    categories: proposal.categories ? (JSON.parse(proposal.categories) as Category[]) : undefined,
    partner: proposal.partner === 1,
  });
  return { key: 'say.proposalTaken' };
}

export async function serveNothing(
  turn: Turn,
  admin: Person,
  channelId: string,
  rootId?: string,
): Promise<void> {
  if (!isAdmin(turn, admin)) return await sayIn(turn, channelId, rootId, { key: 'say.adminsOnly' }, admin.id);
  await holdQueues(turn.db, 'alone');
  for (const queue of await servedQueues(turn.db)) {
    if (queue.channelId === channelId) await end(turn, admin.id, queue);
  }
  await endEscalations(turn, admin.id, channelId);
  await routeTickets(turn);
  await sayIn(turn, channelId, rootId, { key: 'say.servesNothing' });
}

async function takeScope(
  turn: Turn,
  admin: Person,
  channelId: string,
  scope: Scope,
  rootId?: string,
): Promise<void> {
  for (const queue of await servedQueues(turn.db)) {
    const replaced = sameScope(queue, scope) || (queue.channelId === channelId && queue.tier === scope.tier);
    if (replaced) await end(turn, admin.id, queue);
  }
  const id = turn.newId();
  await addQueue(turn.db, { id, channelId, ...scope });
  const teamId = (await servedQueues(turn.db)).find((queue) => queue.id === id)?.teamId;
  await note(turn, admin.id, { type: 'QueueServed', queueId: id, channelId, ...scope });
  if (teamId) await enqueue(turn, [{ type: 'ReadRoster', teamId, round: newRound(turn) }]);
  if (teamId && (await hasGuest(turn.db, teamId))) await stopForGuest(turn, teamId);
  if (teamId) await introduceAgents(turn, teamId);
  await routeTickets(turn);
  const key = scope.categories ? 'say.servesFor' : 'say.serves';
  const names = (scope.categories ?? []).map((category) => `category:${category}`).join(',');
  await sayIn(turn, channelId, rootId, { key, params: { tier: String(scope.tier), categories: names } });
}

/** After the served channels changed, each open ticket goes where it now belongs, or waits and says so. */
export async function routeTickets(turn: Turn, which: 'all' | 'unserved' = 'all'): Promise<void> {
  await holdQueues(turn.db, 'alone');
  for (const id of await openTicketIds(turn.db, which === 'unserved' ? null : undefined))
    await execute(turn, id, { type: 'RouteTicket' }, 'desk');
}

async function end(turn: Turn, adminId: string, queue: ServedQueue): Promise<void> {
  await endQueue(turn.db, queue.id, turn.now);
  await note(turn, adminId, { type: 'QueueEnded', queueId: queue.id });
}

async function note(
  turn: Turn,
  actorId: string,
  event: { type: string } & Record<string, unknown>,
): Promise<void> {
  await appendEvents(turn.db, { ticketId: 'desk', actorId, at: turn.now, events: [event] });
}

async function sayIn(
  turn: Turn,
  channelId: string,
  rootId: string | undefined,
  say: Say,
  toPersonId?: string,
): Promise<void> {
  await enqueue(turn, [{ type: 'SayInChannel', channelId, rootId, say, toPersonId }]);
}
