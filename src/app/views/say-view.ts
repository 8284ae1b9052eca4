import { sayText } from '../../cards/say.ts';
import type { Reader } from '../../cards/reader.ts';
import type { Say } from '../../domain/effects.ts';
import { findPerson } from '../../store/people.ts';
import { findTicket } from '../../store/tickets.ts';
import { threadUrl } from './ticket-view.ts';
import type { Drawing } from './reader.ts';

/** A short answer in the reader's words: ids in its params become names, numbers and links. */
export async function sayFor(drawing: Drawing, say: Say, reader: Reader): Promise<string> {
  const found = new Map<string, string>();
  for (const value of Object.values(say.params ?? {})) {
    const [kind, id = ''] = value.split(':', 2);
    if (kind === 'person') found.set(value, (await findPerson(drawing.db, id))?.name ?? '');
    if (kind === 'ticket') found.set(value, String((await findTicket(drawing.db, id))?.number ?? ''));
    if (kind === 'thread') {
      const row = await findTicket(drawing.db, id);
      found.set(value, (row && (await threadUrl(drawing, row.ticket))) ?? '');
    }
  }
  return sayText(say, (value) => found.get(value), reader);
}
