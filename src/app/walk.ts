import { countFigure } from '../store/figures.ts';
import type { Report } from '../store/reports.ts';
import type { Walk } from '../store/walks.ts';
import { addWalk, hasJudged, lockWalk, saveWalk, walksOfReport } from '../store/walks.ts';
import type { Article } from '../triage/articles.ts';
import { findArticle } from '../triage/shelf.ts';
import type { Language } from '../domain/language.ts';
import type { Turn } from './desk.ts';
import { knowledgeOf } from './knowledge.ts';

/** The article of a walk, in the language it was begun in. */
export async function articleOfWalk(
  turn: Pick<Turn, 'db' | 'articles'>,
  walk: Pick<Walk, 'article_id' | 'language'>,
): Promise<Article | undefined> {
  const { articles } = await knowledgeOf(turn);
  return findArticle(articles, walk.article_id, walk.language as Language);
}

/** The walk through an article within a report; begun with the first press on it. What else was going on is left. */
export async function walkInReport(
  turn: Turn,
  report: Report,
  articleId: string,
  language: Language,
): Promise<Walk | undefined> {
  const walks = await walksOfReport(turn.db, report.id);
  const known = walks.find((walk) => walk.article_id === articleId);
  const article = await articleOfWalk(turn, { article_id: articleId, language });
  // A card's data is only a claim.
  if (!article || article.audience !== 'user') return undefined;
  for (const walk of walks)
    if (walk.state === 'going' && walk.article_id !== articleId)
      await saveWalk(turn.db, walk.id, { state: 'left', changed_at: turn.now });
  if (known) {
    if (known.state === 'left') await saveWalk(turn.db, known.id, { state: 'going', changed_at: turn.now });
    return known.state === 'left' ? { ...known, state: 'going' } : known;
  }
  const begun = newWalk(turn, { personId: report.person_id, article, language });
  await addWalk(turn.db, { ...begun, report_id: report.id });
  return { ...begun, report_id: report.id };
}

export function newWalk(
  turn: Turn,
  { personId, article, language }: { personId: string; article: Article; language: Language },
): Walk {
  return {
    id: turn.newId(),
    person_id: personId,
    report_id: null,
    ticket_id: null,
    article_id: article.id,
    title: article.title,
    language,
    step: 0,
    state: 'going',
    suggested_by: null,
    at: turn.now,
    changed_at: turn.now,
  };
}

/** The step that was shown is done; a press that came twice, or on an older card, moves nothing. */
export async function nextStep(turn: Turn, walk: Walk, shownStep: number): Promise<void> {
  const article = await articleOfWalk(turn, walk);
  if (walk.state !== 'going' || walk.step !== shownStep || !article || walk.step >= article.steps.length)
    return;
  await saveWalk(turn.db, walk.id, { step: walk.step + 1, changed_at: turn.now });
}

/** Says how it ended, once. False: that was said before. In the article's figures each person counts once. */
export async function endWalk(turn: Turn, id: string, state: 'solved' | 'notHelped'): Promise<boolean> {
  const walk = await lockWalk(turn.db, id);
  if (walk?.state !== 'going') return false;
  const { person_id: personId, article_id: articleId } = walk;
  if (!(await hasJudged(turn.db, personId, articleId)))
    await countFigure(turn.db, articleId, state === 'solved');
  await saveWalk(turn.db, id, { state, changed_at: turn.now });
  return true;
}

/** Another way was taken: it neither helped nor not. */
export async function leaveWalks(turn: Turn, reportId: string): Promise<void> {
  for (const walk of await walksOfReport(turn.db, reportId))
    if (walk.state === 'going') await saveWalk(turn.db, walk.id, { state: 'left', changed_at: turn.now });
}
