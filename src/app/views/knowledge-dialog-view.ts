import { articleDialog } from '../../cards/article-dialog.ts';
import { moveDialog } from '../../cards/move-dialog.ts';
import { suggestDialog } from '../../cards/suggest-dialog.ts';
import type { Submission } from '../../cards/submit.ts';
import type { Category } from '../../domain/category.ts';
import { figuresOf } from '../../store/figures.ts';
import { lockOwnArticle } from '../../store/own-articles.ts';
import type { Person } from '../../store/people.ts';
import type { TicketRow } from '../../store/tickets.ts';
import { draftArticle, mayMake, writtenOf } from '../make-article.ts';
import { burstsOf } from '../move-words.ts';
import { reportedText } from '../reported-text.ts';
import { isAdmin } from '../roles.ts';
import { refusalSay } from '../say-refusal.ts';
import { searchArticles } from '../suggest-article.ts';
import type { Drawn, Typed } from './dialog-view.ts';
import type { Drawing } from './reader.ts';
import { readerFor } from './reader.ts';

/** What agents do with articles and words; undefined: another dialog. Role and state of the ticket were checked. */
export async function drawKnowledgeDialog(
  drawing: Drawing,
  person: Person,
  row: TicketRow,
  asked: Submission,
  typed: Typed | undefined,
): Promise<Drawn | undefined> {
  const base = { ...readerFor(drawing, person), ticket: row.ticket, problem: typed?.problem };
  switch (asked.type) {
    case 'article.suggest.form':
    case 'article.search':
    case 'article.suggest': {
      const search = 'search' in asked ? asked.search : undefined;
      const words = search ?? (await reportedText(drawing.db, row.id));
      return { type: 'dialog', dialog: suggestDialog({ ...base, ...(await found(drawing, words)) }) };
    }
    case 'ticket.move.form': {
      const posts = (await burstsOf(drawing, row.id)).map((burst) => ({
        id: burst[0]!.burst_id,
        text: burst.map(({ plain }) => plain).join(' '),
      }));
      return { type: 'dialog', dialog: moveDialog({ ...base, posts: posts.reverse() }) };
    }
    default:
      return undefined;
  }
}

async function found(drawing: Drawing, words: string) {
  const figures = await figuresOf(drawing.db);
  const articles = await searchArticles(drawing, words);
  return {
    search: words,
    articles: articles.map(({ id, title, audience, steps }) => ({
      id,
      title,
      audience,
      steps,
      solved: figures.get(id)?.solved ?? 0,
      notSolved: figures.get(id)?.notSolved ?? 0,
    })),
  };
}

/** The form for an article of a solved ticket; also once it is closed. */
export async function drawMakeArticle(
  drawing: Drawing,
  person: Person,
  row: TicketRow,
  typed: Typed | undefined,
): Promise<Drawn> {
  const refused = await mayMake(drawing, person.id, row);
  if (refused) return { type: 'say', say: refusalSay(refused), refused: refused.reason };
  const values = typed ? valuesOf(typed) : await draftArticle(drawing, row);
  const view = { ...readerFor(drawing, person), purpose: 'make', id: row.id, values } as const;
  return { type: 'dialog', dialog: articleDialog({ ...view, problem: typed?.problem }) };
}

/** An IT admin reads a draft, changes it, and publishes it. */
export async function drawReview(
  drawing: Drawing,
  person: Person,
  draftId: string,
  typed: Typed | undefined,
): Promise<Drawn> {
  if (!isAdmin(drawing, person)) return { type: 'say', say: { key: 'say.adminsOnly' } };
  const draft = await lockOwnArticle(drawing.db, draftId);
  if (draft?.state !== 'draft') return { type: 'say', say: { key: 'say.draftGone' } };
  const values = typed ? valuesOf(typed) : writtenOf(draft);
  const view = { ...readerFor(drawing, person), purpose: 'review', id: draftId, values } as const;
  return { type: 'dialog', dialog: articleDialog({ ...view, problem: typed?.problem }) };
}

function valuesOf({ values }: Typed) {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  return {
    title: text('title'),
    category: text('category') as Category | undefined,
    symptoms: text('symptoms'),
    steps: text('steps'),
    stop: text('stop'),
  };
}
