import type { Deliver, Delivery } from '../app/deliver.ts';
import type { Desk, Turn } from '../app/desk.ts';
import { turnOn } from '../app/desk.ts';
import { enqueue } from '../app/enqueue.ts';
import { concernedBy } from '../app/deciders.ts';
import { escalationKey, ticketThread } from '../app/show-escalation.ts';
import { escalationView } from '../app/views/escalation-view.ts';
import { readerFor } from '../app/views/reader.ts';
import { escalationCard } from '../cards/escalation-card.ts';
import type { Effect } from '../domain/effects.ts';
import type { Escalation } from '../domain/escalation.ts';
import { findPosting } from '../store/postings.ts';
import { markSeen } from '../store/seen.ts';
import { findChannel, mayHaveGuest } from '../store/teams.ts';
import { findTicket } from '../store/tickets.ts';
import { cardActivity } from './activities.ts';
import type { SendToPerson } from './deliver-chat.ts';
import { channelPlace } from './places.ts';
import type { Sender } from './sender.ts';

type ShowEscalationCard = Extract<Effect, { type: 'ShowEscalationCard' }>;
type Order = Parameters<Deliver>[1];

/** Once for each version of a request: nobody was told of what it is now. */
async function isAskedAnew(turn: Turn, escalation: Escalation, personId = ''): Promise<boolean> {
  const { id, revision, state } = escalation;
  return state === 'requested' && (await markSeen(turn.db, `asked|${id}|${revision}|${personId}`, turn.now));
}

/** The card on which escalations are decided: posted once a place, afterwards updated. */
export function createEscalationDeliverer(desk: Desk, sender: Sender, sendToPerson: SendToPerson) {
  async function toChannel(effect: ShowEscalationCard, channelId: string, order: Order): Promise<Delivery> {
    const { ticketId, escalationId } = effect;
    const place = await channelPlace(desk, channelId);
    const channel = await findChannel(desk.db, channelId);
    const row = await findTicket(desk.db, ticketId);
    // Nothing goes to where a guest would read it.
    if (!place || !channel || !row || (await mayHaveGuest(desk.db, channel.team_id))) return { type: 'sent' };
    const view = await escalationView(turnOn(desk, desk.db), row, escalationId);
    if (!view) return { type: 'sent' };
    const key = escalationKey(escalationId, effect.to);
    const posted = await findPosting(desk.db, key);
    if (!posted && order.repeats > 0 && !(await sender.probe(place)))
      return { type: 'later', reason: 'not answering' };
    return await sender.send(place, {
      key,
      activity: cardActivity(escalationCard(view)),
      record: async (turn) => {
        // Teams notifies nobody of a card: those who decide are mentioned below it.
        if (await isAskedAnew(turn, view.escalation))
          await enqueue(turn, [{ type: 'TellDeciders', ticketId, escalationId, about: 'request' }]);
      },
    });
  }

  async function toPerson(effect: ShowEscalationCard, personId: string, order: Order): Promise<Delivery> {
    const { ticketId, escalationId } = effect;
    const delivery = await sendToPerson(personId, order, async (person) => {
      const drawing = turnOn(desk, desk.db);
      const row = await findTicket(desk.db, ticketId);
      const view = row && (await escalationView(drawing, row, escalationId, readerFor(drawing, person)));
      if (!row || !view) return undefined;
      const concerned = await concernedBy(drawing, row.ticket, view.escalation);
      const shown = concerned.includes(personId) ? view : { ...view, noLonger: true as const };
      const key = escalationKey(escalationId, effect.to);
      const posted = await findPosting(desk.db, key);
      return {
        key,
        activity: cardActivity(escalationCard(shown)),
        record: async (turn) => {
          // A card that changes notifies nobody, one that arrives does.
          const anew = !shown.noLonger && (await isAskedAnew(turn, view.escalation, personId));
          if (anew && posted) await tell(turn, view.escalation, ticketId, personId);
        },
      };
    });
    if (delivery.type !== 'held') return delivery;
    return { type: 'sent', record: (turn) => mentionInstead(turn, effect, personId) };
  }

  /** Somebody without a chat is mentioned in the ticket's thread, once a request, and reads nothing of it there. */
  async function mentionInstead(turn: Turn, effect: ShowEscalationCard, personId: string): Promise<void> {
    const row = await findTicket(turn.db, effect.ticketId);
    const thread = await ticketThread(turn, effect.ticketId);
    const escalation = row?.ticket.escalation;
    if (!thread || escalation?.id !== effect.escalationId || escalation.state !== 'requested') return;
    if (!(await markSeen(turn.db, `mentioned|${escalation.id}|${escalation.revision}|${personId}`, turn.now)))
      return;
    const params = { ticket: `ticket:${effect.ticketId}`, destination: `route:${escalation.route}` };
    const say = { key: 'say.decide.requestElsewhere', params };
    await enqueue(turn, [{ type: 'SayInChannel', ...thread, toPersonId: personId, say }]);
  }

  async function tell(turn: Turn, { route }: Escalation, ticketId: string, personId: string): Promise<void> {
    const params = { ticket: `ticket:${ticketId}`, destination: `route:${route}` };
    await enqueue(turn, [{ type: 'SayToPerson', personId, say: { key: 'say.decide.request', params } }]);
  }

  return {
    ShowEscalationCard: (effect: ShowEscalationCard, order: Order): Promise<Delivery> =>
      effect.to.type === 'channel'
        ? toChannel(effect, effect.to.channelId, order)
        : toPerson(effect, effect.to.personId, order),
  };
}
