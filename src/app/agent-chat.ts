import type { Say } from '../domain/effects.ts';
import type { Person } from '../store/people.ts';
import { waitingInQueues } from '../store/tickets.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { execute } from './execute.ts';
import type { Incoming } from './incoming.ts';
import { openForCaller } from './new-for.ts';
import { queuesOfAgent } from './roles.ts';

/** `my tickets`, `queue`, `next` and `new for …` in an agent's own chat. False: not meant for this, or not an agent. */
export async function answerAgent(turn: Turn, person: Person, incoming: Incoming): Promise<boolean> {
  const words = incoming.plain.trim().toLowerCase();
  const calls = /^new for\b/.test(words);
  if (!calls && !['my tickets', 'queue', 'next'].includes(words)) return false;
  const queues = await queuesOfAgent(turn, person.id);
  if (queues.length === 0) return false;
  if (calls) {
    await say(turn, person, await openForCaller(turn, person, incoming, incoming.mentioned ?? []));
    return true;
  }
  if (words === 'next') {
    await say(
      turn,
      person,
      await takeNext(
        turn,
        person,
        queues.map((queue) => queue.id),
      ),
    );
    return true;
  }
  const list = words === 'queue' ? 'queue' : 'mine';
  await enqueue(turn, [
    { type: 'ShowPersonalCard', personId: person.id, card: { type: 'agentTickets', list } },
  ]);
  return true;
}

/** Takes the ticket that is most due; somebody may be faster, so the following ones are tried too. */
async function takeNext(turn: Turn, person: Person, queueIds: string[]): Promise<Say> {
  for (const row of await waitingInQueues(turn.db, queueIds, 5)) {
    const done = await execute(turn, row.id, { type: 'ClaimTicket' }, { personId: person.id });
    if (done.type === 'done')
      return { key: 'say.nextTaken', params: { ticket: `ticket:${row.id}`, link: `thread:${row.id}` } };
  }
  return { key: 'say.queueEmpty' };
}

async function say(turn: Turn, person: Person, what: Say): Promise<void> {
  await enqueue(turn, [{ type: 'SayToPerson', personId: person.id, say: what }]);
}
