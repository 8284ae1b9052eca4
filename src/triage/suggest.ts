import type { Language } from '../domain/language.ts';
import type { Article } from './articles.ts';
import { featuresOf } from './classify.ts';
import { isExpertTalk } from './expert-talk.ts';
import { withPlainWords } from './names-own.ts';
import { shelfOf, type Shelf } from './shelf.ts';
import { nothingOwn, type Own, type Understood } from './understand.ts';

/** How people fared with an article. */
export interface Fared {
  solved: number;
  notSolved: number;
}

export interface SuggestOptions {
  /** The reader's; articles that it lacks are offered in English. */
  language?: Language;
  figures?: ReadonlyMap<string, Fared>;
  own?: Own;
  /** `support`: agents search for those, too, that users are not offered. */
  audience?: Article['audience'];
}

export interface Scored {
  article: Article;
  /** Whether it helps: the logarithm of the odds. */
  score: number;
}

const most = 3;
const readAtMost = 1_000;
/**
 * Offered from here on, some one in ten: an article too many costs a glance, one too few a ticket. At one in five the
 * right one is missed twice as often.
 */
export const worthOffering = -2.1;
/** A further suggestion must not be much less likely than the first. */
const nearlyAsGood = 2.5;

/** At most three articles, best first; none when none fits. */
export function suggestArticles(
  understood: Pick<Understood, 'intent' | 'codes' | 'ranked'>,
  text: string,
  articles: readonly Article[],
  options: SuggestOptions = {},
): Article[] {
  if (understood.intent !== 'report') return [];
  const scored = scoreArticles(understood, text, articles, options);
  const floor = Math.max(worthOffering, (scored[0]?.score ?? 0) - nearlyAsGood);
  return scored
    .filter(({ score }) => score >= floor)
    .slice(0, most)
    .map(({ article }) => article);
}

/*
 * Logistic regression over the articles' own symptoms, each left out once and taken as a question, and over their near
 * misses, for which nothing is right.
 */
const weights = { close: 12.3, sense: 4.5, unlike: -7.8, category: 1.4, code: 4.9, search: 1.05 };
const bias = -12.3;
/** By hand: no symptom is worded so. */
const expertTalk = -5;
// The vectors know English only; elsewhere what a matching question has on average stands in for them.
const usualSense = 0.75;

/** All articles that have anything to do with it, best first; also those that are not good enough to be offered. */
export function scoreArticles(
  { codes, ranked }: Pick<Understood, 'codes' | 'ranked'>,
  text: string,
  articles: readonly Article[],
  { language = 'en', figures, own = nothingOwn, audience = 'user' }: SuggestOptions = {},
): Scored[] {
  const start = withPlainWords(text.slice(0, readAtMost), own.names);
  const shelf = shelfOf(articles, language);
  const found = new Map(shelf.index.search(start).map(({ id, score }) => [id as number, score]));
  // People mix languages: English symptoms find it too.
  const shelves = language === 'en' ? [shelf] : [shelf, shelfOf(articles, 'en')];
  const { close, closest, sense, unlike } = compare(shelves, start);
  // Support looks for such things.
  const isExpert = audience === 'user' && isExpertTalk(start);
  return shelf.articles
    .map((article, place) => {
      const fits = ranked.find(({ category }) => category === article.category)?.probability ?? 0;
      const named = article.codes.some((code) => codes.includes(code));
      const score =
        bias +
        (isExpert ? expertTalk : 0) +
        weights.close * close[place]! +
        weights.sense * (language === 'en' ? sense[place]! : usualSense) +
        weights.unlike * unlike +
        weights.category * fits +
        weights.code * (named ? 1 : 0) +
        weights.search * Math.log1p(found.get(place) ?? 0);
      const touched = found.has(place) || named || close[place]! > 0.1;
      const sure = named || closest[place]! > 0.95;
      return {
        article,
        touched,
        score: (sure ? Math.max(score, 0) : score) + faring(figures?.get(article.id)),
      };
    })
    .filter(({ touched, article }) => touched && (audience === 'support' || article.audience === 'user'))
    .sort((one, other) => other.score - one.score);
}

interface Compared {
  /** For each article the average of its three closest symptoms, and its closest sense. */
  close: number[];
  /** Its closest one. */
  closest: number[];
  sense: number[];
  /** The closest near miss of all articles. */
  unlike: number;
}

function compare(shelves: readonly Shelf[], text: string): Compared {
  const features = featuresOf(text);
  const [first] = shelves;
  const placeOf = new Map(first!.articles.map(({ id }, place) => [id, place]));
  const best = first!.articles.map(() => [0, 0, 0] as [number, number, number]);
  const sense = first!.articles.map(() => 0);
  let unlike = 0;
  for (const shelf of shelves) {
    const { letters, sense: senses } = shelf.symptoms.compare(features);
    shelf.symptomOf.forEach((article, symptom) => {
      const place = placeOf.get(shelf.articles[article]!.id);
      if (place === undefined) return;
      best[place] = withClosest(best[place]!, letters[symptom]!);
      sense[place] = Math.max(sense[place]!, senses[symptom]!);
    });
    unlike = Math.max(unlike, ...shelf.unlike.compare(features).letters);
  }
  return {
    closest: best.map(([one]) => one),
    close: best.map(([one, two, three]) => (one + two + three) / 3),
    sense,
    unlike,
  };
}

function withClosest(
  [first, second, third]: [number, number, number],
  like: number,
): [number, number, number] {
  if (like > first) return [like, first, second];
  if (like > second) return [first, like, second];
  return [first, second, Math.max(third, like)];
}

// As if six people had said so before, four of them that it solved it: one bad vote sinks nothing.
const prior = { solved: 4, all: 6 };

/** How much likelier it helps than an article nobody has said anything of. */
function faring({ solved, notSolved }: Fared = { solved: 0, notSolved: 0 }): number {
  const share = (solved + prior.solved) / (solved + notSolved + prior.all);
  return Math.log(share / (1 - share)) - Math.log(prior.solved / (prior.all - prior.solved));
}
