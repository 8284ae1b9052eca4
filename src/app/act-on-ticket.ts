import { DateTime } from 'luxon';
import type { TicketCommand } from '../domain/commands.ts';
import type { Submission } from '../cards/submit.ts';
import { holdQueues, isStopped } from '../store/queues.ts';
import { findTicket } from '../store/tickets.ts';
import { sendAgentWords } from './agent-words.ts';
import { attempt } from './attempt.ts';
import type { Turn } from './desk.ts';
import { execute } from './execute.ts';
import type { Executed } from './execute.ts';
import { incomingFromForm } from './incoming.ts';
import { learnCategory, secondCategory } from './learn.ts';
import { moveWords } from './move-words.ts';
import { agencyIn } from './roles.ts';
import { suggestArticle } from './suggest-article.ts';
import { noteWords } from './words-of-ticket.ts';

export type AgentAction = Extract<
  Submission,
  {
    type:
      | 'ticket.claim'
      | 'ticket.release'
      | 'ticket.assign'
      | 'ticket.raise'
      | 'ticket.handBack'
      | 'ticket.change'
      | 'ticket.note'
      | 'ticket.reply'
      | 'ticket.ask'
      | 'ticket.wait'
      | 'ticket.endWait'
      | 'ticket.resolve'
      | 'ticket.move'
      | 'article.suggest';
  }
>;

/** What an agent does with a ticket, by button, dialog or slash command alike. */
export async function actOnTicket(turn: Turn, personId: string, action: AgentAction): Promise<Executed> {
  if (action.type === 'ticket.reply' || action.type === 'ticket.ask') {
    const row = await findTicket(turn.db, action.ticketId);
    if (await isStopped(turn.db, row?.queue_id)) return { type: 'refused', reason: 'stopped' };
    const kind = action.type === 'ticket.ask' ? 'question' : 'words';
    return await sendAgentWords(turn, action.ticketId, personId, incomingFromForm(turn, action.text), kind);
  }
  if (action.type === 'ticket.change') return await changeSorting(turn, personId, action);
  if (action.type === 'ticket.move') {
    const { ticketId, burst, title } = action;
    return await moveWords(turn, personId, { ticketId, burstId: burst, title });
  }
  if (action.type === 'article.suggest') {
    const { ticketId, article } = action;
    return await suggestArticle(turn, personId, { ticketId, articleId: article });
  }
  return await attempt(turn, action.ticketId, async () => {
    const command = await commandFor(turn, personId, action);
    return await execute(turn, action.ticketId, command, { personId });
  });
}

type PlainAction = Exclude<
  AgentAction,
  { type: 'ticket.reply' | 'ticket.ask' | 'ticket.change' | 'ticket.move' | 'article.suggest' }
>;

async function commandFor(turn: Turn, personId: string, action: PlainAction): Promise<TicketCommand> {
  const shown = 'shown' in action ? action.shown : undefined;
  const keep = (kind: 'reason' | 'note' | 'done', body: string) =>
    noteWords(turn, action.ticketId, kind, body, personId);
  switch (action.type) {
    case 'ticket.claim':
      return { type: 'ClaimTicket', shown };
    case 'ticket.release':
      return { type: 'ReleaseTicket', shown };
    case 'ticket.assign': {
      const row = await findTicket(turn.db, action.ticketId);
      const assigneeAgent = await agencyIn(turn, action.assignee, row?.ticket.queueId);
      return { type: 'AssignTicket', assigneeId: action.assignee, assigneeAgent, shown };
    }
    case 'ticket.raise':
      return { type: 'RaiseTicket', reason: await keep('reason', action.reason), shown };
    case 'ticket.handBack':
      return { type: 'HandBackTicket', reason: await keep('reason', action.reason), shown };
    case 'ticket.note':
      return { type: 'AddNote', note: await keep('note', action.text) };
    case 'ticket.wait':
      return {
        type: 'StartWait',
        on: action.on,
        until: action.until && morningOf(action.until, turn.config.deskTimezone),
        reason: action.reason ? await keep('reason', action.reason) : undefined,
        shown,
      };
    case 'ticket.endWait':
      return { type: 'EndWait', shown };
    case 'ticket.resolve':
      return { type: 'ResolveTicket', done: await keep('done', action.done), shown };
  }
}

/** Category and severity are one form; what was left as it is changes nothing. */
async function changeSorting(
  turn: Turn,
  personId: string,
  { ticketId, category, severity, shown }: Extract<AgentAction, { type: 'ticket.change' }>,
): Promise<Executed> {
  const done = await attempt(turn, ticketId, async () => {
    await holdQueues(turn.db, 'shared');
    const first = await execute(turn, ticketId, { type: 'ChangeSeverity', severity, shown }, { personId });
    if (first.type === 'refused' && first.reason !== 'nothingChanged') return first;
    const second = await execute(turn, ticketId, { type: 'ChangeCategory', category, shown }, { personId });
    if (second.type === 'refused' && second.reason === 'nothingChanged') return first;
    if (second.type === 'done') await learnCategory(turn, personId, ticketId, category);
    return second;
  });
  const same = done.type === 'refused' && done.reason === 'nothingChanged';
  if (same && (await secondCategory(turn, personId, ticketId, category)))
    return { type: 'refused', reason: 'seconded' };
  return done;
}

const workStartsAt = 8;

/** A day as the morning of it in the desk's zone, in UTC. */
export function morningOf(day: string, zone: string): string {
  return DateTime.fromISO(day, { zone }).set({ hour: workStartsAt }).toUTC().toISO()!;
}
