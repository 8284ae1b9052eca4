import type { Activity } from 'botframework-schema';
import type { Delivery } from '../app/deliver.ts';
import type { Desk, Turn } from '../app/desk.ts';
import { dropPosting, findPosting, keepPosting } from '../store/postings.ts';
import type { Posting } from '../store/postings.ts';
import { findChannel } from '../store/teams.ts';
import type { Connector, Outcome } from './connector.ts';
import { markRepeat } from './mark-repeat.ts';
import type { SendLimits } from './send-limits.ts';

/** Where something is posted. `rootId` is the thread in a channel; without it a new thread begins. */
export type Place =
  | { type: 'chat'; personId: string; conversationId: string; serviceUrl: string }
  | { type: 'channel'; channelId: string; serviceUrl: string; tenantId: string; rootId?: string };

export interface Post {
  /** Names what this post means: known from then on, it is updated instead of posted again. */
  key?: string;
  ticketId?: string;
  tier?: number;
  activity: Partial<Activity>;
  /** The same may be there already: this one says so in that language, and goes on saying so when it is updated. */
  repeat?: { may: boolean; locale: string };
  record?: (turn: Turn) => Promise<void>;
}

/** Posts or updates one activity, with one attempt; remembers under the key where it went. */
export interface Sender {
  send(place: Place, post: Post): Promise<Delivery>;
  /** Takes back what was posted under the key; `nothing` when there is no such post. */
  remove(key: string): Promise<Delivery | { type: 'nothing' }>;
  /** Is the conversation answering at all? Asked before something that may have arrived is repeated. */
  probe(place: Place): Promise<boolean>;
}

export function createSender(desk: Desk, connector: Connector, limits: SendLimits): Sender {
  async function send(place: Place, post: Post): Promise<Delivery> {
    const waitMs = limits.take(conversationOf(place), place.type === 'channel' ? place.tenantId : '');
    if (waitMs > 0) return { type: 'later', afterMs: waitMs, reason: 'limit' };
    const known = post.key ? await findPosting(desk.db, post.key) : undefined;
    const mayRepeat = known ? known.may_repeat === 1 : Boolean(post.repeat?.may);
    const activity = mayRepeat && post.repeat ? markRepeat(post.activity, post.repeat.locale) : post.activity;
    const outcome = known ? await update(known, activity) : await create(place, activity);
    if (outcome.type === 'throttled') limits.pause(conversationOf(place), outcome.retryAfterMs);
    if (known && outcome.type === 'gone') {
      await dropPosting(desk.db, known.key);
      return await send(place, post);
    }
    // Nobody blocks us in a channel: the app was removed or a policy changed, and it may be well again any time.
    if (outcome.type === 'blocked' && place.type === 'channel')
      return { type: 'later', reason: outcome.code };
    return deliveryOf(outcome, Boolean(known), async (turn) => {
      if (!known && post.key && outcome.type === 'done')
        await keepPosting(turn.db, postingOf(place, post, outcome, turn.now));
      await post.record?.(turn);
    });
  }

  async function update(known: Posting, activity: Partial<Activity>): Promise<Outcome> {
    const { service_url: serviceUrl, conversation_id: conversationId, activity_id: activityId } = known;
    return await connector.update(serviceUrl, conversationId, activityId, activity);
  }

  async function create(place: Place, activity: Partial<Activity>): Promise<Outcome> {
    if (place.type === 'chat')
      return await connector.postToConversation(place.serviceUrl, place.conversationId, activity);
    if (place.rootId) {
      const conversationId = `${place.channelId};messageid=${place.rootId}`;
      return await connector.postToConversation(place.serviceUrl, conversationId, activity);
    }
    return await connector.createChannelPost(place.serviceUrl, place.tenantId, place.channelId, activity);
  }

  return {
    send,
    remove: async (key) => {
      const known = await findPosting(desk.db, key);
      if (!known) return { type: 'nothing' };
      const outcome = await connector.remove(known.service_url, known.conversation_id, known.activity_id);
      const [channelId = ''] = known.conversation_id.split(';messageid=');
      if (outcome.type === 'blocked' && (await findChannel(desk.db, channelId)))
        return { type: 'later', reason: outcome.code };
      if (outcome.type !== 'done' && outcome.type !== 'gone')
        return deliveryOf(outcome, true, async () => {});
      await dropPosting(desk.db, key);
      return { type: 'sent' };
    },
    probe: async (place) => {
      const outcome = await connector.readMembersPage(place.serviceUrl, conversationOf(place), undefined, 1);
      return outcome.type === 'done';
    },
  };
}

export const conversationOf = (place: Place): string =>
  place.type === 'chat' ? place.conversationId : place.channelId;

/** An update may be repeated at will; a new post whose fate is unknown may not. */
function deliveryOf(outcome: Outcome, isUpdate: boolean, record: (turn: Turn) => Promise<void>): Delivery {
  switch (outcome.type) {
    case 'done':
      return { type: 'sent', record };
    case 'throttled':
      return { type: 'later', afterMs: outcome.retryAfterMs, reason: 'throttled' };
    case 'retry':
      return { type: 'later', reason: outcome.reason };
    case 'unknown':
      return isUpdate
        ? { type: 'later', reason: outcome.reason }
        : { type: 'unknown', reason: outcome.reason };
    case 'blocked':
      return { type: 'held', reason: outcome.code };
    case 'gone':
      return { type: 'failed', reason: 'gone' };
    case 'tooBig':
      return { type: 'failed', reason: 'tooBig' };
    case 'refused':
      return { type: 'failed', reason: `status ${outcome.status}` };
  }
}

function postingOf(
  place: Place,
  post: Post,
  outcome: Extract<Outcome, { type: 'done' }>,
  at: string,
): Posting {
  return {
    key: post.key!,
    conversation_id:
      place.type === 'chat'
        ? place.conversationId
        : place.rootId
          ? `${place.channelId};messageid=${place.rootId}`
          : place.channelId,
    activity_id: outcome.activityId ?? '',
    service_url: place.serviceUrl,
    ticket_id: post.ticketId ?? null,
    tier: post.tier ?? null,
    may_repeat: post.repeat?.may ? 1 : 0,
    again: null,
    at,
  };
}
