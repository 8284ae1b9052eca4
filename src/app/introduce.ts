import { isEscalator, markIntroduced } from '../store/escalators.ts';
import type { Person } from '../store/people.ts';
import { findChat } from '../store/people.ts';
import { servedQueues } from '../store/queues.ts';
import type { Row } from '../store/schema.ts';
import { membersOf } from '../store/teams.ts';
import { resumeLane } from '../store/outbox.ts';
import { chatLane } from './lanes.ts';
import { showPendingEscalations } from './show-escalation.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { isAdmin, queuesOfAgent } from './roles.ts';

/** Three lines in private about what somebody can do now, once a role; whoever has no chat yet reads them later. */
export async function introduce(
  turn: Turn,
  personId: string,
  role: Row<'introduced'>['role'],
): Promise<void> {
  const chat = await findChat(turn.db, personId);
  if (chat?.state !== 'open') return;
  if (!(await markIntroduced(turn.db, { person_id: personId, role, at: turn.now }))) return;
  await enqueue(turn, [{ type: 'SayToPerson', personId, say: { key: `say.howTo.${role}` } }]);
}

/** The people of a team whose channels serve. */
export async function introduceAgents(turn: Turn, teamId: string): Promise<void> {
  const queues = (await servedQueues(turn.db)).filter((queue) => queue.teamId === teamId);
  if (queues.length === 0) return;
  const partner = queues.some((queue) => queue.partner);
  for (const member of await membersOf(turn.db, teamId)) {
    if (partner || member.member_guest === 0) await introduce(turn, member.id, 'agent');
  }
}

/** Everything that somebody is already, when their chat opens. */
export async function introduceTo(turn: Turn, person: Person): Promise<void> {
  if ((await queuesOfAgent(turn, person.id)).length > 0) await introduce(turn, person.id, 'agent');
  if (await isEscalator(turn.db, person.id)) await introduce(turn, person.id, 'escalator');
  if (isAdmin(turn, person)) await introduce(turn, person.id, 'admin');
}

/** Somebody can be written to again: what waited for the chat goes out, and what they may decide is shown. */
export async function chatOpened(turn: Turn, person: Person): Promise<void> {
  await resumeLane(turn.db, chatLane(person.id), turn.now);
  const decides = (await isEscalator(turn.db, person.id)) || isAdmin(turn, person);
  if (decides) await showPendingEscalations(turn);
}
