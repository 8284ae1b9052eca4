import template from '../../cards/suggest-dialog.json' with { type: 'json' };
import type { Ticket } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { Dialog, Problem } from './dialog.ts';
import { dialogFrom } from './dialog.ts';
import { shorten } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { lineOf, numberOf } from './reader.ts';

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

/** An agent looks for steps that fit, and sends them to the user. */
export function suggestDialog(view: SuggestDialogView): Dialog {
  const { ticket, locale } = view;
  const t = text(locale);
  const forUser = view.articles.filter(({ audience }) => audience === 'user').slice(0, 6);
  const support = view.articles.filter(({ audience }) => audience === 'support').slice(0, 2);
  const ofTicket = { ticketId: ticket.id };
  return dialogFrom(template, {
    locale,
    title: t('dialog.suggest.title', { ticket: numberOf(ticket.number) }),
    height: 'large',
    problem: view.problem,
    fields: {
      search: shorten(view.search, 200),
      found: forUser.length > 0,
      none: forUser.length === 0,
      chosen: forUser[0]?.id ?? '',
      choices: forUser.map(({ id, title, solved, notSolved }) => ({
        title:
          solved + notSolved > 0
            ? t('dialog.suggest.fared', { title: lineOf(title), solved, all: solved + notSolved })
            : lineOf(title),
        value: id,
      })),
      support: support.map(({ title, steps }) => ({
        title: lineOf(title),
        steps: steps.map((step, place) => `${place + 1}. ${shorten(step, 400)}`).join('\n'),
      })),
    },
    submit:
      forUser.length > 0
        ? { title: t('dialog.suggest.submit'), button: { type: 'article.suggest', ...ofTicket } }
        : undefined,
    also: [{ title: t('dialog.suggest.search'), button: { type: 'article.search', ...ofTicket } }],
  });
}
