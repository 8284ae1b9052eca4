import type { Say } from '../domain/effects.ts';
import { appendEvents, deskChain } from '../store/audit.ts';
import { addEscalator, countAgents, escalatorIds, removeEscalator } from '../store/escalators.ts';
import { holdQueues } from '../store/queues.ts';
import { markSeen } from '../store/seen.ts';
import { nextNumber } from '../store/counters.ts';
import { findByName, findByTeamsId, findPerson, meetPerson } from '../store/people.ts';
import type { Person } from '../store/people.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { introduce } from './introduce.ts';
import { isAdmin } from './roles.ts';
import { showPendingEscalations } from './show-escalation.ts';

export type EscalatorOrder = { type: 'add' | 'remove'; name: string } | { type: 'list' };

/** Reads `add escalator @Person`, `remove escalator @Person`, `escalators`. Undefined: not about them. */
export function readEscalatorOrder(text: string): EscalatorOrder | undefined {
  const words = text.trim().replace(/\s+/g, ' ');
  if (/^escalators$/i.test(words)) return { type: 'list' };
  const [, type, name = ''] = /^(add|remove) escalators?\b ?@?(.*)$/i.exec(words) ?? [];
  return type ? { type: type.toLowerCase() as 'add' | 'remove', name: name.trim() } : undefined;
}

/** An IT admin says who decides on escalations. The answers, one a person. */
export async function changeEscalators(
  turn: Turn,
  admin: Person,
  order: EscalatorOrder,
  mentioned: string[],
): Promise<Say[]> {
  if (!isAdmin(turn, admin)) return [{ key: 'say.adminsOnly' }];
  if (order.type === 'list') return [await listEscalators(turn)];
  const people = await peopleNamed(turn, admin, order.name, mentioned);
  if (people.length === 0)
    return [{ key: order.name || mentioned.length > 0 ? 'say.escalatorUnknown' : 'say.escalatorHow' }];
  const change = order.type === 'add' ? add : remove;
  const answers: Say[] = [];
  for (const person of people) answers.push(await change(turn, admin, person));
  if (people.length < mentioned.length) answers.push({ key: 'say.escalatorUnknown' });
  await showPendingEscalations(turn);
  return answers;
}

/** The group stays smaller than the people in support: whoever decides is not whoever asks. */
async function add(turn: Turn, admin: Person, { id }: Person): Promise<Say> {
  const params = { person: `person:${id}` };
  await holdQueues(turn.db, 'alone');
  const agents = await countAgents(turn.db);
  if (agents === 0) return { key: 'say.escalatorNoTeam' };
  const before = await escalatorIds(turn.db);
  if (before.includes(id)) return { key: 'say.escalatorAlready', params };
  const count = before.length + 1;
  const size = { ...params, agents: String(agents), count: String(count) };
  if (count >= agents) return { key: 'say.escalatorTooMany', params: size };
  await addEscalator(turn.db, { person_id: id, added_by: admin.id, at: turn.now });
  await note(turn, admin.id, { type: 'EscalatorAdded', personId: id });
  await introduce(turn, id, 'escalator');
  const near = count * 2 > agents;
  return { key: near ? 'say.escalatorAddedNear' : 'say.escalatorAdded', params: size };
}

/** People leave, and the group that was smaller than the team no longer is. */
export async function warnOfGroup(turn: Turn): Promise<void> {
  const agents = await countAgents(turn.db);
  const { length: count } = await escalatorIds(turn.db);
  if (agents === 0 || count < agents) return;
  if (!(await markSeen(turn.db, `group|${count}|${agents}`, turn.now))) return;
  const params = { count: String(count), agents: String(agents) };
  await enqueue(turn, [{ type: 'AlertAdmins', say: { key: 'alert.escalatorsTooMany', params } }]);
}

async function remove(turn: Turn, admin: Person, { id }: Person): Promise<Say> {
  const params = { person: `person:${id}` };
  if (!(await removeEscalator(turn.db, id))) return { key: 'say.escalatorNone', params };
  await note(turn, admin.id, { type: 'EscalatorRemoved', personId: id });
  return { key: 'say.escalatorRemoved', params };
}

async function listEscalators(turn: Turn): Promise<Say> {
  const ids = await escalatorIds(turn.db);
  if (ids.length === 0) return { key: 'say.escalatorListEmpty' };
  const agents = await countAgents(turn.db);
  const people = `people:${ids.join(',')}`;
  if (agents === 0) return { key: 'say.escalatorListAlone', params: { people } };
  return {
    key: 'say.escalatorList',
    params: { people, count: String(ids.length), agents: String(agents) },
  };
}

/** By mention where Teams names people, otherwise by a name that only one person has. */
async function peopleNamed(turn: Turn, admin: Person, name: string, mentioned: string[]): Promise<Person[]> {
  if (mentioned.length === 0) {
    const found = await findByName(turn.db, admin.tenant_id, name);
    return found.length === 1 ? found : [];
  }
  const people = await Promise.all(mentioned.map((teamsId) => findByTeamsId(turn.db, teamsId)));
  return people.filter((person) => person !== undefined);
}

/** The settings name the first escalators; from then on the desk keeps the group. */
export async function seedEscalators(turn: Turn): Promise<void> {
  const { escalatorIds: aadIds } = turn.config.escalation;
  if (aadIds.length === 0 || (await nextNumber(turn.db, 'escalators-seeded')) > 1) return;
  if ((await escalatorIds(turn.db)).length > 0) return;
  for (const tenantId of turn.config.allowedTenants) {
    for (const aadId of aadIds) {
      const { person } = await meetPerson(turn.db, { tenantId, aadId }, turn.newId);
      if (!(await addEscalator(turn.db, { person_id: person.id, added_by: null, at: turn.now }))) continue;
      await note(turn, undefined, { type: 'EscalatorAdded', personId: person.id, seeded: true });
      if (!(await findPerson(turn.db, person.id))?.profile_at)
        await enqueue(turn, [{ type: 'ReadPerson', personId: person.id }]);
    }
  }
}

async function note(
  turn: Turn,
  actorId: string | undefined,
  event: { type: string; personId: string; seeded?: true },
): Promise<void> {
  await appendEvents(turn.db, { ticketId: deskChain, actorId, at: turn.now, events: [event] });
}
