import { findTicket } from '../store/tickets.ts';
import type { Walk } from '../store/walks.ts';
import { addWalk } from '../store/walks.ts';
import type { Article } from '../triage/articles.ts';
import { findArticle } from '../triage/shelf.ts';
import { scoreArticles, worthOffering } from '../triage/suggest.ts';
import { wordsOf } from '../triage/features.ts';
import { rankCategories, understand } from '../triage/understand.ts';
import { findPerson } from '../store/people.ts';
import { attempt } from './attempt.ts';
import type { Turn } from './desk.ts';
import { execute } from './execute.ts';
import type { Executed } from './execute.ts';
import { knowledgeOf } from './knowledge.ts';
import { languageFor, readerFor } from './views/reader.ts';
import { newWalk } from './walk.ts';

/** An agent sends the user steps to try; the user walks through them in the chat. */
export async function suggestArticle(
  turn: Turn,
  agentId: string,
  { ticketId, articleId }: { ticketId: string; articleId: string },
): Promise<Executed> {
  return await attempt(turn, ticketId, async () => {
    const row = await findTicket(turn.db, ticketId);
    const { articles } = await knowledgeOf(turn);
    const article = findArticle(articles, articleId, 'en');
    if (!row) return { type: 'refused', reason: 'unknownTicket' };
    if (article?.audience !== 'user') return { type: 'refused', reason: 'stale' };
    const user = await findPerson(turn.db, row.ticket.affectedId);
    const language = languageFor(readerFor(turn, user));
    const shown = findArticle(articles, articleId, language) ?? article;
    const walk = newWalk(turn, { personId: row.ticket.affectedId, article: shown, language });
    await addWalk(turn.db, { ...walk, ticket_id: ticketId, suggested_by: agentId });
    const command = { type: 'SuggestArticle', walkId: walk.id, articleId } as const;
    return await execute(turn, ticketId, command, { personId: agentId });
  });
}

/** The user has said how it went. A ticket that is over by now needs to hear nothing. */
export async function tellOfWalk(turn: Turn, walk: Walk, outcome: 'solved' | 'notHelped'): Promise<void> {
  const command = { type: 'TryArticle', walkId: walk.id, outcome } as const;
  await execute(turn, walk.ticket_id!, command, { personId: walk.person_id });
}

/** Whoever searches sees more than is offered, but not what has nothing to do with it. */
const worthSearching = worthOffering - 2;
/** A word or two are alike to nothing in particular. */
const worthForAWord = worthOffering - 5;

/** What fits the words best; agents see what is for support, too. */
export async function searchArticles(
  turn: Pick<Turn, 'db' | 'articles'>,
  words: string,
  limit = 8,
): Promise<Article[]> {
  const knowledge = await knowledgeOf(turn);
  const understood = understand(words, knowledge);
  const language = understood.language ?? 'en';
  const options = { own: knowledge, audience: 'support', language } as const;
  return scoreArticles(
    { ...understood, ranked: rankCategories(words, knowledge) },
    words,
    knowledge.articles,
    options,
  )
    .filter(({ score }) => score >= (wordsOf(words).length > 2 ? worthSearching : worthForAWord))
    .slice(0, limit)
    .map(({ article }) => article);
}
