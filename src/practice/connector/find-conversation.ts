import type { Practice } from '../practice.ts';
import { isInstalled } from '../world.ts';
import type { Conversation, Message } from '../world.ts';
import { refusals } from './refusals.ts';
import type { Refusal } from './refusals.ts';

export type Found =
  { type: 'refused'; refusal: Refusal } | { type: 'found'; conversation: Conversation; root: string | null };

/** Reads `19:…@thread.tacv2;messageid=<root>` or a plain id, and whether the bot may use it at all. */
export function findConversation(practice: Practice, id: string): Found {
  const [base = '', ...rest] = id.split(';');
  const root = rest.find((part) => part.startsWith('messageid='))?.slice('messageid='.length) ?? null;
  const conversation = practice.world.conversations[base];
  if (!conversation || conversation.deleted) return { type: 'refused', refusal: refusals.noConversation };
  if (!isInstalled(practice.world, conversation)) return { type: 'refused', refusal: refusals.notInRoster };
  return { type: 'found', conversation, root };
}

/** One more thing that stops writes: the person blocked the bot. */
export function findForWriting(practice: Practice, id: string): Found {
  const found = findConversation(practice, id);
  if (found.type === 'found' && found.conversation.blocked)
    return { type: 'refused', refusal: refusals.blocked };
  return found;
}

/** A message that still exists. */
export const liveMessage = (conversation: Conversation, id: string): Message | null => {
  const message = conversation.messages[id];
  return message && !message.deletedAt ? message : null;
};
