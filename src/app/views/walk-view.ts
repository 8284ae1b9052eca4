import type { TriedWalk } from '../../cards/ticket-card.ts';
import type { WalkCardView } from '../../cards/walk-card.ts';
import { findPerson } from '../../store/people.ts';
import { findTicket } from '../../store/tickets.ts';
import { walksOfTicket } from '../../store/walks.ts';
import type { Walk } from '../../store/walks.ts';
import { articleOfWalk } from '../walk.ts';
import type { Drawing } from './reader.ts';
import { deskReader, languageFor, readerFor } from './reader.ts';
import { viewOf } from './report-view.ts';

/** An article that an agent suggested, as its user sees it. Undefined once the article is gone. */
export async function walkCardView(drawing: Drawing, walk: Walk): Promise<WalkCardView | undefined> {
  const article = await articleOfWalk(drawing, walk);
  const row = walk.ticket_id ? await findTicket(drawing.db, walk.ticket_id) : undefined;
  if (!article || !row) return undefined;
  const by = walk.suggested_by ? await findPerson(drawing.db, walk.suggested_by) : undefined;
  return {
    ...readerFor(drawing, await findPerson(drawing.db, walk.person_id)),
    walkId: walk.id,
    walk: viewOf(article, walk.step),
    state: walk.state,
    byName: by?.name,
    ticketNumber: row.ticket.number,
  };
}

/** What the user was walked through, so that nobody asks again. */
export async function triedIn(drawing: Drawing, ticketId: string): Promise<TriedWalk[]> {
  const tried: TriedWalk[] = [];
  const language = languageFor(deskReader(drawing));
  for (const walk of await walksOfTicket(drawing.db, ticketId)) {
    const article = await articleOfWalk(drawing, { ...walk, language });
    // One that was withdrawn meanwhile is still what was tried.
    const { title, state, step } = walk;
    tried.push({ title: article?.title ?? title, state, step, steps: article?.steps.length ?? step });
  }
  return tried;
}
