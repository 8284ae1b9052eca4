import template from '../../cards/status-card.json' with { type: 'json' };
import { waitFor } from '../domain/escalation.ts';
import type { Ticket } from '../domain/ticket.ts';
import { isOpen, shownOf } from '../domain/ticket.ts';
import { formatMoment } from '../locales/format.ts';
import { text } from '../locales/text.ts';
import type { Text } from '../locales/text.ts';
import { executeAction, openDialog } from './action.ts';
import type { Json } from './action.ts';
import { shorten } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { agentName, lineOf, numberOf, userName } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';
import { dayOf, stateWords, waitKey } from './state-words.ts';

export interface StatusView extends Reader {
  ticket: Ticket;
  now: string;
  title: string;
  /** Who has it, or had it when it was resolved. */
  ownerName?: string;
  /** When something last changed. */
  changedAt: string;
  /** Reporter and affected person, where they differ: whose card this is, and the other one's name. */
  shared?: { self: 'reporter' | 'affected'; otherName?: string };
  /** The owner's open question while the ticket waits on the user. */
  question?: string;
  /** The destination's number for it, while it is outside, and whether it has it. */
  caseNumber?: string;
  delivered?: boolean;
  /** Nothing is known yet of device, time and reach, so they are asked for. */
  offerDetails: boolean;
}

/** The user's own view of a request: its state, who has it and what happens next. */
export function statusCard(view: StatusView): Card {
  const t = text(view.locale);
  const { ticket } = view;
  const number = numberOf(ticket.number);
  const title = lineOf(view.title);
  const state = stateWords(ticket.state, 'user', view);
  const asked = ticket.state.type === 'waiting' && ticket.state.on === 'user' && Boolean(view.question);
  return render(template, view.locale, {
    fallback: t('card.status.fallback', { ticket: number, title, state: state.words }),
    state: headingOf(view, state.words, t),
    style: state.style,
    color: state.color,
    number,
    title,
    shared: Boolean(view.shared),
    sharedWith: sharedWith(view, t),
    moving: isOpen(ticket),
    steps: stepsOf(ticket, t),
    asked,
    asker: t('card.status.question', { name: agentName(view.ownerName, view) }),
    question: shorten(view.question ?? '', 1_500),
    next: nextOf(view, t),
    updated: t('card.status.updated', { time: formatMoment(view.changedAt, view.locale, view.timeZone) }),
    actions: actionsOf(view, t),
  });
}

/** Who is on it says more than that it is being worked on. */
function headingOf(view: StatusView, words: string, t: Text): string {
  if (view.ticket.state.type !== 'inProgress') return words;
  return t('card.status.withOwner', { owner: agentName(view.ownerName, view) });
}

function sharedWith(view: StatusView, t: Text): string {
  if (!view.shared) return '';
  const name = userName(view.shared.otherName, view);
  return view.shared.self === 'reporter'
    ? t('card.status.reportedFor', { name })
    : t('card.status.reportedBy', { name });
}

/** How far it has come. */
function stepsOf({ state }: Ticket, t: Text): Json[] {
  const reached = state.type === 'new' ? 0 : state.type === 'resolved' ? 2 : 1;
  const names = [t('card.status.stepReported'), t('card.status.stepWorking'), t('card.status.stepSolved')];
  return names.map((name, place) => {
    if (place < reached) return { text: `✓ ${name}`, color: 'Good', weight: 'Default', subtle: false };
    if (place === reached) return { text: `● ${name}`, color: 'Accent', weight: 'Bolder', subtle: false };
    return { text: `○ ${name}`, color: 'Default', weight: 'Default', subtle: true };
  });
}

function nextOf(view: StatusView, t: Text): string {
  const { ticket, now } = view;
  const { state } = ticket;
  const owner = agentName(view.ownerName, view);
  const waitsOnOthers = state.type === 'waiting' && state.on !== 'user';
  if (ticket.queueId === undefined && (state.type === 'new' || state.type === 'inProgress' || waitsOnOthers))
    return t('card.status.next.unserved');
  switch (state.type) {
    case 'new':
      return t('card.status.next.new');
    case 'inProgress':
      return newsFromOutside(view, t) ?? t('card.status.next.inProgress', { owner });
    case 'waiting': {
      const date = dayOf(state.until, view);
      if (state.on === 'date') return t('card.status.next.waitingDate', { owner, date });
      const waits = outsideWords(view, t) ?? t(`card.status.next.${waitKey(state.on)}`, { owner, date });
      if (state.on === 'user' || !date) return waits;
      return `${waits} ${t('card.status.next.waitingUntil', { owner, date })}`;
    }
    case 'resolved':
      return t('card.status.next.resolved', { owner, date: dayOf(state.closesAt, view) });
    default:
      if (state.reopenUntil < now) return t('card.status.next.closedForGood');
      return t(`card.status.next.${state.type}`, { date: dayOf(state.reopenUntil, view) });
  }
}

/** Where it is outside, in plain words; undefined: it waits on something else. */
function outsideWords({ ticket, caseNumber, delivered, ...view }: StatusView, t: Text): string | undefined {
  const { state, escalation } = ticket;
  if (state.type !== 'waiting' || !escalation || waitFor(escalation) !== state.on) return undefined;
  const owner = agentName(view.ownerName, view);
  if (escalation.state === 'requested') return t('card.status.next.askedForEscalation', { owner });
  const params = { owner, destination: t(`route.${escalation.route}`), number: lineOf(caseNumber ?? '') };
  if (!delivered) return t('card.status.next.toDestination', params);
  const works = escalation.state === 'acknowledged';
  if (caseNumber)
    return t(
      works ? 'card.status.next.destinationWorksCase' : 'card.status.next.withDestinationCase',
      params,
    );
  return t(works ? 'card.status.next.destinationWorks' : 'card.status.next.withDestination', params);
}

/** What the destination said last, while the owner sees to it. */
function newsFromOutside({ ticket: { escalation }, ...view }: StatusView, t: Text): string | undefined {
  if (escalation?.state !== 'questioned' && escalation?.state !== 'solved') return undefined;
  const params = { owner: agentName(view.ownerName, view), destination: t(`route.${escalation.route}`) };
  return t(
    `card.status.next.${escalation.state === 'solved' ? 'destinationSolved' : 'destinationAsked'}`,
    params,
  );
}

function actionsOf({ ticket, now, offerDetails }: StatusView, t: Text): Json[] {
  const ofTicket = { ticketId: ticket.id };
  const onTicket = { ticketId: ticket.id, shown: shownOf(ticket) };
  const { state } = ticket;
  if (state.type === 'closed' || state.type === 'withdrawn') {
    const again = executeAction(t('card.action.reopen'), { type: 'ticket.reopen', ...onTicket });
    return state.reopenUntil < now ? [] : [again];
  }
  if (state.type === 'resolved') {
    return [
      executeAction(t('card.action.confirm'), { type: 'ticket.confirm', ...onTicket }, { style: 'positive' }),
      openDialog(t('card.action.reject'), { type: 'ticket.reject.form', ...onTicket }),
    ];
  }
  const details = openDialog(t('card.action.moreDetails'), { type: 'ticket.details.form', ...ofTicket });
  return [
    ...(offerDetails ? [details] : []),
    openDialog(t('card.action.comment'), { type: 'ticket.comment.form', ...ofTicket }),
    executeAction(t('card.action.withdraw'), { type: 'ticket.withdraw', ...onTicket }),
    executeAction(t('card.action.newProblem'), { type: 'ticket.new' }),
  ];
}
