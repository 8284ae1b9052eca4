import type { Escalation } from '../domain/escalation.ts';
import { isPending } from '../domain/escalation.ts';
import type { Effect, Say } from '../domain/effects.ts';
import { ownerOf } from '../domain/ticket.ts';
import { findEscalation, shownEscalations } from '../store/escalations.ts';
import { findPosting, postingsUnder, threadOf } from '../store/postings.ts';
import type { Channel } from '../store/teams.ts';
import { findMember } from '../store/teams.ts';
import { findTicket } from '../store/tickets.ts';
import { concernedBy, decidersFor, escalationChannel } from './deciders.ts';
import type { Turn } from './desk.ts';
import { destinationOf } from './destination-of.ts';
import { enqueue } from './enqueue.ts';
import { escalationIn } from './escalation-of.ts';

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** Names the card of an escalation, wherever it is posted. */
export const escalationKey = (escalationId: string, to: Of<'ShowEscalationCard'>['to']): string =>
  `escalation:${escalationId}:${to.type}:${to.type === 'channel' ? to.channelId : to.personId}`;

/** The card goes to the channel where requests are decided, else to each who may decide; what is posted follows. */
export async function showEscalation(turn: Turn, effect: Of<'ShowEscalation'>): Promise<void> {
  const { ticketId, escalationId } = effect;
  const row = await findTicket(turn.db, ticketId);
  const escalation = row && (await escalationIn(turn, row.ticket, escalationId));
  if (!row || !escalation) return;
  const places = new Map<string, Of<'ShowEscalationCard'>['to']>();
  const show = (to: Of<'ShowEscalationCard'>['to']) => places.set(escalationKey(escalationId, to), to);
  const channel = await escalationChannel(turn);
  const concerned = await concernedBy(turn, row.ticket, escalation);
  if (channel) show({ type: 'channel', channelId: channel.id });
  if (isPending(escalation) && escalation.state !== 'askedBack')
    for (const personId of await outside(turn, channel, concerned)) show({ type: 'person', personId });
  for (const { key } of await postingsUnder(turn.db, `escalation:${escalationId}:`)) {
    const [, , type, ...id] = key.split(':');
    if (type === 'channel') show({ type, channelId: id.join(':') });
    if (type === 'person') show({ type, personId: id.join(':') });
  }
  for (const to of places.values())
    await enqueue(turn, [{ type: 'ShowEscalationCard', ticketId, escalationId, to }]);
  if (escalation.state === 'requested' && concerned.length === 0) {
    const params = { ticket: `ticket:${ticketId}`, destination: `route:${escalation.route}` };
    await enqueue(turn, [{ type: 'AlertAdmins', say: { key: 'alert.noDecider', params } }]);
  }
}

/** After the group or its channel has changed. */
export async function showPendingEscalations(turn: Turn): Promise<void> {
  for (const { id: escalationId, ticketId } of await shownEscalations(turn.db))
    await enqueue(turn, [{ type: 'ShowEscalation', ticketId, escalationId }]);
}

/** A line to those it concerns: in the thread of the request, or in private, where somebody without a chat is mentioned. */
export async function tellDeciders(turn: Turn, effect: Of<'TellDeciders'>): Promise<void> {
  const { ticketId, escalationId, about } = effect;
  const row = await findTicket(turn.db, ticketId);
  const escalation = row && (await escalationIn(turn, row.ticket, escalationId));
  if (!row || !escalation) return;
  const asks = about === 'request' || about === 'reminder';
  if (asks && escalation.state !== 'requested') return;
  const people = asks
    ? await decidersFor(turn, row.ticket, escalation)
    : await concernedBy(turn, row.ticket, escalation);
  const byHand = about === 'compromise' && (await isByHand(turn, escalation));
  // The alarm says so already.
  if (about === 'carry' && escalation.route === 'security') return;
  const say: Say = {
    key: `say.decide.${byHand ? 'compromiseByHand' : about}`,
    params: {
      ticket: `ticket:${ticketId}`,
      destination: `route:${escalation.route}`,
      ...(escalation.expiresAt && { time: `time:${escalation.expiresAt}` }),
    },
  };
  const channel = await escalationChannel(turn);
  const elsewhere = await outside(turn, channel, people);
  if (channel) {
    const card = await findPosting(
      turn.db,
      escalationKey(escalationId, { type: 'channel', channelId: channel.id }),
    );
    const toPersonIds = people.filter((id) => !elsewhere.includes(id));
    await enqueue(turn, [
      { type: 'SayInChannel', channelId: channel.id, rootId: card?.activity_id, toPersonIds, say },
    ]);
    // Their own card tells them of a request.
    if (about === 'request') return;
  }
  const inChannel = await ticketThread(turn, ticketId);
  for (const personId of elsewhere)
    await enqueue(turn, [{ type: 'SayToPerson', personId, say, ...(inChannel && { inChannel }) }]);
}

/** Who doesn't read the channel where requests are decided: everyone while there is none. */
async function outside(turn: Turn, channel: Channel | undefined, people: string[]): Promise<string[]> {
  if (!channel) return people;
  const members = await Promise.all(people.map((id) => findMember(turn.db, channel.team_id, id)));
  return people.filter((_, place) => !members[place]);
}

/** Only a person tells that destination anything. */
async function isByHand(turn: Turn, { id, route }: Escalation): Promise<boolean> {
  const maker = (await findEscalation(turn.db, id))?.words.maker;
  return destinationOf(turn.config.destinations, route, maker).type === 'manual';
}

/** Where a mention reaches somebody about a ticket. */
export async function ticketThread(
  turn: Pick<Turn, 'db'>,
  ticketId: string,
): Promise<{ channelId: string; rootId: string } | undefined> {
  const row = await findTicket(turn.db, ticketId);
  const thread = row && (await threadOf(turn.db, ticketId, row.tier));
  return thread && { channelId: thread.conversation_id, rootId: thread.activity_id };
}

/** Who is told of what is said about an escalation in the ticket's thread. */
export async function ownerToTell(
  turn: Pick<Turn, 'db'>,
  ticketId: string,
  byId: string | undefined,
): Promise<string | undefined> {
  const row = await findTicket(turn.db, ticketId);
  const ownerId = row && ownerOf(row.ticket);
  return ownerId === byId ? undefined : ownerId;
}
