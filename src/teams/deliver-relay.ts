import { alsoRecord } from '../app/deliver.ts';
import type { Deliver, Delivery } from '../app/deliver.ts';
import type { Desk, Turn } from '../app/desk.ts';
import { turnOn } from '../app/desk.ts';
import { enqueue } from '../app/enqueue.ts';
import { wordsShown } from '../app/views/burst-view.ts';
import { readerFor } from '../app/views/reader.ts';
import type { Effect } from '../domain/effects.ts';
import { isUserOf } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import { findMessage, markDelivered, markUndeliverable } from '../store/messages.ts';
import { findPerson } from '../store/people.ts';
import { findPosting } from '../store/postings.ts';
import { findTicket } from '../store/tickets.ts';
import type { SendToPerson } from './deliver-chat.ts';
import { relayToUser } from './outgoing-text.ts';
import { partKey, sendInParts } from './send-parts.ts';
import type { Sender } from './sender.ts';

type RelayToUser = Extract<Effect, { type: 'RelayToUser' }>;

/** An agent's words in the user's chat; an edit or a delete redraws the post that is there. */
export function createRelayDeliverer(desk: Desk, sender: Sender, sendToPerson: SendToPerson) {
  return {
    RelayToUser: async (effect: RelayToUser, order: Parameters<Deliver>[1]): Promise<Delivery> => {
      const message = await findMessage(desk.db, effect.messageId);
      const row = message && (await findTicket(desk.db, effect.ticketId));
      if (!message || !row || !isUserOf(row.ticket, effect.personId)) return { type: 'sent' };
      const key = `relay:${message.id}:${effect.personId}`;
      const posted = await findPosting(desk.db, partKey(key, 0));
      // Taken back before it was ever shown: nothing remains to be said.
      if (!posted && (message.state === 'deleted' || message.state === 'withdrawn')) return { type: 'sent' };
      const author = await findPerson(desk.db, message.author_id);
      const user = await findPerson(desk.db, effect.personId);
      const t = text(readerFor(turnOn(desk, desk.db), user).locale);
      const authorName = author?.name || t('card.name.someone');
      const delivery = await sendInParts(desk, sender, key, wordsShown(message, t), (part) =>
        sendToPerson(effect.personId, order, async () => {
          const activity = relayToUser({ authorName, html: part.html });
          return { key: part.key, ticketId: row.id, activity };
        }),
      );
      if (delivery.type !== 'sent') return tellAgent(effect, delivery);
      return alsoRecord(delivery, async (turn) => {
        await markDelivered(turn.db, [message.id], turn.now);
        await enqueue(turn, [{ type: 'ShowTicketCard', ticketId: row.id, tier: row.tier }]);
      });
    },
  };
}

/** The user can't be reached, or it is too big: the agent hears so in the thread, once. */
function tellAgent(effect: RelayToUser, delivery: Delivery): Delivery {
  if (delivery.type === 'sent' || delivery.type === 'later') return delivery;
  const { record, reason } = delivery;
  const held = delivery.type === 'held';
  // Known beforehand: the agent heard it when writing.
  if (held && reason === 'blocked') return delivery;
  return {
    ...delivery,
    record: async (turn: Turn) => {
      await record?.(turn);
      const row = await findTicket(turn.db, effect.ticketId);
      if (!row) return;
      // What is held goes out once the person is back; only what never will is marked as failed.
      if (!held) await markUndeliverable(turn.db, effect.messageId, turn.now);
      const why = held && reason !== 'notInstalled' ? 'blocked' : reason;
      const line = { type: 'notDelivered', personId: effect.personId, reason: why } as const;
      await enqueue(turn, [
        { type: 'PostThreadLine', ticketId: row.id, tier: row.tier, line },
        { type: 'ShowTicketCard', ticketId: row.id, tier: row.tier },
      ]);
    },
  };
}
