import MiniSearch from 'minisearch';
import type { Article } from './articles.ts';
import { wordsOf } from './features.ts';
import type { Understood } from './understand.ts';

const most = 3;
const categoryFits = 1.5;
const categoryDiffers = 0.5;
// Weighed BM25, chosen on test/triage/suggestions.txt: what fits scores 44 and more, what doesn't 39 and less,
// with one exception. It grows with the logarithm of the number of articles.
const goodEnough = 42;
/** A further suggestion must be nearly as good as the first. */
const nearlyAsGood = 0.55;
const readAtMost = 1_000;

/**
 * At most three articles, best first; none when none fits. Those that name an error code of the text, or
 * list a symptom in its very words, come first.
 */
export function suggestArticles(
  understood: Understood,
  text: string,
  articles: readonly Article[],
): Article[] {
  if (understood.intent !== 'report') return [];
  const said = ` ${wordsOf(text.slice(0, readAtMost)).join(' ')} `;
  const sure = articles.filter(
    ({ codes, symptoms }) =>
      codes.some((code) => understood.codes.includes(code)) ||
      symptoms.some((symptom) => said.includes(` ${wordsOf(symptom).join(' ')} `)),
  );
  const found = indexOf(articles)
    .search(text.slice(0, readAtMost))
    .map(({ id, score }) => ({ article: articles[id as number]!, score }))
    .map(({ article, score }) => ({ article, score: score * fitOf(article, understood) }))
    .sort((one, other) => other.score - one.score);
  const floor = Math.max(goodEnough, nearlyAsGood * (found[0]?.score ?? 0));
  const good = found.filter(({ score }) => score >= floor);
  return [...new Set([...sure, ...good.map(({ article }) => article)])].slice(0, most);
}

function fitOf({ category }: Article, understood: Understood): number {
  if (category === understood.category) return categoryFits;
  if (understood.category) return categoryDiffers;
  return understood.alternatives.includes(category) ? 1 : categoryDiffers;
}

const indexes = new WeakMap<readonly Article[], MiniSearch>();

function indexOf(articles: readonly Article[]): MiniSearch {
  const known = indexes.get(articles);
  if (known) return known;
  const index = new MiniSearch({
    fields: ['title', 'symptoms', 'products', 'steps'],
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 3, symptoms: 3, products: 2, steps: 0.3 },
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: { fuzzy: 0.5, prefix: 0.3 },
    },
  });
  articles.forEach(({ title, symptoms, products, steps }, id) =>
    index.add({
      id,
      title,
      symptoms: symptoms.join('\n'),
      products: products.join('\n'),
      steps: steps.join('\n'),
    }),
  );
  indexes.set(articles, index);
  return index;
}

const fillers = new Set(
  (
    'a an the my is it its i to of and in on for with me at this that was are be has have had am im you your we our us they he she ' +
    'not no do does dont doesnt did didnt cant can cannot could will wont would should again now since when after before how what where why who ' +
    'very so too but or if then from by as any all some just still only more there here please help need want get got hi hello thanks time ' +
    'work working works problem issue error today yesterday morning'
  ).split(' '),
);
const sameWord: Readonly<Record<string, string>> = {
  wlan: 'wifi',
  wireless: 'wifi',
  logon: 'login',
  signin: 'login',
  pc: 'computer',
  laptop: 'computer',
  notebook: 'computer',
  monitor: 'screen',
  display: 'screen',
  application: 'app',
  software: 'app',
  program: 'app',
  cross: 'x',
  hang: 'freeze',
};

/** Words as the index keeps them: without fillers and endings, one spelling for what people call differently. */
function termsOf(text: string): string[] {
  const joined = text
    .replace(/\bwi-fi\b/gi, 'wifi')
    .replace(/\bone drive\b/gi, 'onedrive')
    .replace(/\b(?:log|sign)(?:ing|ed|s)?[ -](in|on)\b/gi, 'login');
  return wordsOf(joined)
    .filter((word) => !fillers.has(word))
    .map((word) => sameWord[word] ?? word.replace(/(?<=\w{3})(?:ings?|ers?|ed|es|s|e)$/, ''));
}
