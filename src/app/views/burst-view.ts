import { detailsShown } from '../../cards/ticket-card.ts';
import { ownerOf } from '../../domain/ticket.ts';
import { text } from '../../locales/text.ts';
import { messagesOfBurst, messagesOfTicket } from '../../store/messages.ts';
import type { Message } from '../../store/messages.ts';
import { findPerson } from '../../store/people.ts';
import { findTicket } from '../../store/tickets.ts';
import type { Drawing } from './reader.ts';
import { deskReader } from './reader.ts';

export interface BurstView {
  authorId: string;
  authorName: string;
  html: string;
  /** Read on the ticket's card already. */
  onCard: boolean;
  messageIds: string[];
  /** The owner, where these words begin a new burst: Teams notifies nobody else. */
  mention?: { teamsId: string; name: string };
}

/** Words after a longer pause than this are news to the owner. */
const quietMinutes = 5;

/** What the user wrote within seconds, as one post for the thread. Undefined: nothing that is shown there. */
export async function burstView(
  drawing: Drawing,
  ticketId: string,
  burstId: string,
): Promise<BurstView | undefined> {
  const messages = await messagesOfBurst(drawing.db, burstId);
  const row = await findTicket(drawing.db, ticketId);
  const first = messages[0];
  if (!first || !row) return undefined;
  const t = text(deskReader(drawing).locale);
  const author = await findPerson(drawing.db, first.author_id);
  const ownerId = ownerOf(row.ticket);
  const owner = ownerId && (await isNews(drawing, first)) ? await findPerson(drawing.db, ownerId) : undefined;
  return {
    authorId: first.author_id,
    authorName: author?.name ?? t('card.name.someone'),
    html: joinWords(messages.map((message) => wordsShown(message, t)).filter(Boolean)),
    onCard: first.kind === 'report' && isOnCard(await messagesOfTicket(drawing.db, ticketId)),
    messageIds: messages.map((message) => message.id),
    mention: owner?.teams_id ? { teamsId: owner.teams_id, name: owner.name } : undefined,
  };
}

/** A report is on the card, where it is short enough. */
export function isOnCard(messages: Message[]): boolean {
  const written = messages.filter((message) => message.kind === 'report');
  return written.reduce((sum, message) => sum + message.plain.length + 1, 0) <= detailsShown;
}

/** Several messages as one: paragraphs keep their own distance, lines get a break. */
function joinWords(parts: string[]): string {
  return parts.length <= 1
    ? (parts[0] ?? '')
    : parts.map((part) => (part.startsWith('<') ? part : `<p>${part}</p>`)).join('');
}

/** A single paragraph reads on in the line it is put into. */
export function inLine(html: string): string {
  const inner = /^<p>([\s\S]*)<\/p>$/.exec(html)?.[1];
  return inner !== undefined && !inner.includes('<p>') ? inner : html;
}

/** An edit says so; a delete leaves only that there was something. */
export function wordsShown(message: Message, t: ReturnType<typeof text>): string {
  if (message.state === 'deleted') return `<i>${t('relay.deleted')}</i>`;
  if (message.state === 'withdrawn') return `<i>${t('relay.withdrawn')}</i>`;
  if (message.state !== 'edited') return message.html;
  // Into the last paragraph, where there is one: a line of its own would look like words.
  const [, words, end = ''] = /^([\s\S]*?)(<\/p>)?$/.exec(message.html)!;
  return `${words} <i>${t('relay.edited')}</i>${end}`;
}

async function isNews(drawing: Drawing, first: Message): Promise<boolean> {
  const earlier = (await messagesOfTicket(drawing.db, first.ticket_id))
    .filter((message) => message.direction === 'toThread' && message.kind === 'words')
    .filter((message) => message.burst_id !== first.burst_id && message.at < first.at)
    .at(-1);
  return !earlier || Date.parse(first.at) - Date.parse(earlier.at) > quietMinutes * 60_000;
}
