import type { Actor } from '../domain/people.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Person } from '../store/people.ts';
import { findByAadId, findPerson } from '../store/people.ts';
import { isEscalator } from '../store/escalators.ts';
import { installedTeams } from '../store/teams.ts';
import { membershipIn, servedQueues } from '../store/queues.ts';
import type { Drawing } from './views/reader.ts';

/**
 * Is the person in the team that owns the queue's channel? Guests count only where the channel was served for a
 * partner. `unknown` until the team's roster is read.
 */
export async function agencyIn(
  drawing: Drawing,
  personId: string,
  queueId: string | undefined,
): Promise<'yes' | 'no' | 'unknown'> {
  const found = queueId === undefined ? undefined : await membershipIn(drawing.db, queueId, personId);
  if (!found || found.state === 'removed') return 'no';
  if (found.guest !== null) return found.guest === 1 && found.partner !== 1 ? 'no' : 'yes';
  return found.roster_at ? 'no' : 'unknown';
}

/** The IT admins of the settings, with the person where the bot has met them. */
export async function adminsKnown(
  drawing: Drawing,
): Promise<{ aadId: string; person: Person | undefined }[]> {
  const tenants = new Set([
    ...drawing.config.allowedTenants,
    ...(await installedTeams(drawing.db)).map((team) => team.tenant_id),
  ]);
  const known = [];
  for (const aadId of drawing.config.adminIds) {
    for (const tenantId of tenants)
      known.push({ aadId, person: await findByAadId(drawing.db, tenantId, aadId) });
  }
  return known;
}

export function isAdmin(drawing: Drawing, person: Person): boolean {
  return drawing.config.adminIds.includes(person.aad_id.toLowerCase());
}

/** For a ticket that is yet to be opened, an agent of any team is an agent. */
export async function actorFor(
  drawing: Drawing,
  personId: string,
  ticket: Ticket | undefined,
): Promise<Actor> {
  const person = await findPerson(drawing.db, personId);
  const anywhere = async () => ((await queuesOfAgent(drawing, personId)).length > 0 ? 'yes' : 'no');
  return {
    type: 'person',
    personId,
    agent: ticket ? await agencyIn(drawing, personId, ticket.queueId) : await anywhere(),
    admin: person !== undefined && isAdmin(drawing, person),
    escalator: await isEscalator(drawing.db, personId),
  };
}

/** The queues whose tickets a person may take. */
export async function queuesOfAgent(drawing: Drawing, personId: string) {
  const mine = [];
  for (const queue of await servedQueues(drawing.db)) {
    if ((await agencyIn(drawing, personId, queue.id)) === 'yes') mine.push(queue);
  }
  return mine;
}
