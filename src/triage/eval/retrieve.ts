import type { Article } from '../articles.ts';
import { wordsOf } from '../features.ts';
import { suggestArticles } from '../suggest.ts';
import { nothingOwn, rankCategories, understand } from '../understand.ts';

export interface Question {
  question: string;
  /** An article's id or title; null: none fits. */
  article: string | null;
}

interface Row extends Question {
  /** Ids of what would be offered, best first. */
  offered: string[];
}

export interface RetrievalFigures {
  questions: number;
  recallAt1: number;
  recallAt3: number;
  /** Mean reciprocal rank: 1 for the first place, 0 when it isn't offered. */
  mrr: number;
  /** Of those that no article fits. */
  rightlySilent: number;
  silentQuestions: number;
  millisecondsPerQuestion: number;
  /** Named in the file, and no article is called so. */
  unknown: string[];
  rows: Row[];
}

/** What people would be offered for each question: every one is read as a report. */
export function measureRetrieval(
  questions: readonly Question[],
  articles: readonly Article[],
): RetrievalFigures {
  const english = articles.filter(({ language }) => language === 'en');
  const idOf = (name: string) =>
    english.find(({ id }) => id === name)?.id ?? english.find(({ title }) => same(title, name))?.id ?? name;
  offer('warm up', articles);
  const started = performance.now();
  const rows = questions.map(({ question, article }): Row => ({
    question,
    article: article === null ? null : idOf(article),
    offered: offer(question, articles),
  }));
  const milliseconds = (performance.now() - started) / questions.length;
  const fitting = rows.filter(({ article }) => article !== null);
  const silent = rows.filter(({ article }) => article === null);
  const places = fitting.map(({ article, offered }) => offered.indexOf(article!));
  const mean = (values: readonly number[]) =>
    values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
  return {
    questions: rows.length,
    recallAt1: mean(places.map((place) => (place === 0 ? 1 : 0))),
    recallAt3: mean(places.map((place) => (place >= 0 && place < 3 ? 1 : 0))),
    mrr: mean(places.map((place) => (place >= 0 ? 1 / (place + 1) : 0))),
    rightlySilent: mean(silent.map(({ offered }) => (offered.length === 0 ? 1 : 0))),
    silentQuestions: silent.length,
    millisecondsPerQuestion: Math.round(milliseconds * 10) / 10,
    unknown: [
      ...new Set(
        fitting.flatMap(({ article }) => (english.some(({ id }) => id === article) ? [] : [article!])),
      ),
    ],
    rows,
  };
}

function offer(question: string, articles: readonly Article[]): string[] {
  const understood = understand(question);
  const ranked = understood.intent === 'report' ? understood.ranked : rankCategories(question, nothingOwn);
  const read = { ...understood, intent: 'report', ranked } as const;
  const language = understood.language ?? 'en';
  return suggestArticles(read, question, articles, { language }).map(({ id }) => id);
}

const same = (one: string, other: string): boolean => wordsOf(one).join(' ') === wordsOf(other).join(' ');

export function showRetrieval(figures: RetrievalFigures): string {
  const three = (value: number): string => value.toFixed(3);
  return [
    `questions        ${figures.questions}`,
    `recall@1         ${three(figures.recallAt1)}`,
    `recall@3         ${three(figures.recallAt3)}`,
    `MRR              ${three(figures.mrr)}`,
    `rightly silent   ${three(figures.rightlySilent)} of ${figures.silentQuestions} that no article fits`,
    `time a question  ${figures.millisecondsPerQuestion} ms`,
  ].join('\n');
}
