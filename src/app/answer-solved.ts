import { shownOf } from '../domain/ticket.ts';
import type { Person } from '../store/people.ts';
import { markSeen } from '../store/seen.ts';
import type { TicketRow } from '../store/tickets.ts';
import { readAnswer } from '../triage/intent.ts';
import type { Understood } from '../triage/understand.ts';
import { actAsUser } from './act-as-user.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import type { Incoming } from './incoming.ts';

/** A typed yes or no to "Did this solve it?" is as good as the button. False: it is neither. */
export async function answerSolved(
  turn: Turn,
  person: Person,
  { id: ticketId, ticket }: TicketRow,
  { saysSolved }: Understood,
  { plain }: Incoming,
): Promise<boolean> {
  const answer = saysSolved ? 'yes' : readAnswer(plain);
  if (!answer) return false;
  const onTicket = { v: 1, ticketId, shown: shownOf(ticket) } as const;
  const done =
    answer === 'yes'
      ? await actAsUser(turn, person.id, { ...onTicket, type: 'ticket.confirm' })
      : await actAsUser(turn, person.id, { ...onTicket, type: 'ticket.reject', reason: plain });
  return done.type === 'done';
}

const acknowledgedFor = 30 * 60_000;

/** While nobody has the ticket, or it seems to be settled, somebody who writes hears that it arrived. */
export async function acknowledge(
  turn: Turn,
  person: Person,
  { id, state }: TicketRow,
  { saysSolved, intent }: Understood,
): Promise<void> {
  const params = { ticket: `ticket:${id}` };
  const tell = (key: string) =>
    enqueue(turn, [{ type: 'SayToPerson', personId: person.id, say: { key, params } }]);
  if (saysSolved) return await tell('say.soundsSolved');
  if (state !== 'new' || intent === 'thanks') return;
  const period = Math.floor(Date.parse(turn.now) / acknowledgedFor);
  if (await markSeen(turn.db, `added|${id}|${period}`, turn.now)) await tell('say.addedWaits');
}
