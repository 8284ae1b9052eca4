import type { Escalation } from '../domain/escalation.ts';
import { decidersOf } from '../domain/escalation-guards.ts';
import type { Ticket } from '../domain/ticket.ts';
import { escalatorIds, findEscalationChannel } from '../store/escalators.ts';
import type { Channel } from '../store/teams.ts';
import { hasGuest } from '../store/teams.ts';
import { adminsKnown } from './roles.ts';
import type { Drawing } from './views/reader.ts';

/** Who may decide on it, but for whoever asked: nobody decides on an own request. */
export async function decidersFor(
  drawing: Drawing,
  ticket: Ticket,
  escalation: Escalation,
): Promise<string[]> {
  const needs = decidersOf(ticket, escalation);
  const escalators = needs === 'admins' ? [] : await escalatorIds(drawing.db);
  const admins = needs === 'escalators' ? [] : await adminIds(drawing);
  const all = [...new Set([...escalators, ...admins])];
  if (drawing.config.escalation.selfApproval) return all;
  return all.filter((id) => id !== escalation.requesterId);
}

/** Who looks after a case that is under way. */
export async function keepersOf(drawing: Drawing): Promise<string[]> {
  const escalators = await escalatorIds(drawing.db);
  return escalators.length > 0 ? escalators : await adminIds(drawing);
}

/** Where requests are decided; not while a guest would read them there. */
export async function escalationChannel(drawing: Drawing): Promise<Channel | undefined> {
  const channel = await findEscalationChannel(drawing.db);
  return channel && !(await hasGuest(drawing.db, channel.team_id)) ? channel : undefined;
}

async function adminIds(drawing: Drawing): Promise<string[]> {
  return (await adminsKnown(drawing)).flatMap(({ person }) => (person ? [person.id] : []));
}
