import template from '../../cards/walk-card.json' with { type: 'json' };
import { text } from '../locales/text.ts';
import { lineCard } from './line-card.ts';
import type { Reader } from './reader.ts';
import { agentName, lineOf, numberOf } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';
import { walkActions, walkFields } from './walk.ts';
import type { WalkView } from './walk.ts';

/** An article that an agent suggested for somebody's ticket. */
export interface WalkCardView extends Reader {
  walkId: string;
  walk: WalkView;
  state: 'going' | 'solved' | 'notHelped' | 'left';
  byName?: string;
  ticketNumber: number;
}

export function walkCard(view: WalkCardView): Card {
  const t = text(view.locale);
  const title = lineOf(view.walk.title);
  const ticket = numberOf(view.ticketNumber);
  switch (view.state) {
    case 'solved':
      return lineCard(view.locale, { icon: '✓', color: 'Good', text: title, note: t('card.walk.solved') });
    case 'notHelped':
      return lineCard(view.locale, { icon: '–', text: title, note: t('card.walk.notHelped', { ticket }) });
    case 'left':
      return lineCard(view.locale, { icon: '–', text: title, note: t('card.report.droppedDone') });
    case 'going':
      return render(template, view.locale, {
        fallback: t('card.walk.fallback', { title }),
        lead: t('card.walk.lead', { agent: agentName(view.byName, view), ticket }),
        ...walkFields(view.locale, view.walk),
        actions: walkActions(view.locale, view.walk, { walkId: view.walkId }),
      });
  }
}
