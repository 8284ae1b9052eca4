import template from '../../cards/requests-card.json' with { type: 'json' };
import type { Ticket } from '../domain/ticket.ts';
import { shownOf } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { Text } from '../locales/text.ts';
import { executeAction, openDialog } from './action.ts';
import type { Json } from './action.ts';
import type { Reader } from './reader.ts';
import { agentName, lineOf, numberOf, userName } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';
import { stateWords } from './state-words.ts';

export interface RequestsView extends Reader {
  now: string;
  /** Newest first; at most ten are shown. */
  requests: readonly RequestItem[];
  /** How many there are in all. */
  total: number;
}

export interface RequestItem {
  ticket: Ticket;
  title: string;
  ownerName?: string;
  /** Reported for this other person. */
  forName?: string;
}

const most = 10;

export function requestsCard(view: RequestsView): Card {
  const t = text(view.locale);
  const { requests, total } = view;
  const rows = requests.slice(0, most).map((request, place) => rowOf(request, place, view));
  return render(template, view.locale, {
    fallback: t('card.requests.fallback', { count: total }),
    intro: total === 0 ? t('card.requests.empty') : t('card.requests.hint'),
    rows,
    cut: total > rows.length,
    more: t('card.requests.more', { count: total - rows.length }),
    actions: [
      openDialog(t('card.action.report'), { type: 'report.form' }),
      openDialog(t('card.action.reportOther'), { type: 'report.other' }),
    ],
  });
}

function rowOf(request: RequestItem, place: number, view: RequestsView): Json {
  const t = text(view.locale);
  const { ticket, ownerName, forName } = request;
  const state = stateWords(ticket.state, 'user', view);
  const actionsId = `actions${place}`;
  const title = lineOf(request.title);
  const owned = ticket.state.type === 'inProgress' || ticket.state.type === 'waiting';
  const about = [
    ...(owned ? [t('card.requests.owner', { name: agentName(ownerName, view) })] : []),
    ...(forName ? [t('card.requests.for', { name: userName(forName, view) })] : []),
  ];
  return {
    title,
    state: `${numberOf(ticket.number)} · ${state.words}`,
    color: state.color,
    noted: about.length > 0,
    about: about.join(' · '),
    actionsId,
    toggle: { type: 'Action.ToggleVisibility', title, targetElements: [actionsId] },
    actions: actionsOf(ticket, view.now, t),
  };
}

function actionsOf(ticket: Ticket, now: string, t: Text): Json[] {
  const { state } = ticket;
  const onTicket = { ticketId: ticket.id, shown: shownOf(ticket) };
  const again = executeAction(t('card.action.reopen'), { type: 'ticket.reopen', ...onTicket });
  if (state.type === 'closed' || state.type === 'withdrawn') {
    const report = openDialog(t('card.action.newProblem'), { type: 'report.form' });
    return [state.reopenUntil < now ? report : again];
  }
  const answers = [
    executeAction(t('card.action.confirm'), { type: 'ticket.confirm', ...onTicket }, { style: 'positive' }),
    openDialog(t('card.action.reject'), { type: 'ticket.reject.form', ...onTicket }),
  ];
  return [
    ...(state.type === 'resolved' ? answers : []),
    openDialog(t('card.action.comment'), { type: 'ticket.comment.form', ticketId: ticket.id }),
    openDialog(t('card.action.moreDetails'), { type: 'ticket.details.form', ticketId: ticket.id }),
    ...(state.type === 'resolved'
      ? []
      : [executeAction(t('card.action.withdraw'), { type: 'ticket.withdraw', ...onTicket })]),
  ];
}
