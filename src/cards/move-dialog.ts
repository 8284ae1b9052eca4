import template from '../../cards/move-dialog.json' with { type: 'json' };
import type { Ticket } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { Dialog, Problem } from './dialog.ts';
import { dialogFrom } from './dialog.ts';
import type { Reader } from './reader.ts';
import { lineOf, numberOf } from './reader.ts';

export interface MoveDialogView extends Reader {
  ticket: Ticket;
  /** What the user has written, newest first; at most ten are shown. */
  posts: readonly { id: string; text: string }[];
  problem?: Problem;
}

/** Which of the user's posts is about something else? */
export function moveDialog(view: MoveDialogView): Dialog {
  const { ticket, locale } = view;
  const t = text(locale);
  const posts = view.posts.slice(0, 10);
  return dialogFrom(template, {
    locale,
    title: t('dialog.move.title', { ticket: numberOf(ticket.number) }),
    height: 'medium',
    problem: view.problem,
    fields: {
      some: posts.length > 0,
      chosen: posts[0]?.id ?? '',
      choices: posts.map(({ id, text: words }) => ({ title: lineOf(words), value: id })),
      hint: t(posts.length > 0 ? 'dialog.move.hint' : 'dialog.move.none'),
    },
    submit:
      posts.length > 0
        ? { title: t('dialog.move.submit'), button: { type: 'ticket.move', ticketId: ticket.id } }
        : undefined,
  });
}
