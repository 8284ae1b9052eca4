import type { Practice } from '../practice.ts';
import { count, record } from '../records.ts';
import { findPerson } from '../world.ts';
import type { Conversation, Json, Message, MessageAttachment } from '../world.ts';
import { cardType } from './activity-shape.ts';
import type { ReadActivity } from './read-activity.ts';

type Read = Extract<ReadActivity, { type: 'read' }>;

const formats = { plain: 'plain', markdown: 'markdown', xml: 'html' } as const;

function contentOf(practice: Practice, { activity, card, mentions }: Read) {
  const others = (activity.attachments ?? []).filter(({ contentType }) => contentType !== cardType);
  return {
    text: activity.text ?? '',
    format: formats[activity.textFormat ?? 'markdown'],
    mentions: mentions.flatMap(({ mentioned }) => findPerson(practice.world, mentioned.id)?.id ?? []),
    card,
    attachments: others.flatMap(({ contentType, contentUrl, name }): MessageAttachment[] =>
      contentUrl === undefined
        ? []
        : [
            {
              file: null,
              kind: contentType.startsWith('image/') ? 'image' : 'file',
              name: name ?? '',
              contentType,
              url: contentUrl,
            },
          ],
    ),
    other: others.filter(({ contentUrl }) => contentUrl === undefined) as Json[],
  };
}

/** The bot's new message: in a channel under `root`, or as a thread of its own. */
export function addBotMessage(
  practice: Practice,
  conversation: Conversation,
  root: string | null,
  read: Read,
): Message {
  const id = practice.nextId();
  const message: Message = {
    id,
    thread: conversation.type === 'channel' ? (root ?? id) : id,
    author: { type: 'bot', id: 'bot' },
    ...contentOf(practice, read),
    at: practice.now().toISOString(),
    editedAt: null,
    deletedAt: null,
    toldBot: false,
    views: {},
  };
  conversation.messages[id] = message;
  practice.typing.delete(conversation.id);
  record(practice, 'post', conversation.id, message);
  count(practice, conversation.id, 'posts');
  practice.emit({ type: 'conversation', conversation: conversation.id, thread: message.thread });
  practice.emit({ type: 'world' });
  return message;
}

export function changeBotMessage(
  practice: Practice,
  conversation: Conversation,
  message: Message,
  read: Read,
): void {
  const formerCard = message.card;
  Object.assign(message, contentOf(practice, read), {
    editedAt: practice.now().toISOString(),
    views: {},
    formerCard,
  });
  record(practice, 'edit', conversation.id, message);
  count(practice, conversation.id, 'edits');
  practice.emit({ type: 'conversation', conversation: conversation.id, thread: message.thread });
}

export function deleteBotMessage(practice: Practice, conversation: Conversation, message: Message): void {
  message.deletedAt = practice.now().toISOString();
  record(practice, 'delete', conversation.id, message);
  count(practice, conversation.id, 'deletes');
  practice.emit({ type: 'conversation', conversation: conversation.id, thread: message.thread });
  practice.emit({ type: 'world' });
}

const typingLasts = 5_000;

export function showTyping(practice: Practice, conversation: Conversation): void {
  const until = new Date(practice.now().getTime() + typingLasts).toISOString();
  practice.typing.set(conversation.id, until);
  practice.emit({ type: 'typing', conversation: conversation.id, until });
}
