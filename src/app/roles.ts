import type { Actor } from '../domain/people.ts';
import type { Person } from '../store/people.ts';
import { findPerson } from '../store/people.ts';
import { findQueue, servedQueues } from '../store/queues.ts';
import { findMember, findTeam } from '../store/teams.ts';
import type { Drawing } from './views/reader.ts';

/**
 * Is the person in the team that owns the queue's channel? Guests count only where the channel was served for a
 * partner. `unknown` until the team's roster is read.
 */
export async function agencyIn(
  turn: Drawing,
  personId: string,
  queueId: string | undefined,
): Promise<'yes' | 'no' | 'unknown'> {
  const queue = queueId === undefined ? undefined : await findQueue(turn.db, queueId);
  if (!queue) return 'no';
  const team = await findTeam(turn.db, queue.teamId);
  if (!team || team.state === 'removed') return 'no';
  const member = await findMember(turn.db, queue.teamId, personId);
  if (member) return member.guest === 1 && !queue.partner ? 'no' : 'yes';
  return team.roster_at ? 'no' : 'unknown';
}

export function isAdmin(turn: Drawing, person: Person): boolean {
  return turn.config.adminIds.includes(person.aad_id.toLowerCase());
}

export async function actorFor(turn: Drawing, personId: string, queueId: string | undefined): Promise<Actor> {
  const person = await findPerson(turn.db, personId);
  return {
    type: 'person',
    personId,
    agent: await agencyIn(turn, personId, queueId),
    admin: person !== undefined && isAdmin(turn, person),
  };
}

/** The queues whose tickets a person may take. */
export async function queuesOfAgent(turn: Drawing, personId: string) {
  const mine = [];
  for (const queue of await servedQueues(turn.db)) {
    if ((await agencyIn(turn, personId, queue.id)) === 'yes') mine.push(queue);
  }
  return mine;
}
