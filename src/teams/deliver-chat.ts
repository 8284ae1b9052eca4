import type { Delivery } from '../app/deliver.ts';
import type { Desk, Turn } from '../app/desk.ts';
import { inTurn, turnOn } from '../app/desk.ts';
import { readerFor } from '../app/views/reader.ts';
import { openChat, findPerson, saveChat } from '../store/people.ts';
import type { Person } from '../store/people.ts';
import type { Connector } from './connector.ts';
import { chatPlace } from './places.ts';
import type { Post, Sender } from './sender.ts';

export type SendToPerson = (
  personId: string,
  order: { repeats: number },
  draw: (person: Person) => Promise<Post | undefined>,
) => Promise<Delivery>;

/**
 * Sends to somebody's personal chat, opening it first where it isn't yet. A chat that Teams keeps us out of holds
 * its lane. What may have arrived before is sent once Teams answers again, marked as a possible repeat.
 */
export function createSendToPerson(desk: Desk, connector: Connector, sender: Sender): SendToPerson {
  async function openFor(person: Person): Promise<Delivery | undefined> {
    const team = await desk.db
      .selectFrom('team')
      .selectAll()
      .where('state', '=', 'installed')
      .executeTakeFirst();
    if (!team || !person.teams_id) return { type: 'held', reason: 'notInstalled' };
    const outcome = await connector.createPersonalConversation(
      team.service_url,
      person.tenant_id,
      person.teams_id,
    );
    if (outcome.type === 'blocked' || outcome.type === 'gone')
      return { type: 'held', reason: 'notInstalled' };
    if (outcome.type !== 'done' || !outcome.conversationId) return { type: 'later', reason: outcome.type };
    const { conversationId } = outcome;
    await inTurn(desk, (turn: Turn) => openChat(turn.db, person.id, conversationId, team.service_url));
    return undefined;
  }

  return async (personId, { repeats }, draw) => {
    const person = await findPerson(desk.db, personId);
    if (!person) return { type: 'failed', reason: 'nobody' };
    let place = await chatPlace(desk, personId);
    if (place === undefined) {
      const stuck = await openFor(person);
      if (stuck) return stuck;
      place = await chatPlace(desk, personId);
    }
    if (place === undefined || place === 'blocked') return { type: 'held', reason: 'blocked' };
    const post = await draw(person);
    if (!post) return { type: 'sent' };
    if (repeats > 0 && !(await sender.probe(place))) return { type: 'later', reason: 'not answering' };
    const { locale } = readerFor(turnOn(desk, desk.db), person);
    const delivery = await sender.send(place, { ...post, repeat: { may: repeats > 0, locale } });
    if (delivery.type !== 'held') return delivery;
    return {
      ...delivery,
      record: async (turn) => saveChat(turn.db, personId, { state: 'blocked' }),
    };
  };
}
