import { threadLineText } from '../../cards/say.ts';
import type { Reader } from '../../cards/reader.ts';
import type { ThreadLine } from '../../domain/effects.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { formatMoment } from '../../locales/format.ts';
import { text } from '../../locales/text.ts';
import { messagesOfTicket } from '../../store/messages.ts';
import { findPeople } from '../../store/people.ts';
import { findWords, wordsOfKind } from '../../store/words.ts';
import { escapeHtml } from '../incoming.ts';
import { wordsShown } from './burst-view.ts';
import type { Drawing } from './reader.ts';
import { deskReader } from './reader.ts';

/** A line of a thread with names and reasons in it, as HTML. */
export async function lineText(drawing: Drawing, line: ThreadLine, reader: Reader, mayRepeat: boolean): Promise<string> {
  const ids = ['personId' in line ? line.personId : undefined, 'byId' in line ? line.byId : undefined];
  const people = await findPeople(drawing.db, ids.filter((id) => id !== undefined));
  const wordsId = 'reasonId' in line ? line.reasonId : 'noteId' in line ? line.noteId : undefined;
  const words = wordsId ? await findWords(drawing.db, wordsId) : undefined;
  const html = threadLineText(line, {
    reader,
    nameOf: (id) => people.get(id)?.name,
    words: words,
  });
  return mayRepeat ? `${html} <i>${text(reader.locale)('relay.possibleRepeat')}</i>` : html;
}

/** The story so far, for the people who take over: everything said both ways, and the notes. */
export async function storyOf(drawing: Drawing, ticket: Ticket, tier: number): Promise<string> {
  const reader = deskReader(drawing);
  const t = text(reader.locale);
  const messages = (await messagesOfTicket(drawing.db, ticket.id)).filter((message) => message.kind !== 'report');
  const notes = await wordsOfKind(drawing.db, ticket.id, 'note');
  const people = await findPeople(drawing.db, [
    ...messages.map((message) => message.author_id),
    ...notes.flatMap((note) => (note.author_id ? [note.author_id] : [])),
  ]);
  const nameOf = (id: string | null) => escapeHtml((id && people.get(id)?.name) || t('card.name.someone'));
  const rows = [
    ...messages.map((message) => ({ at: message.at, html: `<b>${nameOf(message.author_id)}</b>: ${wordsShown(message, t)}` })),
    ...notes.map((note) => ({ at: note.at, html: `<b>${nameOf(note.author_id)}</b> (${t('relay.note')}): ${escapeHtml(note.body)}` })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  if (rows.length === 0) return '';
  const lines = rows.map(({ at, html }) => `${formatMoment(at, reader.locale, reader.timeZone)} – ${html}`);
  return `<b>${t('relay.story', { tier })}</b><br>${lines.join('<br>')}`;
}
