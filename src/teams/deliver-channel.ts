import type { Deliver, Delivery } from '../app/deliver.ts';
import type { Desk } from '../app/desk.ts';
import { turnOn } from '../app/desk.ts';
import { takeQueueView } from '../app/views/take-queue-view.ts';
import { deskReader } from '../app/views/reader.ts';
import { sayHtmlFor } from '../app/views/say-view.ts';
import { takeQueueCard } from '../cards/take-queue-card.ts';
import type { Effect } from '../domain/effects.ts';
import { findPerson } from '../store/people.ts';
import { cardActivity, mentionActivity } from './activities.ts';
import { channelPlace } from './places.ts';
import type { Post, Sender } from './sender.ts';

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;
type Order = Parameters<Deliver>[1];

/** Answers to posts in a channel that are not about a ticket. */
export function createChannelDeliverers(desk: Desk, sender: Sender) {
  async function send(
    { channelId, rootId }: { channelId: string; rootId?: string },
    order: Order,
    post: Post | undefined,
  ): Promise<Delivery> {
    const place = await channelPlace(desk, channelId, rootId);
    if (!place) return { type: 'failed', reason: 'no channel' };
    if (!post) return { type: 'sent' };
    if (order.repeats > 0 && !(await sender.probe(place))) return { type: 'later', reason: 'not answering' };
    const { locale } = deskReader(turnOn(desk, desk.db));
    return await sender.send(place, { ...post, repeat: { may: order.repeats > 0, locale } });
  }

  return {
    SayInChannel: async (effect: Of<'SayInChannel'>, order: Order) => {
      const drawing = turnOn(desk, desk.db);
      const reader = deskReader(drawing);
      const words = await sayHtmlFor(drawing, effect.say, reader);
      const ids = effect.toPersonIds ?? (effect.toPersonId ? [effect.toPersonId] : []);
      const people = await Promise.all(ids.map((id) => findPerson(desk.db, id)));
      return await send(effect, order, { activity: mentionActivity(words, ...people) });
    },

    ShowChannelCard: async (effect: Of<'ShowChannelCard'>, order: Order) => {
      const { proposalId } = effect.card;
      const view = await takeQueueView(turnOn(desk, desk.db), proposalId);
      const post = view && { key: `proposal:${proposalId}`, activity: cardActivity(takeQueueCard(view)) };
      return await send(effect, order, post);
    },
  };
}
