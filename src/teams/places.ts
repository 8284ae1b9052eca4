import type { Desk } from '../app/desk.ts';
import { findChat } from '../store/people.ts';
import { findQueue } from '../store/queues.ts';
import { teamOfChannel } from '../store/teams.ts';
import type { Place } from './sender.ts';

/** The person's chat, `blocked` while Teams keeps us out, undefined before the app is installed for them. */
export async function chatPlace(desk: Desk, personId: string): Promise<Place | 'blocked' | undefined> {
  const chat = await findChat(desk.db, personId);
  if (!chat) return undefined;
  if (chat.state === 'blocked') return 'blocked';
  return { type: 'chat', personId, conversationId: chat.conversation_id, serviceUrl: chat.service_url };
}

export async function channelPlace(
  desk: Desk,
  channelId: string,
  rootId?: string,
): Promise<Place | undefined> {
  const team = await teamOfChannel(desk.db, channelId);
  if (!team) return undefined;
  return { type: 'channel', channelId, serviceUrl: team.service_url, tenantId: team.tenant_id, rootId };
}

export async function queueChannel(
  desk: Desk,
  queueId: string | undefined | null,
): Promise<string | undefined> {
  return queueId ? (await findQueue(desk.db, queueId))?.channelId : undefined;
}
