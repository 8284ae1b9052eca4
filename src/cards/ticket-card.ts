import template from '../../cards/ticket-card.json' with { type: 'json' };
import type { Language } from '../domain/language.ts';
import type { Reach } from '../domain/severity.ts';
import type { Subject } from '../domain/subject.ts';
import { formatMoment } from '../locales/format.ts';
import { text } from '../locales/text.ts';
import type { Text } from '../locales/text.ts';
import { executeAction, openUrl } from './action.ts';
import type { EscalationView } from './escalation-card.ts';
import { lineCard } from './line-card.ts';
import { shorten, shortenLine } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { agentName, lineOf, numberOf, userName } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';
import { severityColor, stateWords } from './state-words.ts';
import { subjectWords } from './subject-words.ts';
import type { TicketActionsView } from './ticket-actions.ts';
import { ticketActions } from './ticket-actions.ts';
import { ticketFacts } from './ticket-facts.ts';

/** An article that somebody was walked through, and how far. */
export interface TriedWalk {
  title: string;
  state: 'going' | 'solved' | 'notHelped' | 'left';
  step: number;
  steps: number;
}

/** Everyone in the channel sees this: nothing of another ticket, no rating, no password. */
export interface TicketView extends Reader, TicketActionsView {
  now: string;
  title: string;
  /** What the user wrote besides the title. */
  details?: string;
  subject?: Subject;
  device?: string;
  /** `YYYY-MM-DD`. */
  since?: string;
  reach?: Reach;
  canWork?: boolean;
  /** The affected person, and who reported it where that is another. */
  userName?: string;
  reporterName?: string;
  ownerName?: string;
  /** The last words sent to the user. */
  lastToUser?: {
    text: string;
    at: string;
    byName?: string;
    delivery: 'pending' | 'delivered' | 'failed' | 'unknown';
  };
  /** What was done, while the user is asked whether that solved it. */
  done?: string;
  relay: 'mention' | 'all';
  /** Who supports the user, where that is a partner. */
  partnerTeam?: string;
  /** How its newest escalation stands, once it is more than the ticket's state says. */
  escalation?: { caseNumber?: string; delivery: EscalationView['delivery'] };
  /** The articles that the user was walked through, and how far. */
  tried?: readonly TriedWalk[];
  /** What the user writes in, where that isn't the desk's language. */
  language?: Language;
  /** Teams user ids (`29:…`) whose clients ask for their own view; at most 60 are used. */
  refreshFor?: readonly string[];
  /** This is the card of a thread that the ticket has left: where it is now, and the tier of that thread. */
  movedTo?: { tier: number; fromTier?: number; url?: string };
}

/** So much of a report is read on the card; a longer one follows in the thread. */
export const detailsShown = 700;

/** The ticket's card on top of its thread; a line once it is finished or has moved on. */
export function ticketCard(view: TicketView): Card {
  const { ticket } = view;
  if (view.movedTo) return pointerCard(view, view.movedTo);
  if (ticket.state.type === 'closed' || ticket.state.type === 'withdrawn') return finishedCard(view);
  const t = text(view.locale);
  const number = numberOf(ticket.number);
  const title = lineOf(view.title);
  const severity = t('card.ticket.severity', {
    letter: ticket.severity,
    words: t(`severity.${ticket.severity}`),
  });
  const state = stateWords(ticket.state, 'agent', view);
  const details = shorten(view.details ?? '', detailsShown);
  const card = render(template, view.locale, {
    fallback: t('card.ticket.fallback', { ticket: number, severity, title }),
    style: ticket.severity === 'A' ? 'attention' : state.style,
    state: state.words,
    color: state.color,
    severity,
    severityColor: severityColor(ticket.severity),
    title,
    place: [
      number,
      t('card.ticket.tier', { tier: ticket.tier }),
      t(`categories.${ticket.category}`),
      ...(view.subject ? [subjectWords(view.locale, view.subject)] : []),
    ].join(' · '),
    facts: ticketFacts(view),
    detailed: details !== '',
    details,
    ...lastOf(view, t),
    guided: ticket.state.type !== 'new',
    howTo: t(view.relay === 'all' ? 'card.ticket.howToAll' : 'card.ticket.howTo', {
      user: userName(view.userName, view),
    }),
    actions: ticketActions(view),
  });
  return { ...card, ...refreshOf(view) };
}

function lastOf(view: TicketView, t: Text) {
  const last = view.lastToUser;
  const user = userName(view.userName, view);
  if (view.done) {
    const lastTitle = t('card.ticket.solution', { user });
    return { told: true, lastColor: 'Default', lastTitle, lastText: shorten(view.done, 400) };
  }
  if (!last)
    return {
      told: false,
      lastText: '',
      lastColor: 'Default',
      lastTitle: t('card.ticket.nothingToUser', { user }),
    };
  const words = shorten(last.text, 400) || t('relay.deleted');
  const lastText = last.byName ? `${agentName(last.byName, view)}: ${words}` : words;
  const told = { told: true, lastText };
  switch (last.delivery) {
    case 'delivered': {
      const time = formatMoment(last.at, view.locale, view.timeZone);
      return { ...told, lastColor: 'Default', lastTitle: t('card.ticket.lastToUser', { user, time }) };
    }
    case 'pending':
      return { ...told, lastColor: 'Warning', lastTitle: t('card.ticket.lastToUserPending', { user }) };
    case 'unknown':
      return { ...told, lastColor: 'Warning', lastTitle: t('card.ticket.lastToUserUnknown', { user }) };
    case 'failed':
      return { ...told, lastColor: 'Attention', lastTitle: t('card.ticket.lastToUserFailed', { user }) };
  }
}

/** Members listed here get their own buttons; for everyone else the card works as it is. */
function refreshOf({ ticket, refreshFor = [], locale }: TicketView) {
  if (refreshFor.length === 0) return {};
  const refresh = { type: 'ticket.refresh', ticketId: ticket.id, tier: ticket.tier } as const;
  const action = executeAction(text(locale)('card.action.open'), refresh);
  return { refresh: { action, userIds: refreshFor.slice(0, 60) } };
}

function pointerCard(view: TicketView, { tier, fromTier, url }: NonNullable<TicketView['movedTo']>): Card {
  const t = text(view.locale);
  const params = { ticket: numberOf(view.ticket.number), title: lineOf(view.title), tier };
  const words = () => {
    if (view.ticket.queueId === undefined) return t('card.ticket.movedNowhere', params);
    return tier === fromTier ? t('card.ticket.movedChannel', params) : t('card.ticket.moved', params);
  };
  const actions = url ? [openUrl(t('card.action.open'), url)] : [];
  return lineCard(view.locale, { icon: '→', color: 'Accent', text: words(), actions });
}

function finishedCard(view: TicketView): Card {
  const t = text(view.locale);
  const params = { ticket: numberOf(view.ticket.number), title: lineOf(view.title) };
  if (view.ticket.state.type === 'withdrawn') {
    return lineCard(view.locale, { icon: '–', text: t('card.ticket.withdrawn', params) });
  }
  const owner = shortenLine(view.ownerName ?? '', 60);
  const words = owner ? t('card.ticket.closedBy', { ...params, owner }) : t('card.ticket.closed', params);
  return lineCard(view.locale, { icon: '✓', color: 'Good', text: words, link: ticketActions(view)[0] });
}
