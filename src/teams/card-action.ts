import type { AdaptiveCardInvokeResponse } from 'botframework-schema';
import { actAsUser } from '../app/act-as-user.ts';
import { actOnTicket } from '../app/act-on-ticket.ts';
import { movedSay } from '../app/current-thread.ts';
import type { Turn } from '../app/desk.ts';
import { actOnEscalation, retryCase } from '../app/escalate.ts';
import { maskForm } from '../app/mask-words.ts';
import { refusalSay } from '../app/say-refusal.ts';
import { decideProposal } from '../app/serve.ts';
import { escalationView } from '../app/views/escalation-view.ts';
import { takeQueueView } from '../app/views/take-queue-view.ts';
import { drawPersonalCard } from '../app/views/personal-card-view.ts';
import { readerFor } from '../app/views/reader.ts';
import { sayFor } from '../app/views/say-view.ts';
import { confirmView, statusView } from '../app/views/status-view.ts';
import { ticketView } from '../app/views/ticket-view.ts';
import type { Card } from '../cards/render.ts';
import { confirmCard } from '../cards/confirm-card.ts';
import { escalationCard } from '../cards/escalation-card.ts';
import { statusCard } from '../cards/status-card.ts';
import { parseSubmission } from '../cards/submit.ts';
import type { Submission } from '../cards/submit.ts';
import { takeQueueCard } from '../cards/take-queue-card.ts';
import { ticketCard } from '../cards/ticket-card.ts';
import type { Say } from '../domain/effects.ts';
import type { Refusal } from '../domain/commands.ts';
import { isUserOf } from '../domain/ticket.ts';
import type { Person } from '../store/people.ts';
import type { Posting } from '../store/postings.ts';
import { queueOfThread } from '../store/queues.ts';
import { findTicket } from '../store/tickets.ts';
import { agencyIn } from '../app/roles.ts';
import { meetSender } from './meet.ts';
import { answerKnowledgePress } from './press-knowledge.ts';
import { answerReportPress } from './press-report.ts';
import { pressedThread } from './pressed-thread.ts';
import type { TeamsActivity } from './read-activity.ts';

/** The answer to a button: the card in its new state, or a short message when there is nothing to redraw. */
export type Answer = { type: 'card'; card: Card } | { type: 'say'; say: Say };

/** A press on a card. What the data says is only a claim: role and state are checked against the store. */
export async function answerCardAction(
  turn: Turn,
  activity: TeamsActivity,
): Promise<AdaptiveCardInvokeResponse> {
  const person = await meetSender(turn, activity);
  const action = (activity.value as { action?: { data?: unknown } } | undefined)?.action;
  const parsed = parseSubmission(action?.data);
  if (!person) return messageResponse('');
  if (parsed.type === 'bad') return await respond(turn, person, { type: 'say', say: { key: parsed.key } });
  const elsewhere = await answerElsewhere(turn, activity, person, parsed.submission);
  return await respond(turn, person, elsewhere ?? (await answer(turn, person, parsed.submission)));
}

/** The answer in a thread that is not the ticket's own: where it goes on, and for a card that draws itself anew, that. */
async function answerElsewhere(
  turn: Turn,
  activity: TeamsActivity,
  person: Person,
  submission: Submission,
): Promise<Answer | undefined> {
  const pressed = await pressedThread(turn, activity, submission);
  if (pressed.type === 'current' || !('ticketId' in submission)) return undefined;
  if (pressed.type === 'left' && submission.type === 'ticket.refresh')
    return await pointerCard(turn, person, submission.ticketId, pressed.thread);
  return { type: 'say', say: movedSay(submission.ticketId) };
}

async function respond(turn: Turn, person: Person, answered: Answer): Promise<AdaptiveCardInvokeResponse> {
  if (answered.type === 'card') {
    return {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: answered.card as Record<string, unknown>,
    };
  }
  return messageResponse(await sayFor(turn, answered.say, readerFor(turn, person)));
}

const messageResponse = (text: string): AdaptiveCardInvokeResponse => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: text as unknown as Record<string, unknown>,
});

async function answer(turn: Turn, person: Person, submission: Submission): Promise<Answer> {
  switch (submission.type) {
    case 'requests.list': {
      const drawn = await drawPersonalCard(turn, person, { type: 'requests' });
      return { type: 'card', card: drawn!.card };
    }
    case 'ticket.withdraw':
    case 'ticket.reopen': {
      const done = await actAsUser(turn, person.id, submission);
      return done.type === 'done' ? await ownStatus(turn, person, submission.ticketId) : refused(done);
    }
    case 'ticket.confirm':
    case 'ticket.rate': {
      const done = await actAsUser(turn, person.id, await maskForm(turn, person, submission));
      return done.type === 'done' ? await ownConfirmation(turn, person, submission.ticketId) : refused(done);
    }
    case 'ticket.claim':
    case 'ticket.release':
    case 'ticket.endWait': {
      const done = await actOnTicket(turn, person.id, submission);
      // The same press again, sent twice by Teams: what it asked for is done.
      if (done.type === 'done' || done.reason === 'alreadyYours')
        return await teamCard(turn, person, submission.ticketId);
      return refused(done);
    }
    case 'ticket.refresh':
      return await teamCard(turn, person, submission.ticketId);
    case 'escalation.approve': {
      const done = await actOnEscalation(turn, person.id, submission);
      // The same press, sent twice by Teams: this person has approved it.
      const again =
        done.type === 'refused' && done.reason === 'alreadyApproved' && done.ownerId === person.id;
      return done.type === 'done' || again ? await decisionCard(turn, submission) : refused(done);
    }
    case 'escalation.retry': {
      const done = await retryCase(turn, person.id, submission);
      return done.type === 'done' ? await decisionCard(turn, submission) : refused(done);
    }
    case 'queue.take':
    case 'queue.keep': {
      const say = await decideProposal(turn, person, submission.proposalId, submission.type === 'queue.take');
      const view = await takeQueueView(turn, submission.proposalId);
      return view && say.key !== 'say.adminsOnly'
        ? { type: 'card', card: takeQueueCard(view) }
        : { type: 'say', say };
    }
    default:
      return (
        (await answerReportPress(turn, person, submission)) ??
        (await answerKnowledgePress(turn, person, submission)) ?? {
          type: 'say',
          say: { key: 'dialog.error.broken' },
        }
      );
  }
}

const refused = (refusal: Refusal): Answer => ({ type: 'say', say: refusalSay(refusal) });

async function ownStatus(turn: Turn, person: Person, ticketId: string): Promise<Answer> {
  const row = await findTicket(turn.db, ticketId);
  if (!row || !isUserOf(row.ticket, person.id)) return { type: 'say', say: { key: 'refusal.notUser' } };
  return { type: 'card', card: statusCard(await statusView(turn, row, person.id)) };
}

async function ownConfirmation(turn: Turn, person: Person, ticketId: string): Promise<Answer> {
  const row = await findTicket(turn.db, ticketId);
  if (!row || !isUserOf(row.ticket, person.id)) return { type: 'say', say: { key: 'refusal.notUser' } };
  return { type: 'card', card: confirmCard(await confirmView(turn, row, person.id)) };
}

/** The escalation as it is now. */
async function decisionCard(
  turn: Turn,
  { ticketId, escalationId }: { ticketId: string; escalationId: string },
): Promise<Answer> {
  const row = await findTicket(turn.db, ticketId);
  const view = row && (await escalationView(turn, row, escalationId));
  return view
    ? { type: 'card', card: escalationCard(view) }
    : { type: 'say', say: { key: 'refusal.noEscalation' } };
}

/** The team's card as this agent may use it; nobody outside the team gets one. */
async function teamCard(turn: Turn, person: Person, ticketId: string): Promise<Answer> {
  const row = await findTicket(turn.db, ticketId);
  const agency = row ? await agencyIn(turn, person.id, row.ticket.queueId) : 'no';
  if (!row || agency !== 'yes')
    return { type: 'say', say: { key: agency === 'unknown' ? 'refusal.rosterPending' : 'refusal.notAgent' } };
  return { type: 'card', card: ticketCard(await ticketView(turn, row, { viewerId: person.id })) };
}

/** The card in a thread that the ticket has left, for those who read it there anyway. */
async function pointerCard(turn: Turn, person: Person, ticketId: string, thread: Posting): Promise<Answer> {
  const row = await findTicket(turn.db, ticketId);
  const queueId = await queueOfThread(turn.db, thread.conversation_id, thread.tier!);
  if (!row || (await agencyIn(turn, person.id, queueId)) !== 'yes')
    return { type: 'say', say: movedSay(ticketId) };
  return { type: 'card', card: ticketCard(await ticketView(turn, row, { queueId })) };
}
