import { botId, botName } from '../practice.ts';
import type { Practice } from '../practice.ts';
import { messageActionsOf } from '../sends/message-action.ts';
import type { Badge, ConversationSummary, ConversationView, MessageView, Snapshot } from '../views.ts';
import { isInstalled, membersOf } from '../world.ts';
import type { Conversation, Message, Person } from '../world.ts';

export function drawSnapshot(practice: Practice): Snapshot {
  const { world, switches, options } = practice;
  const now = practice.now();
  return {
    v: 1,
    seq: practice.seq,
    now: now.toISOString(),
    shifted: now.getTime() - Date.now(),
    down: switches.down,
    bot: { id: botId(practice), name: botName(practice), answering: practice.answering },
    tenant: world.tenant,
    people: Object.values(world.people).map(({ id, name, email, role, guest, ...rest }) => {
      const { aadObjectId, teamsId, locale, timezone } = rest;
      return { id, name, email, role, guest, aadObjectId, teamsId, locale, timezone };
    }),
    teams: Object.values(world.teams).map(({ id, name, members, botInstalled }) => ({
      id,
      name,
      members,
      botInstalled,
    })),
    conversations: Object.values(world.conversations)
      .filter(({ deleted }) => !deleted)
      .map((conversation) => ({
        ...summarise(practice, conversation),
        badges: badgesOf(practice, conversation),
      })),
    messageActions: messageActionsOf(practice).map(({ commandId, title }) => ({ commandId, title })),
    steps: options.story?.steps() ?? [],
    opening: options.story?.opening?.() ?? null,
  };
}

function summarise(practice: Practice, conversation: Conversation): Omit<ConversationSummary, 'badges'> {
  const { id, type, name, team, blocked } = conversation;
  const last = lastOf(conversation);
  return {
    id,
    type,
    title: type === 'personal' ? botName(practice) : name,
    ...(team === null ? {} : { team: { id: team, name: practice.world.teams[team]?.name ?? '' } }),
    members: membersOf(practice.world, conversation),
    botInstalled: isInstalled(practice.world, conversation),
    blocked,
    lastAt: last?.at ?? null,
  };
}

const lastOf = (conversation: Conversation): Message | undefined =>
  Object.values(conversation.messages).at(-1);

const isUnread = (conversation: Conversation, message: Message, person: string): boolean =>
  message.deletedAt === null && Number(message.id) > Number(conversation.read[person] ?? 0);

function badgesOf(practice: Practice, conversation: Conversation): Record<string, Badge> {
  const badges: Record<string, Badge> = {};
  const messages = Object.values(conversation.messages);
  for (const person of membersOf(practice.world, conversation)) {
    const unread = messages.filter((message) => isUnread(conversation, message, person));
    if (unread.length === 0) continue;
    const mentions = unread.filter((message) => message.mentions.includes(person)).length;
    badges[person] = { unread: unread.length, mentions };
  }
  return badges;
}

export function drawConversation(
  practice: Practice,
  conversation: Conversation,
  person: Person,
): ConversationView {
  return {
    ...summarise(practice, conversation),
    seq: practice.seq,
    as: person.id,
    messages: Object.values(conversation.messages).map((message) =>
      drawMessage(practice, conversation, message, person),
    ),
    typingUntil: practice.typing.get(conversation.id) ?? null,
  };
}

function drawMessage(
  practice: Practice,
  conversation: Conversation,
  message: Message,
  person: Person,
): MessageView {
  const { id, thread, author, format, mentions, at, editedAt, deletedAt } = message;
  const gone = deletedAt !== null;
  const view = message.views[person.id];
  const name = author.type === 'bot' ? botName(practice) : (practice.world.people[author.id]?.name ?? '');
  return {
    id,
    thread,
    author: { ...author, name },
    mine: author.id === person.id,
    text: gone ? '' : message.text,
    format,
    mentionsMe: mentions.includes(person.id),
    card: gone ? null : (view ?? message.card),
    ownView: !gone && view !== undefined,
    attachments: (gone ? [] : message.attachments).map(
      ({ name: file, kind, contentType, url, file: stored }) => ({
        name: file,
        kind,
        contentType,
        url,
        size: stored === null ? null : (practice.world.files[stored]?.size ?? null),
      }),
    ),
    at,
    editedAt,
    deletedAt,
    unread: isUnread(conversation, message, person.id),
  };
}

/** Marks all as read; true when something was new. */
export function markRead(conversation: Conversation, person: Person): boolean {
  const last = lastOf(conversation);
  if (!last || Number(conversation.read[person.id] ?? 0) >= Number(last.id)) return false;
  conversation.read[person.id] = last.id;
  return true;
}
