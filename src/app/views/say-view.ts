import { namedIn, sayText } from '../../cards/say.ts';
import type { Named } from '../../cards/say.ts';
import type { Reader } from '../../cards/reader.ts';
import type { Say } from '../../domain/effects.ts';
import { findPerson } from '../../store/people.ts';
import { findTicket } from '../../store/tickets.ts';
import { threadUrl } from './ticket-view.ts';
import type { Drawing } from './reader.ts';

/** A short answer in the reader's words: ids in its params become names, numbers and links. */
export async function sayFor(drawing: Drawing, say: Say, reader: Reader): Promise<string> {
  const found = new Map<string, string | number>();
  for (const named of namedIn(say)) {
    const value = await look(drawing, named);
    if (value !== undefined) found.set(`${named.kind}:${named.id}`, value);
  }
  return sayText(say, ({ kind, id }) => found.get(`${kind}:${id}`), reader);
}

async function look(drawing: Drawing, { kind, id }: Named): Promise<string | number | undefined> {
  if (kind === 'person') return (await findPerson(drawing.db, id))?.name;
  const row = await findTicket(drawing.db, id);
  return kind === 'ticket' ? row?.number : row && (await threadUrl(drawing, row.ticket));
}
