import type { Submission } from '../cards/submit.ts';
import type { TicketCommand } from '../domain/commands.ts';
import { followersOf, isOpen, isUserOf } from '../domain/ticket.ts';
import { severityOf } from '../domain/severity.ts';
import { findPerson } from '../store/people.ts';
import { findTicket, saveTicketDetails } from '../store/tickets.ts';
import { suspectsCompromise } from '../triage/alarm.ts';
import { attempt } from './attempt.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { execute } from './execute.ts';
import type { Executed } from './execute.ts';
import { incomingFromForm } from './incoming.ts';
import { alarmFrom, recentAlarm } from './raise-alarm.ts';
import { addUserWords } from './user-words.ts';
import { noteWords } from './words-of-ticket.ts';

export type UserAction = Extract<
  Submission,
  {
    type:
      | 'ticket.comment'
      | 'ticket.details'
      | 'ticket.withdraw'
      | 'ticket.reopen'
      | 'ticket.confirm'
      | 'ticket.reject'
      | 'ticket.rate';
  }
>;

/** What a user does with an own ticket. What alarms is an alarm, wherever it is said. */
export async function actAsUser(turn: Turn, personId: string, action: UserAction): Promise<Executed> {
  const done = await act(turn, personId, action);
  const said = saidIn(action);
  if (done.type === 'refused' || !suspectsCompromise(said)) return done;
  const person = await findPerson(turn.db, personId);
  if (person && !(await recentAlarm(turn, personId)))
    await alarmFrom(turn, person, incomingFromForm(turn, said));
  return done;
}

function saidIn(action: UserAction): string {
  switch (action.type) {
    case 'ticket.comment':
      return action.text;
    case 'ticket.details':
      return action.details ?? '';
    case 'ticket.reject':
      return action.reason;
    case 'ticket.rate':
      return action.comment ?? '';
    default:
      return '';
  }
}

async function act(turn: Turn, personId: string, action: UserAction): Promise<Executed> {
  if (action.type === 'ticket.comment')
    return await addUserWords(turn, action.ticketId, personId, incomingFromForm(turn, action.text));
  if (action.type === 'ticket.details')
    return await attempt(turn, action.ticketId, () => addDetails(turn, personId, action));
  return await attempt(turn, action.ticketId, async () => {
    const command = await commandFor(turn, personId, action);
    return await execute(turn, action.ticketId, command, { personId });
  });
}

async function commandFor(
  turn: Turn,
  personId: string,
  action: Exclude<UserAction, { type: 'ticket.comment' | 'ticket.details' }>,
): Promise<TicketCommand> {
  switch (action.type) {
    case 'ticket.withdraw':
      return { type: 'WithdrawTicket', shown: action.shown };
    case 'ticket.reopen':
      return { type: 'ReopenTicket', shown: action.shown };
    case 'ticket.confirm':
      return { type: 'ConfirmResolution', shown: action.shown };
    case 'ticket.reject': {
      const reason = await noteWords(turn, action.ticketId, 'reason', action.reason, personId);
      return { type: 'RejectResolution', reason, shown: action.shown };
    }
    case 'ticket.rate': {
      const { rating, comment } = action;
      const words = comment
        ? await noteWords(turn, action.ticketId, 'comment', comment, personId)
        : undefined;
      return { type: 'RateTicket', rating, comment: words };
    }
  }
}

/** Offered after the ticket exists, so that nobody has to fill in a form before getting help. */
async function addDetails(
  turn: Turn,
  personId: string,
  action: Extract<UserAction, { type: 'ticket.details' }>,
): Promise<Executed> {
  const row = await findTicket(turn.db, action.ticketId);
  if (!row || !isUserOf(row.ticket, personId)) return { type: 'refused', reason: 'notUser' };
  if (!isOpen(row.ticket)) return { type: 'refused', reason: 'finished' };
  await saveTicketDetails(turn.db, row.id, action);
  // From then on an agent has looked at it, and knows better.
  if (action.reach && action.canWork && row.ticket.state.type === 'new') {
    const severity = severityOf(action.reach, action.canWork === 'yes');
    await execute(turn, row.id, { type: 'ChangeSeverity', severity }, 'desk');
  }
  const { ticket } = (await findTicket(turn.db, row.id))!;
  await enqueue(turn, [
    { type: 'ShowTicketCard', ticketId: row.id, tier: ticket.tier },
    ...followersOf(ticket).map((follower) => ({
      type: 'ShowStatusCard' as const,
      ticketId: row.id,
      personId: follower,
    })),
  ]);
  if (!action.details) return { type: 'done', ticket, events: [] };
  return await addUserWords(turn, row.id, personId, incomingFromForm(turn, action.details));
}
