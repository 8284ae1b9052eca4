import type { OutsideItem } from './outside/items.ts';

/** What the control API answers: the shapes the page draws from. Times are ISO strings in UTC. */

export interface Snapshot {
  v: 1;
  /** Grows with every change, so that an older answer arriving late can be dropped. */
  seq: number;
  /** The practice clock. It runs; `shifted` is how far it is ahead of the wall clock, in ms. */
  now: string;
  shifted: number;
  /** "Teams down": the bot reaches nobody there. People still write. */
  down: boolean;
  bot: {
    /** `28:…` */
    id: string;
    name: string;
    /** False once the bot didn't answer a delivery; true after the next that it did. */
    answering: boolean;
  };
  tenant: { id: string; name: string };
  people: PersonView[];
  teams: TeamView[];
  /** Personal chats (one a person) and channels, in a fixed order; deleted channels are not listed. */
  conversations: ConversationSummary[];
  messageActions: { commandId: string; title: string }[];
  /** The strip; empty when no story was given. */
  steps: Step[];
  /** While the story begins: what is shown is still being made. */
  opening: Opening | null;
}

export interface Opening {
  done: number;
  of: number;
}

export interface PersonView {
  /** Short id: `alex`. */
  id: string;
  name: string;
  email: string;
  role: PersonRole;
  guest: boolean;
  aadObjectId: string;
  /** `29:…` */
  teamsId: string;
  locale: string;
  timezone: string;
}

export type PersonRole = 'user' | 'tier1' | 'tier2' | 'escalator' | 'admin' | 'partner';

export interface TeamView {
  id: string;
  name: string;
  /** People's short ids. */
  members: string[];
  botInstalled: boolean;
}

export interface ConversationSummary {
  id: string;
  type: 'personal' | 'channel';
  /** The bot's name in a personal chat, the channel's name otherwise. */
  title: string;
  team?: { id: string; name: string };
  /** Who sees it: people's short ids. One in a personal chat. */
  members: string[];
  botInstalled: boolean;
  /** The person blocked the bot (personal chats only). */
  blocked: boolean;
  lastAt: string | null;
  /** By short id, only where something is unread. */
  badges: Record<string, Badge>;
}

export interface Badge {
  unread: number;
  /** Of these, how many mention the person. In channels only these would notify. */
  mentions: number;
}

export interface ConversationView extends Omit<ConversationSummary, 'badges'> {
  seq: number;
  /** Whose view. */
  as: string;
  /** Oldest first. In a channel, those with the same `thread` belong together; its first has `id === thread`. */
  messages: MessageView[];
  /** The bot shows "typing…" until this time. */
  typingUntil: string | null;
}

export interface MessageView {
  id: string;
  /** Id of the thread's first message (in a personal chat: its own id). */
  thread: string;
  author: { type: 'bot' | 'person'; id: string; name: string };
  mine: boolean;
  /** As sent; not safe as HTML. Mentions are `<at>Name</at>`. Empty when deleted. */
  text: string;
  format: 'html' | 'markdown' | 'plain';
  mentionsMe: boolean;
  /** Adaptive Card JSON as this person sees it (their own view where the bot gave one). */
  card: Record<string, unknown> | null;
  /** The card is this person's own view, not what all see. */
  ownView: boolean;
  attachments: AttachmentView[];
  at: string;
  editedAt: string | null;
  deletedAt: string | null;
  unread: boolean;
}

export interface AttachmentView {
  name: string;
  kind: 'image' | 'file';
  contentType: string;
  /** Works in the page without a token. */
  url: string;
  size: number | null;
}

export interface Step {
  id: string;
  title: string;
  hint: string;
  done: boolean;
  /** Who to look at while it happens: people's short ids; where, and whether at the world outside too. */
  show?: { left: string; right: string; rightChat?: string; outside?: boolean };
}

/** What the person sees after a click. A changed card or a new message arrives by an event, not here. */
export type Outcome =
  | { type: 'done' }
  | { type: 'toast'; text: string }
  | { type: 'dialog'; dialog: DialogView }
  | { type: 'openUrl'; url: string }
  /** "Something went wrong, please try again", with what the bot answered. */
  | { type: 'failed'; status: number; text: string };

export interface DialogView {
  /** Name it in `POST dialog`. The same id stays when the bot goes on to another card. */
  id: string;
  title: string;
  card: Record<string, unknown>;
  width: string | number | null;
  height: string | number | null;
}

export interface Said {
  id: string;
  thread: string;
  /** Null when the bot may not see it (a channel message without its mention, no permission). */
  delivered: Delivered | null;
}

export interface Delivered {
  /** HTTP status of the last try; 0 without an answer. */
  status: number;
  tries: number;
}

/** What the receivers outside have got and answered, oldest first. */
export interface OutsideView {
  items: OutsideItem[];
}

/** What the bot said to an answer; status 0 and null when it was not asked, or silent. */
export interface OutsideAnswered {
  status: number;
  body: unknown;
}

export interface Done {
  ok: true;
  id?: string;
}

export interface Problem {
  error: string;
}

export type PracticeEvent =
  /** Something to see changed there. `thread` is the thread's first message. */
  | { type: 'conversation'; seq: number; conversation: string; thread: string | null }
  /** Badges, roster, installs, switches, steps: fetch the snapshot again. */
  | { type: 'world'; seq: number }
  | { type: 'clock'; seq: number; now: string }
  /** Something reached a receiver outside, or was answered. */
  | { type: 'outside'; seq: number }
  | { type: 'typing'; seq: number; conversation: string; until: string }
  /** Everything is new: draw the page afresh. */
  | { type: 'reset'; seq: number };
