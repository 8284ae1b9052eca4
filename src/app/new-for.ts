import type { Say } from '../domain/effects.ts';
import { findByTeamsId, findByName } from '../store/people.ts';
import type { Person } from '../store/people.ts';
import { suspectsCompromise } from '../triage/alarm.ts';
import { summarise } from '../triage/summarise.ts';
import type { Turn } from './desk.ts';
import type { Incoming } from './incoming.ts';
import { readText } from './knowledge.ts';
import { openTicket } from './open-ticket.ts';
import { alarmOn } from './raise-alarm.ts';
import { refusalSay } from './say-refusal.ts';

const howTo: Say = { key: 'say.newForHow' };

/** `new for Sam Sample: printer offline` – somebody phoned or walked up; the ticket is theirs, not the agent's. */
export async function openForCaller(
  turn: Turn,
  agent: Person,
  incoming: Incoming,
  mentioned: string[],
): Promise<Say> {
  const rest = incoming.plain.replace(/^new for\s*/i, '');
  const [name = '', ...words] = rest.split(':');
  const problem = words.join(':').trim();
  const caller = await callerOf(turn, agent, name.replace(/^@/, '').trim(), mentioned);
  if (!caller || !problem) return howTo;
  const alarming = suspectsCompromise(problem);
  const opened = await openTicket(turn, {
    reporterId: caller.id,
    affectedId: caller.id,
    category: (await readText(turn, problem)).category ?? 'other',
    severity: alarming ? 'A' : 'C',
    title: summarise(problem),
    details: problem,
    openedBy: agent.id,
  });
  if (opened.type === 'refused') return refusalSay(opened);
  if (alarming) await alarmOn(turn, caller, opened.ticketId, problem);
  return {
    key: 'say.openedFor',
    params: { ticket: `ticket:${opened.ticketId}`, name: `person:${caller.id}` },
  };
}

/** By mention where Teams names one, otherwise by a name that only one person has. */
async function callerOf(
  turn: Turn,
  agent: Person,
  name: string,
  mentioned: string[],
): Promise<Person | undefined> {
  if (mentioned[0]) return await findByTeamsId(turn.db, mentioned[0]);
  const found = await findByName(turn.db, agent.tenant_id, name);
  return found.length === 1 ? found[0] : undefined;
}
