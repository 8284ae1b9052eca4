import type { z } from 'zod';
import type { editSchema, removeSchema, saySchema } from '../api.ts';
import { botId, botName } from '../practice.ts';
import type { Practice } from '../practice.ts';
import { record } from '../records.ts';
import type { Delivered, Said } from '../views.ts';
import { isInstalled } from '../world.ts';
import type { Conversation, Json, Message, Person } from '../world.ts';
import { createActivity } from './activity.ts';
import { attachmentsForBot, htmlForAttachments, storeAttachments } from './attach.ts';
import { deliver } from './deliver.ts';
import { attachmentHtml, plainOf } from './html.ts';
import { conversationOf, messageOf, NotPossible, personOf } from './people.ts';

const nameOf = (practice: Practice, id: string): string =>
  id === 'bot' ? botName(practice) : personOf(practice, id).name;

/** Puts `<at>Name</at>` in front for each mention that the text doesn't have. */
function withMentions(practice: Practice, html: string, mentions: string[]): string {
  const missing = mentions.map((id) => `<at>${nameOf(practice, id)}</at>`).filter((at) => !html.includes(at));
  return missing.length === 0 ? html : [...missing, html].join(' ');
}

/** The message as the bot receives it. */
function messageActivity(
  practice: Practice,
  type: string,
  person: Person,
  conversation: Conversation,
  message: Message,
): Json {
  const activity = createActivity(practice, type, person, conversation, message.thread);
  const mentions = message.mentions.map((id) => {
    const name = nameOf(practice, id);
    const mentioned =
      id === 'bot' ? { id: botId(practice), name } : { id: personOf(practice, id).teamsId, name };
    return { type: 'mention', text: `<at>${name}</at>`, mentioned };
  });
  const html = attachmentHtml(message.text) + htmlForAttachments(conversation, message.attachments);
  return {
    ...activity,
    id: message.id,
    ...(message.thread === message.id ? {} : { replyToId: message.thread }),
    textFormat: 'plain',
    text: plainOf(message.text),
    entities: [...(activity['entities'] as Json[]), ...mentions],
    attachments: [
      ...attachmentsForBot(practice, conversation, message.attachments),
      { contentType: 'text/html', content: html },
    ],
  };
}

const mayTell = (practice: Practice, conversation: Conversation, message: Message): boolean =>
  isInstalled(practice.world, conversation) &&
  !conversation.blocked &&
  (conversation.type === 'personal' || practice.switches.readAll || message.mentions.includes('bot'));

const eventTypes = {
  editMessage: 'messageUpdate',
  undeleteMessage: 'messageUpdate',
  softDeleteMessage: 'messageDelete',
} as const;

async function tell(
  practice: Practice,
  person: Person,
  conversation: Conversation,
  message: Message,
  eventType?: keyof typeof eventTypes,
): Promise<Delivered> {
  const type = eventType === undefined ? 'message' : eventTypes[eventType];
  const activity = messageActivity(practice, type, person, conversation, message);
  if (eventType !== undefined) activity['channelData'] = { ...(activity['channelData'] as Json), eventType };
  if (type === 'messageDelete')
    for (const field of ['text', 'textFormat', 'attachments']) delete activity[field];
  const { status, tries } = await deliver(practice, activity);
  return { status, tries };
}

function shown(
  practice: Practice,
  what: 'post' | 'edit' | 'delete' | 'undelete',
  conversation: Conversation,
  message: Message,
) {
  record(practice, what, conversation.id, message);
  practice.emit({ type: 'conversation', conversation: conversation.id, thread: message.thread });
  if (what !== 'edit') practice.emit({ type: 'world' });
}

export async function say(practice: Practice, wish: z.infer<typeof saySchema>): Promise<Said> {
  const person = personOf(practice, wish.as);
  const conversation = conversationOf(practice, wish.conversation, person);
  if (wish.thread !== undefined && !conversation.messages[wish.thread])
    throw new NotPossible('no such thread', 404);
  const text = withMentions(practice, wish.html, wish.mentions);
  const attachments = storeAttachments(practice, wish.attachments);
  const id = practice.nextId();
  const message: Message = {
    id,
    thread: conversation.type === 'channel' ? (wish.thread ?? id) : id,
    author: { type: 'person', id: person.id },
    text,
    format: 'html',
    mentions: wish.mentions,
    card: null,
    attachments,
    at: practice.now().toISOString(),
    editedAt: null,
    deletedAt: null,
    toldBot: false,
    views: {},
    other: [],
  };
  conversation.messages[id] = message;
  conversation.read[person.id] = id;
  message.toldBot = mayTell(practice, conversation, message);
  shown(practice, 'post', conversation, message);
  const delivered = message.toldBot ? await tell(practice, person, conversation, message) : null;
  return { id, thread: message.thread, delivered };
}

function ownMessage(practice: Practice, wish: { as: string; conversation: string; message: string }) {
  const person = personOf(practice, wish.as);
  const conversation = conversationOf(practice, wish.conversation, person);
  const message = conversation.messages[wish.message];
  if (!message || message.author.id !== person.id) throw new NotPossible('not your message', 403);
  return { person, conversation, message };
}

export async function edit(practice: Practice, wish: z.infer<typeof editSchema>): Promise<Said> {
  const { person, conversation, message } = ownMessage(practice, wish);
  messageOf(conversation, wish.message);
  message.text = withMentions(practice, wish.html, wish.mentions);
  message.mentions = wish.mentions;
  message.attachments = [...message.attachments, ...storeAttachments(practice, wish.attachments)];
  message.editedAt = practice.now().toISOString();
  const tells = message.toldBot
    ? isInstalled(practice.world, conversation)
    : mayTell(practice, conversation, message);
  message.toldBot = tells;
  shown(practice, 'edit', conversation, message);
  const delivered = tells ? await tell(practice, person, conversation, message, 'editMessage') : null;
  return { id: message.id, thread: message.thread, delivered };
}

/** `type` of the two: removed, or taken back ("Undo"). */
export async function remove(
  practice: Practice,
  wish: z.infer<typeof removeSchema>,
  type: 'delete' | 'undelete',
): Promise<Said> {
  const { person, conversation, message } = ownMessage(practice, wish);
  if ((message.deletedAt === null) === (type === 'undelete'))
    throw new NotPossible(`nothing to ${type}`, 409);
  message.deletedAt = type === 'delete' ? practice.now().toISOString() : null;
  shown(practice, type, conversation, message);
  const event = type === 'delete' ? 'softDeleteMessage' : 'undeleteMessage';
  const tells = message.toldBot && isInstalled(practice.world, conversation);
  const delivered = tells ? await tell(practice, person, conversation, message, event) : null;
  return { id: message.id, thread: message.thread, delivered };
}
