import { articleLimits } from '../domain/article.ts';
import { text } from '../locales/text.ts';
import { executeAction } from './action.ts';
import type { Json } from './action.ts';
import { shorten } from './plain-words.ts';
import { lineOf } from './reader.ts';

/** An article, one step at a time. */
export interface WalkView {
  articleId: string;
  title: string;
  steps: readonly string[];
  stop: string;
  /** The step in front of the person, from 0; as many as there are steps: all are done. */
  step: number;
}

/** What the buttons are about: a report of one's own, or an article that an agent suggested. */
export type WalkOf = { reportId: string } | { walkId: string };

export const hasStepsLeft = ({ step, steps }: WalkView): boolean => step < steps.length;

/** The part of a card that shows the step. */
export function walkFields(locale: string, walk: WalkView | undefined): Json {
  const t = text(locale);
  if (!walk) return { walking: false, walkTitle: '', place: '', dots: '', step: '', stops: false, stop: '' };
  const { steps, step } = walk;
  const left = hasStepsLeft(walk);
  const place = Math.min(step, steps.length - 1);
  return {
    walking: true,
    walkTitle: lineOf(walk.title),
    place: left ? t('card.walk.place', { step: step + 1, steps: steps.length }) : t('card.walk.end'),
    dots: steps.map((_, at) => (at < step || at === place ? '●' : '○')).join(' '),
    step: left ? shorten(steps[step]!, articleLimits.step) : t('card.walk.question'),
    // When to stop is read before the last step, and after it.
    stops: step >= steps.length - 1,
    stop: shorten(walk.stop, articleLimits.stop),
  };
}

export function walkActions(locale: string, walk: WalkView, of: WalkOf): Json[] {
  const t = text(locale);
  const { articleId, step } = walk;
  const left = hasStepsLeft(walk);
  const next = executeAction(
    t('card.action.nextStep'),
    { type: 'article.next', ...of, articleId, step },
    { style: 'positive' },
  );
  const solved = executeAction(
    t('card.action.solved'),
    { type: 'article.solved', ...of, articleId },
    left ? {} : { style: 'positive' },
  );
  const inVain = executeAction(t('card.action.notHelped'), { type: 'article.notHelped', ...of, articleId });
  return left ? [next, solved, inVain] : [solved, inVain];
}
