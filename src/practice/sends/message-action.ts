import type { z } from 'zod';
import type { messageActionSchema } from '../api.ts';
import { botId, botName } from '../practice.ts';
import type { Practice } from '../practice.ts';
import type { PracticeOptions } from '../options.ts';
import type { Outcome } from '../views.ts';
import { isInstalled } from '../world.ts';
import type { Conversation, Json, Message } from '../world.ts';
import { htmlForAttachments } from './attach.ts';
import { readTask } from './dialogs.ts';
import { invoke } from './invoke.ts';
import { conversationOf, messageOf, NotPossible, personOf } from './people.ts';

export const messageActionsOf = (practice: Practice): NonNullable<PracticeOptions['messageActions']> =>
  practice.options.messageActions ?? [{ commandId: 'sendToUser', title: 'Send to user', fetchTask: true }];

/** An action from a message's "…" menu: with a dialog (`fetchTask`) or straight away. */
export async function actOnMessage(
  practice: Practice,
  wish: z.infer<typeof messageActionSchema>,
): Promise<Outcome> {
  const person = personOf(practice, wish.as);
  const conversation = conversationOf(practice, wish.conversation, person);
  const message = messageOf(conversation, wish.message);
  const action = messageActionsOf(practice).find(({ commandId }) => commandId === wish.commandId);
  if (!action) throw new NotPossible(`there is no message action ${wish.commandId}`, 404);
  if (!isInstalled(practice.world, conversation)) throw new NotPossible('the app is not installed here', 409);
  const extension = {
    commandId: action.commandId,
    commandContext: 'message',
    messagePayload: payloadOf(practice, conversation, message),
  };
  const name = action.fetchTask ? 'composeExtension/fetchTask' : 'composeExtension/submitAction';
  const about = { thread: message.thread, message: message.id };
  const context = { theme: 'default' };
  const value = action.fetchTask ? { ...extension, context } : { ...extension, data: {}, context };
  const answered = await invoke(practice, name, person, conversation, about, value);
  const dialog = { person: person.id, conversation: conversation.id, about, extension };
  return readTask(practice, name, answered, dialog);
}

/** Graph's view of a message, as message actions carry it. */
function payloadOf(practice: Practice, conversation: Conversation, message: Message): Json {
  const { author } = message;
  const person = practice.world.people[author.id];
  const user = person && { userIdentityType: 'aadUser', id: person.aadObjectId, displayName: person.name };
  const application = {
    applicationIdentityType: 'bot',
    id: botId(practice).slice(3),
    displayName: botName(practice),
  };
  const html = message.format === 'html' ? message.text : `<p>${message.text}</p>`;
  let item = -1;
  const content = html.replace(/<at\b[^>]*>(.*?)<\/at>/gi, (_, name: string) => {
    item += 1;
    return `<at id="${item}">${name}</at>`;
  });
  const mentions = message.mentions.map((id, index) => {
    const mentioned = practice.world.people[id];
    const who = mentioned
      ? { user: { userIdentityType: 'aadUser', id: mentioned.aadObjectId, displayName: mentioned.name } }
      : { application };
    return { id: index, mentionText: mentioned?.name ?? botName(practice), mentioned: who };
  });
  return {
    id: message.id,
    replyToId: message.thread === message.id ? null : message.thread,
    createdDateTime: message.at,
    lastModifiedDateTime: message.editedAt,
    deleted: false,
    subject: null,
    summary: null,
    importance: 'normal',
    locale: 'en-us',
    linkToMessage: `https://teams.microsoft.com/l/message/${encodeURIComponent(conversation.id)}/${message.id}`,
    from: { device: null, conversation: null, user: user ?? null, application: user ? null : application },
    body: { contentType: 'html', content: content + htmlForAttachments(conversation, message.attachments) },
    attachments: [],
    mentions,
    reactions: [],
  };
}
