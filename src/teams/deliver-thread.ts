import { alsoRecord } from '../app/deliver.ts';
import type { Deliver, Delivery } from '../app/deliver.ts';
import type { Desk, Turn } from '../app/desk.ts';
import { inTurn, turnOn } from '../app/desk.ts';
import { enqueue } from '../app/enqueue.ts';
import { ownerToTell } from '../app/show-escalation.ts';
import { burstView } from '../app/views/burst-view.ts';
import { deskReader } from '../app/views/reader.ts';
import { lineText, storyOf } from '../app/views/thread-line-view.ts';
import { ticketView } from '../app/views/ticket-view.ts';
import { ticketCard } from '../cards/ticket-card.ts';
import type { Effect } from '../domain/effects.ts';
import { markDelivered } from '../store/messages.ts';
import { findPerson } from '../store/people.ts';
import {
  dropPosting,
  findPosting,
  findThread,
  keepAgain,
  storyKey,
  threadKey,
  threadOf,
  threadsOf,
} from '../store/postings.ts';
import type { Posting } from '../store/postings.ts';
import { isStopped, queueOfThread } from '../store/queues.ts';
import { findTicket } from '../store/tickets.ts';
import type { TicketRow } from '../store/tickets.ts';
import { cardActivity, mentionActivity, textActivity } from './activities.ts';
import { relayToThread } from './outgoing-text.ts';
import { channelPlace, queueChannel } from './places.ts';
import { partKey, sendInParts } from './send-parts.ts';
import type { Place, Sender } from './sender.ts';

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;
type Order = Parameters<Deliver>[1];

export interface ThreadDeliverers {
  ShowTicketCard(effect: Of<'ShowTicketCard'>, order: Order): Promise<Delivery>;
  PostThreadLine(effect: Of<'PostThreadLine'>, order: Order): Promise<Delivery>;
  RelayToThread(effect: Of<'RelayToThread'>, order: Order): Promise<Delivery>;
  /**
   * Where replies in the ticket's thread go; a Delivery says why there is no such place now. What is posted under
   * `key` already stays in its thread.
   */
  threadFor(
    effect: { ticketId: string; tier: number; queueId?: string },
    order: Order,
    key?: string,
  ): Promise<Thread | Delivery>;
}

interface Thread {
  type: 'thread';
  place: Place;
  row: TicketRow;
  root: Posting;
}

/** A guest reads the channel: what would go there waits until an admin serves it again. */
const whileStopped: Delivery = { type: 'later', afterMs: 60_000, reason: 'guest' };

/** Everything that is shown in a ticket's thread. */
export function createThreadDeliverers(desk: Desk, sender: Sender): ThreadDeliverers {
  async function ShowTicketCard(effect: Of<'ShowTicketCard'>, order: Order): Promise<Delivery> {
    const drawing = turnOn(desk, desk.db);
    const row = await findTicket(desk.db, effect.ticketId);
    const queueId = effect.queueId ?? (row?.tier === effect.tier ? row.queue_id : null);
    const channelId = await queueChannel(desk, queueId);
    const place = channelId && (await channelPlace(desk, channelId));
    if (!row || !channelId || !place) return { type: 'sent' };
    // The card of a thread that it has left only gets shorter.
    if (queueId === row.queue_id && (await isStopped(desk.db, queueId))) return whileStopped;
    const key = threadKey(row.id, effect.tier, channelId);
    const posted = await findPosting(desk.db, key);
    // A thread that never began has nothing to point away from.
    if (!posted && effect.queueId && effect.queueId !== row.queue_id) return { type: 'sent' };
    if (!posted && order.repeats > 0 && !(await sender.probe(place)))
      return { type: 'later', reason: 'not answering' };
    const view = await ticketView(drawing, row, { queueId: queueId ?? undefined });
    return await sender.send(place, {
      key,
      ticketId: row.id,
      tier: effect.tier,
      activity: cardActivity(ticketCard(view)),
      record: async (turn) => {
        if (!posted) await pointHere(turn, row.id, key);
        if (!posted && order.repeats > 0) {
          const { ticketId, tier } = effect;
          await enqueue(turn, [{ type: 'PostThreadLine', ticketId, tier, line: { type: 'repeated' } }]);
        }
      },
    });
  }

  /** The threads that the ticket has left can point here, now that there is something to point to. */
  async function pointHere(turn: Turn, ticketId: string, key: string): Promise<void> {
    for (const thread of await threadsOf(turn.db, ticketId)) {
      const queueId = await queueOfThread(turn.db, thread.conversation_id, thread.tier!);
      if (thread.key === key || !queueId) continue;
      await enqueue(turn, [{ type: 'ShowTicketCard', ticketId, tier: thread.tier!, queueId }]);
    }
  }

  /** The user must not believe that support has read what never got there. */
  function tellUser(personId: string, delivery: Delivery): Delivery {
    if (delivery.type !== 'failed' && delivery.type !== 'unknown') return delivery;
    const say = { key: 'say.notPassedOn' };
    return { ...delivery, record: (turn) => enqueue(turn, [{ type: 'SayToPerson', personId, say }]) };
  }

  /** A thread that is gone, or whose first post failed, begins anew with the ticket's card. */
  async function threadFor(
    effect: { ticketId: string; tier: number; queueId?: string },
    order: Order,
    key?: string,
  ): Promise<Thread | Delivery> {
    const row = await findTicket(desk.db, effect.ticketId);
    const posted = key ? await findPosting(desk.db, partKey(key, 0)) : undefined;
    const left = row !== undefined && !effect.queueId && row.tier !== effect.tier;
    const earlier = row && (posted || left) ? await earlierThread(row, effect.tier, posted) : undefined;
    if (earlier || left) return earlier ?? { type: 'sent' };
    const queueId = effect.queueId ?? row?.ticket.queueId ?? row?.ticket.lastQueueId;
    const channelId = await queueChannel(desk, queueId);
    const place = channelId && (await channelPlace(desk, channelId));
    if (!row || !channelId || !place) return { type: 'failed', reason: 'no channel' };
    if (await isStopped(desk.db, queueId)) return queueId === row.queue_id ? whileStopped : { type: 'sent' };
    const rootKey = threadKey(row.id, effect.tier, channelId);
    let root = await findPosting(desk.db, rootKey);
    if (!root) {
      const begun = await ShowTicketCard({ ...effect, type: 'ShowTicketCard' }, { ...order, repeats: 0 });
      if (begun.type !== 'sent') return begun;
      await inTurn(desk, async (turn: Turn) => begun.record?.(turn));
      root = await findPosting(desk.db, rootKey);
    }
    if (!root) return { type: 'failed', reason: 'no thread' };
    return { type: 'thread', row, root, place: { ...place, rootId: root.activity_id } as Place };
  }

  /** Nothing is begun for a ticket that has moved on: what was never shown there is in the story where it is now. */
  async function earlierThread(
    row: TicketRow,
    tier: number,
    posted: Posting | undefined,
  ): Promise<Thread | Delivery | undefined> {
    const [channelId = '', rootId = ''] = posted?.conversation_id.split(';messageid=') ?? [];
    const root = posted
      ? await findThread(desk.db, channelId, rootId)
      : await threadOf(desk.db, row.id, tier);
    if (!root) return undefined;
    const place = await channelPlace(desk, root.conversation_id, root.activity_id);
    if (!place) return { type: 'sent' };
    const queueId = await queueOfThread(desk.db, root.conversation_id, tier);
    if (await isStopped(desk.db, queueId)) return queueId === row.queue_id ? whileStopped : { type: 'sent' };
    return { type: 'thread', row, root, place };
  }

  async function PostThreadLine(effect: Of<'PostThreadLine'>, order: Order): Promise<Delivery> {
    const { again, line } = effect;
    // Somebody deleted it meanwhile.
    if (again && !(await findPosting(desk.db, partKey(again.key, 0)))) return { type: 'sent' };
    const thread = await threadFor(effect, order, again?.key);
    if (thread.type !== 'thread') return thread;
    if (order.repeats > 0 && !(await sender.probe(thread.place)))
      return { type: 'later', reason: 'not answering' };
    const drawing = turnOn(desk, desk.db);
    const { ticket } = thread.row;
    const repeated = again?.repeated ?? order.repeats > 0;
    const until = again?.until ?? drawing.now;
    const words = await lineText(drawing, line, effect.queueId ? 'left' : 'here', repeated);
    const arrives = ['raised', 'handedBack', 'moved'].includes(line.type) && !effect.queueId;
    const story = arrives ? await storyOf(drawing, ticket, until) : '';
    // The key of a line lets a broken run continue where it was; a story changes with the words it tells of.
    const key = again?.key ?? (story ? `${storyKey(ticket.id)}${order.id}` : `line:${order.id}`);
    const record = async (turn: Turn) => {
      if (!story) return;
      const redraw = { ...effect, again: { key, until, repeated } };
      await keepAgain(turn.db, partKey(key, 0), JSON.stringify(redraw));
      if ((await storyOf(turn, ticket, until)) !== story) await enqueue(turn, [redraw]);
    };
    const html = story ? `${words}<br>${story}` : words;
    const owner = line.type === 'escalation' ? await ownerToTell(drawing, ticket.id, line.byId) : undefined;
    const person = owner && (await findPerson(desk.db, owner));
    const delivery = await sendInParts(desk, sender, key, html, (part) =>
      sender.send(thread.place, {
        key: part.key,
        activity: person && part.index === 0 ? mentionActivity(part.html, person) : textActivity(part.html),
      }),
    );
    return await orAnew(thread, alsoRecord(delivery, record));
  }

  async function RelayToThread(effect: Of<'RelayToThread'>, order: Order): Promise<Delivery> {
    const drawing = turnOn(desk, desk.db);
    const burst = await burstView(drawing, effect.ticketId, effect.burstId);
    if (!burst) return { type: 'sent' };
    const key = `burst:${effect.burstId}:${effect.tier}`;
    if (burst.onCard && !(await findPosting(desk.db, partKey(key, 0)))) return { type: 'sent' };
    const thread = await threadFor(effect, order, key);
    if (thread.type !== 'thread') return thread;
    if (order.repeats > 0 && !(await sender.probe(thread.place)))
      return { type: 'later', reason: 'not answering' };
    const delivery = await sendInParts(desk, sender, key, burst.html, (part) => {
      const mention = part.index === 0 ? burst.mention : undefined;
      const activity = relayToThread({ authorName: burst.authorName, html: part.html, mention });
      const repeat = { may: order.repeats > 0, locale: deskReader(drawing).locale };
      return sender.send(thread.place, { key: part.key, activity, repeat });
    });
    const noted = alsoRecord(delivery, (turn) => markDelivered(turn.db, burst.messageIds, turn.now));
    return await orAnew(thread, tellUser(burst.authorId, noted));
  }

  /** Somebody deleted the thread: the next try begins it anew. */
  async function orAnew(thread: Thread, delivery: Delivery): Promise<Delivery> {
    if (delivery.type !== 'failed' || delivery.reason !== 'gone') return delivery;
    await inTurn(desk, (turn) => dropPosting(turn.db, thread.root.key));
    return { type: 'later', afterMs: 0, reason: 'thread gone' };
  }

  return { ShowTicketCard, PostThreadLine, RelayToThread, threadFor };
}
