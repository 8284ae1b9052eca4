import template from '../../cards/suggest-dialog.json' with { type: 'json' };
import type { Ticket } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { Json } from './action.ts';
import { submitDialog } from './action.ts';
import type { Dialog, Problem } from './dialog.ts';
import { dialogFrom } from './dialog.ts';
import { shorten } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { lineOf, numberOf } from './reader.ts';
import type { Button } from './submit.ts';

export interface SuggestDialogView extends Reader {
  ticket: Ticket;
  search: string;
  /** The best first; what only support may do is shown to be read. */
  articles: readonly {
    id: string;
    title: string;
    audience: 'user' | 'support';
    steps: readonly string[];
    /** Of the people who said so. */
    solved: number;
    notSolved: number;
  }[];
  problem?: Problem;
}

/** An agent looks for steps that fit, reads them, and sends them to the user. */
export function suggestDialog(view: SuggestDialogView): Dialog {
  const { ticket, locale } = view;
  const t = text(locale);
  const forUser = view.articles.filter(({ audience }) => audience === 'user').slice(0, 5);
  const support = view.articles.filter(({ audience }) => audience === 'support').slice(0, 2);
  const ofTicket = { ticketId: ticket.id };
  const search: Button = { type: 'article.search', ...ofTicket };
  return dialogFrom(template, {
    locale,
    title: t('dialog.suggest.title', { ticket: numberOf(ticket.number) }),
    height: 'large',
    problem: view.problem,
    fields: {
      search: shorten(view.search.replaceAll(/\s+/g, ' '), 200),
      searchActions: [{ ...submitDialog(t('dialog.suggest.search'), search), style: 'default' }],
      found: forUser.length > 0,
      none: forUser.length === 0,
      choices: forUser.map(({ id, title, solved, notSolved }) => ({
        title:
          solved + notSolved > 0
            ? t('dialog.suggest.fared', { title: lineOf(title), solved, all: solved + notSolved })
            : lineOf(title),
        value: id,
      })),
      readable: view.articles.length > 0,
      readings: [...forUser, ...support].map((article, place) => readingOf(article, `read${place}`)),
    },
    submit:
      forUser.length > 0
        ? { title: t('dialog.suggest.submit'), button: { type: 'article.suggest', ...ofTicket } }
        : undefined,
  });
}

/** What would be sent, folded. */
function readingOf({ title, audience, steps }: SuggestDialogView['articles'][number], stepsId: string): Json {
  return {
    title: lineOf(title),
    only: audience === 'support',
    stepsId,
    toggle: { type: 'Action.ToggleVisibility', title: lineOf(title), targetElements: [stepsId] },
    steps: steps.map((step, place) => `${place + 1}. ${shorten(step, 400)}`).join('\n'),
  };
}
