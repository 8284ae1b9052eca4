import type { Effect, EffectFacts, ThreadLine } from './effects.ts';
import { escalationEffects } from './escalation-effects.ts';
import type { Placing, TicketEvent } from './events.ts';
import { postLine, showMoved, showTicketCard } from './thread-effects.ts';
import type { Ticket } from './ticket.ts';
import { followersOf } from './ticket.ts';

/**
 * Whom an event concerns and what they get; `ticket` is the ticket after it.
 * The noise budget: states only redraw cards, a thread line means a change of owner, a move or people's words,
 * and a user is pinged only for an agent they have not heard of, a question and the end.
 */
export function effectsOf(event: TicketEvent, ticket: Ticket, facts: EffectFacts): Effect[] {
  switch (event.type) {
    case 'TicketOpened':
      return [...showCards(ticket), ...alertUnserved(ticket)];
    case 'TicketClaimed':
      return [...newOwner(ticket, { type: 'claimed', personId: event.ownerId }), ...pickedUp(event, ticket)];
    case 'TicketAssigned':
      return [
        ...newOwner(ticket, { type: 'assigned', personId: event.ownerId, ...by(facts, event.ownerId) }),
        ...pickedUp(event, ticket),
      ];
    case 'TicketReleased':
      return newOwner(ticket, { type: 'released', personId: event.ownerId, ...by(facts, event.ownerId) });
    case 'OwnerLost':
      return newOwner(ticket, { type: 'ownerLost', personId: event.formerOwnerId });
    case 'TicketRaised':
      return changedTier(event, ticket, {
        type: 'raised',
        tier: event.tier,
        ...by(facts),
        reasonId: event.reason.id,
      });
    case 'TicketHandedBack':
      return changedTier(event, ticket, {
        type: 'handedBack',
        tier: event.tier,
        ...by(facts),
        reasonId: event.reason.id,
      });
    case 'CategoryChanged':
      return [...moved(event, ticket, facts), ...showRequest(ticket)];
    case 'TicketRouted':
      return [...moved(event, ticket, facts), ...alertUnserved(ticket)];
    case 'SeverityChanged':
      return [...showTicketCard(ticket), ...showRequest(ticket)];
    case 'NoteAdded':
      return postLine(ticket, { type: 'note', noteId: event.note.id, ...by(facts) });
    case 'ReplySent':
      return [...toUsers(ticket, event.messageId), ...showTicketCard(ticket)];
    case 'UserAsked':
      return [...toUsers(ticket, event.messageId), ...showCards(ticket)];
    case 'UserWrote':
      return toThread(event.messageId, ticket, facts);
    case 'WordsChanged':
      return [...redraw(event.messageId, ticket, facts), ...showTicketCard(ticket)];
    case 'ArticleSuggested': {
      const { walkId } = event;
      const line = { type: 'article', what: 'suggested', walkId, ...by(facts) } as const;
      return [
        { type: 'ShowWalk', walkId, personId: ticket.affectedId },
        ...showTicketCard(ticket),
        ...postLine(ticket, line),
      ];
    }
    case 'ArticleTried': {
      const { walkId, outcome: what } = event;
      const line = { type: 'article', what, walkId, personId: facts.actorId } as const;
      return [...showTicketCard(ticket), ...postLine(ticket, line)];
    }
    case 'WordsMoved':
      return postLine(ticket, { type: 'wordsMoved', toTicketId: event.toTicketId, ...by(facts) });
    case 'WaitStarted':
      return [...showCards(ticket), ...wake(ticket, 'endWait', event.until)];
    case 'TicketResolved':
      return [
        ...showCards(ticket),
        ...showConfirmation(ticket),
        ...wake(ticket, 'closeAfterSilence', event.closesAt),
      ];
    case 'ResolutionRejected':
      return [
        ...newOwner(ticket, { type: 'rejected', reasonId: event.reason.id, personId: facts.actorId }),
        ...showConfirmation(ticket),
      ];
    case 'TicketReopened':
      return newOwner(ticket, { type: 'reopened', reasonId: event.reason?.id, personId: facts.actorId });
    case 'TicketClosed':
      return [...showCards(ticket), ...showConfirmation(ticket), ...ping(ticket, 'closedBySilence')];
    case 'ResolutionConfirmed':
    case 'TicketWithdrawn':
    case 'TicketRated':
      return [...showCards(ticket), ...showConfirmation(ticket)];
    case 'WaitEnded':
      return showCards(ticket);
    default:
      return escalationEffects(event, ticket, facts);
  }
}

/** Category and severity are part of what is asked, and may decide who decides. */
function showRequest({ id, escalation }: Ticket): Effect[] {
  if (escalation?.state !== 'requested') return [];
  return [{ type: 'ShowEscalation', ticketId: id, escalationId: escalation.id }];
}

function showCards(ticket: Ticket): Effect[] {
  return [...showTicketCard(ticket), ...forUsers(ticket, 'ShowStatusCard')];
}

function newOwner(ticket: Ticket, line: ThreadLine): Effect[] {
  return [...showCards(ticket), ...postLine(ticket, line)];
}

function changedTier(event: Placing & { fromTier: number }, ticket: Ticket, line: ThreadLine): Effect[] {
  return [...showMoved(ticket, event, event.fromTier, line), ...forUsers(ticket, 'ShowStatusCard')];
}

function moved(event: Placing, ticket: Ticket, facts: EffectFacts): Effect[] {
  const line: ThreadLine = { type: 'moved', ...by(facts) };
  return [...showMoved(ticket, event, ticket.tier, line), ...forUsers(ticket, 'ShowStatusCard')];
}

function pickedUp(event: { introduces?: true }, ticket: Ticket): Effect[] {
  return event.introduces ? ping(ticket, 'pickedUp') : [];
}

function ping(ticket: Ticket, name: 'pickedUp' | 'closedBySilence'): Effect[] {
  return followersOf(ticket).map((personId) => ({
    type: 'PingUser',
    ticketId: ticket.id,
    personId,
    ping: name,
  }));
}

/** Posted for each resolution; from then on the question follows what became of it. */
function showConfirmation(ticket: Ticket): Effect[] {
  return forUsers(ticket, 'AskConfirmation');
}

function forUsers(ticket: Ticket, type: 'ShowStatusCard' | 'AskConfirmation'): Effect[] {
  return followersOf(ticket).map((personId) => ({ type, ticketId: ticket.id, personId }));
}

function toUsers(ticket: Ticket, messageId: string): Effect[] {
  return followersOf(ticket).map((personId) => ({
    type: 'RelayToUser',
    ticketId: ticket.id,
    personId,
    messageId,
  }));
}

/** While no channel serves the ticket the words wait in its story, which arrives together with it. */
function toThread(messageId: string, ticket: Ticket, facts: EffectFacts): Effect[] {
  if (ticket.queueId === undefined) return [];
  return [
    { type: 'RelayToThread', ticketId: ticket.id, tier: ticket.tier, burstId: facts.burstId ?? messageId },
  ];
}

/** Where the words were shown: that thread may be an earlier tier's, and there even while nobody serves. */
function redraw(messageId: string, ticket: Ticket, facts: EffectFacts): Effect[] {
  if (facts.direction === 'toUser') return toUsers(ticket, messageId);
  if (ticket.lastQueueId === undefined) return [];
  const tier = facts.messageTier ?? ticket.tier;
  return [{ type: 'RelayToThread', ticketId: ticket.id, tier, burstId: facts.burstId ?? messageId }];
}

function wake(ticket: Ticket, purpose: 'closeAfterSilence' | 'endWait', due: string | undefined): Effect[] {
  return due === undefined ? [] : [{ type: 'WakeTicket', ticketId: ticket.id, purpose, due }];
}

/** The same words for every ticket of a tier, so that alerts still waiting to be sent become one. */
function alertUnserved(ticket: Ticket): Effect[] {
  if (ticket.queueId !== undefined) return [];
  return [{ type: 'AlertAdmins', say: { key: 'alert.noQueue', params: { tier: String(ticket.tier) } } }];
}

function by(facts: EffectFacts, besides?: string): { byId?: string } {
  return facts.actorId === undefined || facts.actorId === besides ? {} : { byId: facts.actorId };
}
