import template from '../../cards/take-queue-card.json' with { type: 'json' };
import type { Category } from '../domain/category.ts';
import { text } from '../locales/text.ts';
import { executeAction } from './action.ts';
import { lineCard } from './line-card.ts';
import type { Reader } from './reader.ts';
import { lineOf } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';

export interface TakeQueueView extends Reader {
  proposalId: string;
  tier: number;
  /** Undefined: the rest. */
  categories?: readonly Category[];
  partner: boolean;
  /** The channel that serves it now. */
  channelName: string;
  state: 'open' | 'taken' | 'kept';
}

/** A second claim on the same scope moves nothing before an admin has said so. */
export function takeQueueCard(view: TakeQueueView): Card {
  const t = text(view.locale);
  const { proposalId, tier, categories } = view;
  const names = categories?.map((category) => t(`categories.${category}`)).join(', ');
  const scope = names
    ? t('card.queue.scopeFor', { tier, categories: names })
    : t('card.queue.scope', { tier });
  const channel = lineOf(view.channelName);
  if (view.state === 'taken') {
    return lineCard(view.locale, { icon: '✓', color: 'Good', text: t('card.queue.taken', { scope }) });
  }
  if (view.state === 'kept') {
    return lineCard(view.locale, { icon: '–', text: t('card.queue.kept', { scope, channel }) });
  }
  return render(template, view.locale, {
    scope,
    question: t('card.queue.ask', { channel }),
    partner: view.partner,
    actions: [
      executeAction(t('card.action.takeQueue'), { type: 'queue.take', proposalId }, { style: 'positive' }),
      executeAction(t('card.action.keepQueue'), { type: 'queue.keep', proposalId }),
    ],
  });
}
