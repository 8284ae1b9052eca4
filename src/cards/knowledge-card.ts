import template from '../../cards/knowledge-card.json' with { type: 'json' };
import { knowledgeLists } from '../domain/effects.ts';
import type { KnowledgeList } from '../domain/effects.ts';
import { text } from '../locales/text.ts';
import { executeAction } from './action.ts';
import type { Json } from './action.ts';
import { shorten, shortenLine } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';

export interface KnowledgeView extends Reader {
  list: KnowledgeList;
  /** Under the title: figures, or what this is. */
  intro: string;
  rows: readonly { title: string; about: string; actions?: Json[] }[];
  foot?: string;
  /** From 0; `rows` are those of all pages. */
  page?: number;
}

const mostRows = 10;

/** What the desk knows of its own: a list an IT admin can act on, and the way to the other lists. */
export function knowledgeCard(view: KnowledgeView): Card {
  const t = text(view.locale);
  const page = Math.min(view.page ?? 0, Math.max(0, Math.ceil(view.rows.length / mostRows) - 1));
  const left = view.rows.length - (page + 1) * mostRows;
  const others = knowledgeLists.filter((list) => list !== view.list);
  return render(template, view.locale, {
    title: t(`card.knowledge.${view.list}.title`),
    intro: shorten(view.intro, 600),
    rows: view.rows.slice(page * mostRows, (page + 1) * mostRows).map(({ title, about, actions = [] }) => ({
      title: shortenLine(title, 200),
      about: shortenLine(about, 300),
      acting: actions.length > 0,
      actions,
    })),
    footed: Boolean(view.foot),
    foot: shorten(view.foot ?? '', 600),
    actions: [
      ...(left > 0 ? [moreAction(view, page + 1, left)] : []),
      ...others.map((list) =>
        executeAction(t(`card.knowledge.${list}.button`), { type: 'knowledge.list', list }),
      ),
    ],
  });
}

const moreAction = ({ list, locale }: KnowledgeView, page: number, count: number): Json =>
  executeAction(text(locale)('card.knowledge.more', { count }), { type: 'knowledge.list', list, page });
