import { numberOf } from '../../cards/reader.ts';
import { threadLine } from '../../cards/thread-line.ts';
import type { ThreadLine } from '../../domain/effects.ts';
import type { Route } from '../../domain/route.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { formatMoment } from '../../locales/format.ts';
import { text } from '../../locales/text.ts';
import { findEscalation } from '../../store/escalations.ts';
import { messagesOfTicket } from '../../store/messages.ts';
import { findPeople } from '../../store/people.ts';
import { findTicket } from '../../store/tickets.ts';
import { findWalk } from '../../store/walks.ts';
import { findWords, wordsOfKind } from '../../store/words.ts';
import { escapeHtml } from '../incoming.ts';
import { articleOfWalk } from '../walk.ts';
import { inLine, isOnCard, wordsShown } from './burst-view.ts';
import { saidOutside } from './escalation-view.ts';
import type { Drawing } from './reader.ts';
import { deskReader, languageFor } from './reader.ts';

/** A line of a thread with names and reasons in it, as HTML. `left`: for the thread that the ticket has left. */
export async function lineText(
  drawing: Drawing,
  line: ThreadLine,
  side: 'here' | 'left',
  mayRepeat: boolean,
): Promise<string> {
  const reader = deskReader(drawing);
  const ids = ['personId' in line ? line.personId : undefined, 'byId' in line ? line.byId : undefined];
  const people = await findPeople(
    drawing.db,
    ids.filter((id) => id !== undefined),
  );
  const wordsId = wordsIdOf(line);
  const words = wordsId ? await findWords(drawing.db, wordsId) : undefined;
  const safe = (value: string | undefined) => (value === undefined ? undefined : escapeHtml(value));
  const html = threadLine({
    ...reader,
    line,
    side,
    person: (id) => safe(people.get(id)?.name),
    destination: await destinationIn(drawing, line, reader.locale),
    words: () => safe(words),
    article: safe(await articleIn(drawing, line)),
    otherTicket: await otherTicketIn(drawing, line),
  }).replaceAll(/\r?\n/g, '<br>');
  return mayRepeat ? `${html} <i>${text(reader.locale)('relay.possibleRepeat')}</i>` : html;
}

function wordsIdOf(line: ThreadLine): string | undefined {
  if (line.type === 'escalation') return line.wordsId;
  if ('reasonId' in line) return line.reasonId;
  return 'noteId' in line ? line.noteId : undefined;
}

async function articleIn(drawing: Drawing, line: ThreadLine): Promise<string | undefined> {
  const walk = line.type === 'article' ? await findWalk(drawing.db, line.walkId) : undefined;
  const language = languageFor(deskReader(drawing));
  return walk && (await articleOfWalk(drawing, { ...walk, language }))?.title;
}

async function otherTicketIn(drawing: Drawing, line: ThreadLine): Promise<string | undefined> {
  const other = line.type === 'wordsMoved' ? await findTicket(drawing.db, line.toTicketId) : undefined;
  return other && numberOf(other.number);
}

async function destinationIn(
  drawing: Drawing,
  line: ThreadLine,
  locale: string,
): Promise<string | undefined> {
  if (line.type !== 'escalation') return undefined;
  const row = await findEscalation(drawing.db, line.escalationId);
  return row && text(locale)(`route.${row.route as Route}`);
}

/** The story until then, for the people who take over: everything said both ways, with destinations, and the notes. */
export async function storyOf(drawing: Drawing, ticket: Ticket, until: string): Promise<string> {
  const reader = deskReader(drawing);
  const t = text(reader.locale);
  const said = await messagesOfTicket(drawing.db, ticket.id);
  const onCard = isOnCard(said);
  const messages = said.filter((message) => message.kind !== 'report' || !onCard);
  const notes = await wordsOfKind(drawing.db, ticket.id, 'note');
  const kept = ticket.escalation && (await findEscalation(drawing.db, ticket.escalation.id));
  const outside = kept ? await saidOutside({ db: drawing.db, locale: reader.locale }, ticket.id, kept) : [];
  const people = await findPeople(drawing.db, [
    ...messages.map((message) => message.author_id),
    ...notes.flatMap((note) => (note.author_id ? [note.author_id] : [])),
  ]);
  const nameOf = (id: string | null) => escapeHtml((id && people.get(id)?.name) || t('card.name.someone'));
  const rows = [
    ...messages.map((message) => ({
      at: message.at,
      html: `<b>${nameOf(message.author_id)}</b>: ${inLine(wordsShown(message, t))}`,
    })),
    ...notes.map((note) => ({
      at: note.at,
      html: t('line.note', { by: nameOf(note.author_id), words: escapeHtml(note.body) }),
    })),
    ...outside.map(({ at, from, words }) => ({
      at,
      html: `<b>${escapeHtml(from)}</b>: ${escapeHtml(words).replaceAll(/\r?\n/g, '<br>')}`,
    })),
  ]
    .filter(({ at }) => at <= until)
    .sort((a, b) => a.at.localeCompare(b.at));
  if (rows.length === 0) return '';
  const lines = rows.map(({ at, html }) => `${formatMoment(at, reader.locale, reader.timeZone)} – ${html}`);
  return `<b>${t('relay.story')}</b><br>${lines.join('<br>')}`;
}
