import type { Category } from '../domain/category.ts';
import type { Language } from '../domain/language.ts';
import { examplesIn } from '../store/examples.ts';
import { knowledgeVersion } from '../store/knowledge-version.ts';
import { ownArticles } from '../store/own-articles.ts';
import type { OwnArticle } from '../store/own-articles.ts';
import { ownNames } from '../store/own-names.ts';
import type { Article } from '../triage/articles.ts';
import { remember } from '../triage/memory.ts';
import type { Own } from '../triage/understand.ts';
import { understand } from '../triage/understand.ts';
import type { Understood } from '../triage/understand.ts';
import type { Turn } from './desk.ts';
import { reportedTexts } from './reported-text.ts';

/** All that the desk understands with: what is shipped, and what its own people have added. */
export interface Knowledge extends Own {
  articles: readonly Article[];
}

type Drawing = Pick<Turn, 'db' | 'articles'>;

interface Kept {
  version: number;
  /** The desk's own articles as they were read: while they stay, so does what is searched in. */
  published: string;
  knowledge: Knowledge;
}

const kept = new WeakMap<readonly Article[], Kept>();
/** The newest ones: as many as stay quick to compare with, and to read. */
export const mostExamples = 1_000;

/** As of this turn; read anew only after something was learned. */
export async function knowledgeOf({ db, articles }: Drawing): Promise<Knowledge> {
  const version = await knowledgeVersion(db);
  const known = kept.get(articles);
  if (known?.version === version) return known.knowledge;
  const rows = await ownArticles(db, 'published');
  const published = JSON.stringify(rows);
  const examples = await examplesIn(db, ['counts'], mostExamples);
  const texts = await reportedTexts(
    db,
    examples.map((example) => example.ticket_id),
  );
  const remembered = examples.flatMap(({ ticket_id: id, category }) => {
    const text = texts.get(id);
    // Gone with its ticket.
    return text ? [{ text, category: category as Category }] : [];
  });
  const knowledge = {
    articles:
      known?.published === published ? known.knowledge.articles : withOwn(articles, rows.map(articleOf)),
    names: await ownNames(db),
    learned: remember(remembered),
  };
  kept.set(articles, { version, published, knowledge });
  return knowledge;
}

const withOwn = (articles: readonly Article[], own: readonly Article[]): readonly Article[] =>
  own.length > 0 ? [...articles, ...own] : articles;

/** What a text says, with all that the desk knows. */
export async function readText(drawing: Drawing, text: string): Promise<Understood> {
  return understand(text, await knowledgeOf(drawing));
}

export const articleOf = (row: OwnArticle): Article => ({
  id: row.id,
  language: row.language as Language,
  audience: 'user',
  title: row.title,
  category: row.category as Category,
  symptoms: JSON.parse(row.symptoms) as string[],
  unlike: [],
  codes: [],
  products: [],
  steps: JSON.parse(row.steps) as string[],
  stop: row.stop,
});
