import type { Effect, EffectFacts, EscalationLine } from './effects.ts';
import type { EscalationEvent } from './events.ts';
import { postLine, showTicketCard } from './thread-effects.ts';
import type { Ticket } from './ticket.ts';
import { followersOf, isUserOf, ownerOf } from './ticket.ts';

/**
 * Whom an escalation's event concerns. Cards show how it stands; a line in the ticket's thread is what its owner must
 * hear: a decision, and the destination's words.
 */
export function escalationEffects(event: EscalationEvent, ticket: Ticket, facts: EffectFacts): Effect[] {
  const { escalationId } = event;
  const shown = [...showTicketCard(ticket), ...showUsers(ticket), show(ticket, escalationId)];
  const line = (what: EscalationLine['what'], wordsId?: string) =>
    postLine(ticket, {
      type: 'escalation',
      what,
      escalationId,
      ...(facts.actorId && { byId: facts.actorId }),
      ...(wordsId && { wordsId }),
    });
  const tell = (about: Extract<Effect, { type: 'TellDeciders' }>['about']): Effect => ({
    type: 'TellDeciders',
    ticketId: ticket.id,
    escalationId,
    about,
  });
  const send = (
    message: Extract<Effect, { type: 'SendToDestination' }>['message'],
    wordsId?: string,
  ): Effect => ({
    type: 'SendToDestination',
    ticketId: ticket.id,
    escalationId,
    message,
    ...(wordsId && { wordsId }),
  });
  const wake = (purpose: 'remind' | 'expire', due: string | undefined): Effect[] =>
    due ? [{ type: 'WakeEscalation', ticketId: ticket.id, escalationId, purpose, due }] : [];

  // Nobody is mentioned in the thread of a ticket that nobody has.
  const unheard = ownerOf(ticket) && ticket.queueId ? [] : [tell('news')];

  switch (event.type) {
    case 'EscalationRequested':
      return [...shown, ...wake('remind', event.remindAt), ...wake('expire', event.expiresAt)];
    case 'DecidersReminded':
      return [show(ticket, escalationId), tell('reminder'), ...line('reminded')];
    case 'EscalationExpired':
      return [...shown, ...line('expired')];
    case 'EscalationAskedBack':
      return [...shown, ...line('askedBack', event.question.id)];
    case 'EscalationDeclined':
      return [...shown, ...line('declined', event.reason.id)];
    case 'EscalationRerouted':
      return [
        ...shown,
        ...line(event.route === 'security' ? 'reroutedAtOnce' : 'rerouted'),
        ...wake('remind', event.remindAt),
        ...wake('expire', event.expiresAt),
      ];
    case 'EscalationApproved':
      return event.atOnce
        ? [...shown, send('opened'), tell('compromise')]
        : [...shown, send('opened'), ...line('approved')];
    case 'EscalationWithdrawn':
      return [
        ...shown,
        ...(event.wasSent ? [send('withdrawn', event.reason?.id)] : []),
        ...(byUser(ticket, facts) ? [] : line('withdrawn', event.reason?.id)),
      ];
    case 'EscalationTransferred':
      return [...shown, ...(event.wasSent ? [send('withdrawn')] : []), ...line('transferred')];
    case 'CaseRecorded':
      return [...shown, ...(facts.actorId ? line('caseRecorded', event.caseNumber.id) : [])];
    case 'DestinationAcknowledged':
      return [...shown, ...(event.words ? line('acknowledged', event.words.id) : [])];
    case 'DestinationAsked':
      return [...shown, ...line('destinationAsked', event.words?.id), ...unheard];
    case 'DestinationSolved':
      return [
        ...shown,
        ...line('destinationSolved', event.words?.id),
        ...unheard,
        ...(event.again ? [] : pingSolved(ticket)),
      ];
    case 'DestinationAnswered':
      return [...shown, send('answered', event.words.id), ...line('answered', event.words.id)];
    case 'CaseReopened':
      return [...shown, send('reopened', event.reason.id), ...line('reopened', event.reason.id)];
  }
}

/** With the user's own end of the ticket, or the desk's, it goes by itself. */
const byUser = (ticket: Ticket, { actorId }: EffectFacts): boolean =>
  actorId === undefined || isUserOf(ticket, actorId);

const show = (ticket: Ticket, escalationId: string): Effect => ({
  type: 'ShowEscalation',
  ticketId: ticket.id,
  escalationId,
});

const showUsers = (ticket: Ticket): Effect[] =>
  followersOf(ticket).map((personId) => ({ type: 'ShowStatusCard', ticketId: ticket.id, personId }));

const pingSolved = (ticket: Ticket): Effect[] =>
  followersOf(ticket).map((personId) => ({
    type: 'PingUser',
    ticketId: ticket.id,
    personId,
    ping: 'destinationSolved',
  }));
