import template from '../../cards/agent-tickets-card.json' with { type: 'json' };
import type { Ticket } from '../domain/ticket.ts';
import { formatAge } from '../locales/format.ts';
import { text } from '../locales/text.ts';
import { openUrl } from './action.ts';
import type { Json } from './action.ts';
import type { Reader } from './reader.ts';
import { lineOf, numberOf, userName } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';
import { severityColor, stateWords } from './state-words.ts';

export interface AgentTicketsView extends Reader {
  list: 'mine' | 'queue';
  now: string;
  /** Most due first; at most ten are shown. */
  tickets: readonly { ticket: Ticket; title: string; userName?: string; threadUrl?: string }[];
  total: number;
}

const most = 10;

export function agentTicketsCard(view: AgentTicketsView): Card {
  const t = text(view.locale);
  const { list, tickets, total } = view;
  const rows = tickets.slice(0, most).map((item) => rowOf(item, view));
  return render(template, view.locale, {
    fallback: t('card.agent.fallback', { count: total }),
    title: t(`card.agent.${list}Title`),
    empty: rows.length === 0,
    emptyText: t(`card.agent.${list}Empty`),
    rows,
    cut: total > rows.length,
    more: t('card.agent.more', { count: total - rows.length }),
  });
}

function rowOf(item: AgentTicketsView['tickets'][number], view: AgentTicketsView): Json {
  const t = text(view.locale);
  const { ticket, title, threadUrl } = item;
  const state = stateWords(ticket.state, 'agent', view);
  const { severity } = ticket;
  const letter = t('card.ticket.severity', { letter: severity, words: t(`severity.${severity}`) });
  const age = t('card.agent.age', { age: formatAge(ticket.openedAt, view.now, view.locale) });
  return {
    title: lineOf(title),
    state: view.list === 'mine' ? `${letter} · ${state.words}` : letter,
    color: severity === 'A' ? 'Attention' : view.list === 'mine' ? state.color : severityColor(severity),
    about: [numberOf(ticket.number), userName(item.userName, view), age].join(' · '),
    linked: threadUrl !== undefined,
    actions: threadUrl ? [openUrl(t('card.action.open'), threadUrl)] : [],
  };
}
