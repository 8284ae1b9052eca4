import template from '../../cards/confirm-card.json' with { type: 'json' };
import rateTemplate from '../../cards/rate-card.json' with { type: 'json' };
import type { Ticket } from '../domain/ticket.ts';
import { shownOf } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import { executeAction, openDialog } from './action.ts';
import { lineCard } from './line-card.ts';
import { shorten } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { agentName, lineOf, numberOf } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';
import { dayOf } from './state-words.ts';

export interface ConfirmView extends Reader {
  ticket: Ticket;
  title: string;
  /** What the agent did. */
  done?: string;
  ownerName?: string;
  /** It was closed because nobody answered. */
  bySilence?: boolean;
}

/** "Did this solve it?", then 1 to 5, then thanks; one line once it went another way. */
export function confirmCard(view: ConfirmView): Card {
  const t = text(view.locale);
  const { ticket } = view;
  const about = aboutOf(view);
  switch (ticket.state.type) {
    case 'resolved':
      return askCard(view);
    case 'closed':
      return ticket.rating === undefined
        ? rateCard(view)
        : lineCard(view.locale, {
            icon: '✓',
            color: 'Good',
            text: about,
            note: t('card.confirm.thanks', { rating: ticket.rating }),
          });
    case 'withdrawn':
      return lineCard(view.locale, { icon: '–', text: about, note: t('card.confirm.withdrawn') });
    default: {
      const note = t('card.confirm.back', { owner: agentName(view.ownerName, view) });
      return lineCard(view.locale, { icon: '↩', color: 'Accent', text: about, note });
    }
  }
}

const aboutOf = ({ ticket, title }: ConfirmView): string => `${numberOf(ticket.number)} · ${lineOf(title)}`;

function askCard(view: ConfirmView): Card {
  const t = text(view.locale);
  const { ticket } = view;
  const onTicket = { ticketId: ticket.id, shown: shownOf(ticket) };
  const closesAt = ticket.state.type === 'resolved' ? ticket.state.closesAt : undefined;
  return render(template, view.locale, {
    fallback: t('card.confirm.fallback', { ticket: numberOf(ticket.number), title: lineOf(view.title) }),
    heading: t('card.confirm.title'),
    about: aboutOf(view),
    told: Boolean(view.done),
    doneTitle: t('card.confirm.done', { owner: agentName(view.ownerName, view) }),
    done: shorten(view.done ?? '', 1_500),
    closing: closesAt !== undefined,
    closes: t('card.confirm.closes', { date: dayOf(closesAt, view) }),
    actions: [
      executeAction(t('card.action.confirm'), { type: 'ticket.confirm', ...onTicket }, { style: 'positive' }),
      openDialog(t('card.action.reject'), { type: 'ticket.reject.form', ...onTicket }),
    ],
  });
}

// The variation selector asks for the colour picture where a font has both.
const faces = ['😞', '🙁', '😐', '🙂', '😀'].map((face) => `${face}\ufe0f`);

function rateCard(view: ConfirmView): Card {
  const t = text(view.locale);
  const ratings = ([1, 2, 3, 4, 5] as const).map((rating) => ({
    face: faces[rating - 1],
    action: executeAction(t(`card.confirm.rate${rating}`), {
      type: 'ticket.rate',
      ticketId: view.ticket.id,
      rating,
    }),
  }));
  const heading = view.bySilence ? t('card.confirm.silenceTitle') : t('card.confirm.closedTitle');
  return render(rateTemplate, view.locale, { heading, about: aboutOf(view), ratings });
}
