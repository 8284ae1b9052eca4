import type { OutsideItem } from './outside/items.ts';
import type { PersonRole } from './views.ts';

/** Everything practice Teams remembers: a plain object, kept in one JSON file. */
export interface World {
  v: 1;
  /** The last id given. Teams' message ids are times in ms; ours never repeat, even when the clock is set back. */
  lastId: number;
  /** How far the practice clock is ahead, in ms, when nobody else keeps the clock. */
  shifted: number;
  /** The port of the connector API, which the bot keeps in every address. */
  servicePort?: number;
  /** The port of the mailbox outside. */
  smtpPort?: number;
  tenant: { id: string; name: string };
  people: Record<string, Person>;
  teams: Record<string, Team>;
  conversations: Record<string, Conversation>;
  files: Record<string, FileInfo>;
  /** What reached the receivers outside and what they answered, oldest first. */
  outside?: OutsideItem[];
  /** The last case number given outside. */
  lastCase?: number;
  /** Set once the story has begun; whoever tells the story writes it. */
  story?: StoryState;
}

export interface StoryState {
  /** The last message before visitors could do something. */
  since: string;
  /** Ids of the tickets of that time. */
  known: string[];
  /** Ids of the steps that were done. */
  done: string[];
  /** Message ids of questions for a rating, with their ticket. */
  ratings: Record<string, string>;
}

export interface Person {
  id: string;
  name: string;
  givenName: string;
  surname: string;
  email: string;
  role: PersonRole;
  guest: boolean;
  aadObjectId: string;
  teamsId: string;
  locale: string;
  timezone: string;
  /** Id of the personal chat with the bot. */
  chat: string;
}

export interface Team {
  id: string;
  name: string;
  aadGroupId: string;
  members: string[];
  botInstalled: boolean;
}

export interface Conversation {
  id: string;
  type: 'personal' | 'channel';
  name: string;
  /** Of a channel. */
  team: string | null;
  /** Of a personal chat. */
  person: string | null;
  /** Of a personal chat; a channel asks its team. */
  botInstalled: boolean;
  blocked: boolean;
  deleted: boolean;
  /** By id, oldest first. Ids are above 2^32, so that an object keeps them in the order they came. */
  messages: Record<string, Message>;
  /** By person: the last message they have seen. */
  read: Record<string, string>;
}

export type Json = Record<string, unknown>;

export interface Message {
  id: string;
  thread: string;
  author: { type: 'bot' | 'person'; id: string };
  text: string;
  format: 'html' | 'markdown' | 'plain';
  /** People's short ids and `bot`. */
  mentions: string[];
  card: Json | null;
  attachments: MessageAttachment[];
  at: string;
  editedAt: string | null;
  deletedAt: string | null;
  /** The bot was given it, so that it hears of its edits and its removal too. */
  toldBot: boolean;
  /** A card's user-specific views, by person; gone with the next edit. */
  views: Record<string, Json>;
  /** The card before its last edit: who has it still before them presses what they see. */
  formerCard?: Json | null;
  /** Of a file consent or other card that isn't adaptive, as the bot sent it. */
  other: Json[];
}

export interface MessageAttachment {
  /** In `files`, or null when the bot only gave an address. */
  file: string | null;
  kind: 'image' | 'file';
  name: string;
  contentType: string;
  url: string;
}

export interface FileInfo {
  id: string;
  name: string;
  contentType: string;
  kind: 'image' | 'file';
  size: number;
}

export const isInstalled = (world: World, conversation: Conversation): boolean =>
  conversation.team === null ? conversation.botInstalled : !!world.teams[conversation.team]?.botInstalled;

/** Short ids of everybody who sees a conversation. */
export const membersOf = (world: World, conversation: Conversation): string[] =>
  conversation.team === null
    ? conversation.person === null
      ? []
      : [conversation.person]
    : (world.teams[conversation.team]?.members ?? []);

/** By Teams id (`29:…`) or Entra object id. */
export const findPerson = (world: World, id: string): Person | undefined =>
  Object.values(world.people).find((person) => person.teamsId === id || person.aadObjectId === id);
