import type { Db } from '../store/database.ts';
import { messagesOfTicket } from '../store/messages.ts';
import { latestWords } from '../store/words.ts';

/** What a ticket was reported with, in the user's words: '' once they are erased. */
export async function reportedText(db: Db, ticketId: string): Promise<string> {
  const title = await latestWords(db, ticketId, 'title');
  const details = await latestWords(db, ticketId, 'details');
  const written = (await messagesOfTicket(db, ticketId))
    .filter(({ kind, state }) => kind === 'report' && (state === 'live' || state === 'edited'))
    .map(({ plain }) => plain);
  const said = written.length > 0 ? written : [title];
  return [...said, details].filter(Boolean).join('\n');
}
