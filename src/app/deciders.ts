import type { Escalation } from '../domain/escalation.ts';
import { decidersOf } from '../domain/escalation-guards.ts';
import type { Ticket } from '../domain/ticket.ts';
import { escalatorIds, findEscalationChannel } from '../store/escalators.ts';
import type { Channel } from '../store/teams.ts';
import { mayHaveGuest } from '../store/teams.ts';
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

/** Who looks after a case that is under way: the escalators; while there is none but whoever asked, the admins too. */
export async function keepersOf(
  drawing: Drawing,
  { requesterId }: Pick<Escalation, 'requesterId'>,
): Promise<string[]> {
  const escalators = await escalatorIds(drawing.db);
  if (escalators.some((id) => id !== requesterId)) return escalators;
  return [...new Set([...escalators, ...(await adminIds(drawing))])];
}

/** Whom its card is for. */
export async function concernedBy(
  drawing: Drawing,
  ticket: Ticket,
  escalation: Escalation,
): Promise<string[]> {
  if (escalation.state === 'requested') return await decidersFor(drawing, ticket, escalation);
  const keepers = await keepersOf(drawing, escalation);
  const { deciderId } = escalation;
  // An IT admin who decided stays with it, for as long as they are one.
  const decided = deciderId && (await adminIds(drawing)).includes(deciderId) ? [deciderId] : [];
  return [...new Set([...keepers, ...decided])];
}

/** Where requests are decided; not while a guest would, or may, read them there. */
export async function escalationChannel(drawing: Pick<Drawing, 'db'>): Promise<Channel | undefined> {
  const channel = await findEscalationChannel(drawing.db);
  return channel && !(await mayHaveGuest(drawing.db, channel.team_id)) ? channel : undefined;
}

async function adminIds(drawing: Drawing): Promise<string[]> {
  return (await adminsKnown(drawing)).flatMap(({ person }) => (person ? [person.id] : []));
}
