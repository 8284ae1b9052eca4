import type { Db } from '../store/database.ts';
import { reportedMessages } from '../store/messages.ts';
import { typedWordsOf } from '../store/words.ts';

/** What a ticket was reported with, in the user's words: '' once they are erased. */
export async function reportedText(db: Db, ticketId: string): Promise<string> {
  return (await reportedTexts(db, [ticketId])).get(ticketId) ?? '';
}

/** The same for many tickets, in three queries. */
export async function reportedTexts(db: Db, ticketIds: string[]): Promise<Map<string, string>> {
  const titles = await typedWordsOf(db, ticketIds, 'title');
  const details = await typedWordsOf(db, ticketIds, 'details');
  const written = new Map<string, string[]>();
  for (const { ticket_id: id, plain } of await reportedMessages(db, ticketIds))
    written.set(id, [...(written.get(id) ?? []), plain]);
  return new Map(
    ticketIds.map((id) => [
      id,
      [...(written.get(id) ?? [titles.get(id)]), details.get(id)].filter(Boolean).join('\n'),
    ]),
  );
}
