import template from '../../cards/choose-ticket-card.json' with { type: 'json' };
import type { Ticket } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { TextKey } from '../locales/text.ts';
import { executeAction } from './action.ts';
import { lineCard } from './line-card.ts';
import type { Reader } from './reader.ts';
import { lineOf, numberOf } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';
import { stateWords } from './state-words.ts';

export interface ChooseTicketView extends Reader {
  messageId: string;
  /** What was written. */
  excerpt: string;
  /** The person's open tickets; at most eight are shown. */
  tickets: readonly { ticket: Ticket; title: string }[];
  /** One of them is over, and this sounds like it again. */
  repeats?: boolean;
  /** Once answered: the ticket's number, or a new problem; `none` when the words were deleted. */
  chosen?: number | 'new' | 'none';
}

/** Which request do these words belong to? */
export function chooseTicketCard(view: ChooseTicketView): Card {
  const t = text(view.locale);
  const { messageId, chosen } = view;
  const excerpt = lineOf(view.excerpt);
  if (chosen !== undefined) {
    if (chosen === 'none') {
      return lineCard(view.locale, { icon: '–', text: excerpt, note: t('card.report.droppedDone') });
    }
    const note =
      chosen === 'new' ? t('card.choose.new') : t('card.choose.chosen', { ticket: numberOf(chosen) });
    return lineCard(view.locale, { icon: '✓', color: 'Good', text: excerpt, note });
  }
  const rows = view.tickets.slice(0, 8).map(({ ticket, title }) => ({
    title: lineOf(title),
    about: `${numberOf(ticket.number)} · ${stateWords(ticket.state, 'user', view).words}`,
    action: executeAction(lineOf(title), { type: 'ticket.choose', messageId, ticketId: ticket.id }),
  }));
  return render(template, view.locale, {
    title: t(questionOf(view)),
    excerpt,
    rows,
    actions: [executeAction(t('card.action.newProblem'), { type: 'ticket.new', messageId })],
  });
}

/** With one open request the question is whether it is about that, or something else. */
function questionOf({ repeats, tickets }: ChooseTicketView): TextKey {
  if (repeats) return 'card.choose.titleAgain';
  return tickets.length === 1 ? 'card.choose.titleOne' : 'card.choose.title';
}
