import MiniSearch from 'minisearch';
import type { Language } from '../domain/language.ts';
import type { Article } from './articles.ts';
import { featuresOf } from './classify.ts';
import type { Features } from './features.ts';
import { PhraseIndex } from './likeness.ts';
import { termsOf } from './search-terms.ts';

/** Articles as one kind of reader finds them. */
export interface Shelf {
  articles: readonly Article[];
  /** Words of whole articles, by BM25; ids are places in `articles`. */
  index: MiniSearch;
  /** Titles and symptoms, and for each the place of its article. Of one language: people mix them, so look in English, too. */
  symptoms: PhraseIndex;
  symptomOf: readonly number[];
  /** What sounds alike, and is something else. */
  unlike: PhraseIndex;
}

const shelves = new WeakMap<readonly Article[], Map<Language, Shelf>>();

/** One article of each name: in the reader's language, else in English. Made when first needed, in some 80 ms. */
export function shelfOf(articles: readonly Article[], language: Language): Shelf {
  const known = shelves.get(articles) ?? new Map<Language, Shelf>();
  shelves.set(articles, known);
  const kept = known.get(language);
  if (kept) return kept;
  const made = makeShelf(articles, language);
  known.set(language, made);
  return made;
}

export const findArticle = (
  articles: readonly Article[],
  id: string,
  language: Language,
): Article | undefined =>
  articles.find((article) => article.id === id && article.language === language) ??
  articles.find((article) => article.id === id && article.language === 'en') ??
  articles.find((article) => article.id === id);

function makeShelf(all: readonly Article[], language: Language): Shelf {
  const own = all.filter((article) => article.language === language);
  const ids = new Set(own.map(({ id }) => id));
  const rest = all.filter((article) => article.language === 'en' && !ids.has(article.id));
  const articles = [...own, ...rest];
  const phrases = articles.flatMap((article, place) =>
    [article.title, ...article.symptoms].map((phrase) => ({ phrase, place })),
  );
  const index = new MiniSearch({
    fields: ['title', 'symptoms', 'products'],
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: {
      // A word said often looks for nothing more, but takes its time each time.
      tokenize: (text) => [...new Set(termsOf(text))],
      boost: { title: 3, symptoms: 3, products: 2 },
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: { fuzzy: 0.5, prefix: 0.3 },
    },
  });
  articles.forEach(({ title, symptoms, products }, id) =>
    index.add({ id, title, symptoms: symptoms.join('\n'), products: products.join('\n') }),
  );
  return {
    articles,
    index,
    symptoms: new PhraseIndex(featuresOfAll(phrases.map(({ phrase }) => phrase))),
    symptomOf: phrases.map(({ place }) => place),
    unlike: new PhraseIndex(featuresOfAll(articles.flatMap(({ unlike }) => unlike))),
  };
}

/** One at a time, so that none is kept. */
function* featuresOfAll(phrases: readonly string[]): Generator<Features> {
  for (const phrase of phrases) yield featuresOf(phrase);
}
