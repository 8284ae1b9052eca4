import { namedIn, sayHtml, sayText } from '../../cards/say.ts';
import type { Named, Resolve } from '../../cards/say.ts';
import type { Reader } from '../../cards/reader.ts';
import type { Say } from '../../domain/effects.ts';
import { findPerson } from '../../store/people.ts';
import { findTicket } from '../../store/tickets.ts';
import { threadUrl } from './thread-url.ts';
import type { Drawing } from './reader.ts';

/** A short answer in the reader's words, as plain text: for dialogs and notices. */
export async function sayFor(drawing: Drawing, say: Say, reader: Reader): Promise<string> {
  return sayText(say, await resolverFor(drawing, say), reader);
}

/** The same as HTML, for chats and channels. */
export async function sayHtmlFor(drawing: Drawing, say: Say, reader: Reader): Promise<string> {
  return sayHtml(say, await resolverFor(drawing, say), reader);
}

/** Ids in the params become names, numbers and links. */
async function resolverFor(drawing: Drawing, say: Say): Promise<Resolve> {
  const found = new Map<string, string | number>();
  for (const named of namedIn(say)) {
    const value = await look(drawing, named);
    if (value !== undefined) found.set(`${named.kind}:${named.id}`, value);
  }
  return ({ kind, id }) => found.get(`${kind}:${id}`);
}

async function look(drawing: Drawing, { kind, id }: Named): Promise<string | number | undefined> {
  if (kind === 'person') return (await findPerson(drawing.db, id))?.name;
  const row = await findTicket(drawing.db, id);
  return kind === 'ticket' ? row?.number : row && (await threadUrl(drawing, row.ticket));
}
