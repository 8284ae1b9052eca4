import { actionsOf, dataOf } from '../sends/card-parts.ts';
import { membersOf } from '../world.ts';
import type { Conversation, Json, Message, StoryState, World } from '../world.ts';

/** A button as its card holds it. */
export interface SeenButton {
  type: string;
  data: Json;
}

export interface Place {
  conversation: string;
  message: string;
}

/** A ticket as its cards show it: nobody here looks into the bot. */
export interface SeenTicket {
  id: string;
  /** In whose chats it shows, by short id. */
  users: string[];
  /** Their status cards. */
  status: string[];
  state: string;
  /** The card in its channel, where it can be acted on. */
  card?: Place & { tier: number; owned: boolean };
  /** All threads it has had. */
  threads: Place[];
  /** "Did this solve it?", the card of its own. */
  /** In the channel where requests are decided: the newest, and whether it still waits for that. */
  request?: Place & { escalationId: string; undecided: boolean };
  confirm?: Place & { as: string };
  rate?: Place & { as: string };
}

export function buttonsOf(card: Json | null): SeenButton[] {
  if (!card) return [];
  return actionsOf(card).map((action) => {
    const data = dataOf(action);
    return { type: String(data['type'] ?? action['type']), data };
  });
}

/** A chat's card as its one reader sees it. */
export const cardIn = (conversation: Conversation, message: Message): Json | null =>
  message.deletedAt ? null : (message.views[conversation.person ?? ''] ?? message.card);

export const isSince = (id: string, since: string): boolean => Number(id) > Number(since);

/** The bot's messages there since then, oldest first. */
export function botMessages(conversation: Conversation, since: string): Message[] {
  return Object.values(conversation.messages).filter(
    ({ id, author }) => author.type === 'bot' && isSince(id, since),
  );
}

/** What was reported since visitors are here, oldest first. */
export function ticketsIn(world: World, { since, known }: Pick<StoryState, 'since' | 'known'>): SeenTicket[] {
  const tickets = new Map<string, SeenTicket>();
  const ticketOf = (id: string): SeenTicket => {
    const ticket = tickets.get(id) ?? { id, users: [], status: [], state: '', threads: [] };
    tickets.set(id, ticket);
    return ticket;
  };
  for (const conversation of Object.values(world.conversations)) {
    for (const message of botMessages(conversation, since)) {
      const buttons = buttonsOf(cardIn(conversation, message));
      const isRequest =
        conversation.person === null && buttons.every(({ type }) => !type.startsWith('ticket.'));
      for (const button of buttons) {
        const id = button.data['ticketId'];
        if (typeof id !== 'string' || known.includes(id)) continue;
        if (isRequest) noteRequest(ticketOf(id), button, conversation, message);
        else note(ticketOf(id), button, conversation, message);
      }
    }
  }
  return [...tickets.values()];
}

function noteRequest(
  ticket: SeenTicket,
  { type, data }: SeenButton,
  conversation: Conversation,
  { id }: Message,
): void {
  if (typeof data['escalationId'] !== 'string') return;
  const before = ticket.request?.message === id && ticket.request.undecided;
  ticket.request = {
    conversation: conversation.id,
    message: id,
    escalationId: data['escalationId'],
    undecided: before || type === 'escalation.approve',
  };
}

function note(
  ticket: SeenTicket,
  button: SeenButton,
  conversation: Conversation,
  { id, thread }: Message,
): void {
  const shown = button.data['shown'] as { state?: string; ownerId?: string; tier?: number } | undefined;
  const place = { conversation: conversation.id, message: id };
  if (conversation.person === null) {
    if (id !== thread) return;
    if (!ticket.threads.some(({ message }) => message === id)) ticket.threads.push(place);
    ticket.card ??= { ...place, tier: 1, owned: true };
    if (shown?.tier === undefined) return;
    ticket.card = { ...place, tier: shown.tier, owned: shown.ownerId !== undefined };
    return;
  }
  const as = conversation.person;
  if (!ticket.users.includes(as)) {
    ticket.users.push(as);
    ticket.status.push(id);
  }
  if (shown?.state) ticket.state = shown.state;
  if (button.type === 'ticket.confirm' && !ticket.status.includes(id)) ticket.confirm = { ...place, as };
  if (button.type === 'ticket.rate') ticket.rate = { ...place, as };
}

/** Somebody's report that waits for a tap, the newest one. */
export function openReport(world: World, since: string): (Place & { as: string }) | undefined {
  for (const conversation of Object.values(world.conversations)) {
    if (conversation.person === null) continue;
    const found = botMessages(conversation, since).findLast((message) =>
      buttonsOf(cardIn(conversation, message)).some(({ type }) => type === 'report.human'),
    );
    if (found) return { as: conversation.person, conversation: conversation.id, message: found.id };
  }
  return undefined;
}

/** Whose words the bot passed on: their name stands in front. */
const relayed = ({ text }: Message): string => /^<p><b>(.*?)<\/b>/.exec(text)?.[1] ?? '';

export const nameOf = (world: World, id: string): string => world.people[id]?.name ?? '';

/** An agent's words have reached the user's chat, and the user's words the thread. */
export function wentBothWays(world: World, ticket: SeenTicket): { toUser: boolean; toThread: boolean } {
  const users = ticket.users.map((id) => nameOf(world, id));
  const went = { toUser: false, toThread: false };
  for (const place of ticket.threads) {
    const channel = world.conversations[place.conversation];
    if (!channel) continue;
    const agents = membersOf(world, channel).map((id) => nameOf(world, id));
    const chats = Object.values(world.conversations).filter(({ person }) =>
      ticket.users.includes(person ?? ''),
    );
    went.toThread ||= botMessages(channel, place.message).some(
      (message) => message.thread === place.message && users.includes(relayed(message)),
    );
    went.toUser ||= chats.some((chat) =>
      botMessages(chat, place.message).some((message) => agents.includes(relayed(message))),
    );
  }
  return went;
}
