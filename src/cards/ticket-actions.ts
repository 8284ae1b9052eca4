import type { Ticket } from '../domain/ticket.ts';
import { shownOf } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { Text } from '../locales/text.ts';
import { executeAction, openDialog, openUrl } from './action.ts';
import type { ActionLook, Json } from './action.ts';

export interface TicketActionsView {
  locale: string;
  ticket: Ticket;
  /** Whose view: by default everyone's, which has all that somebody may do. */
  viewer?: 'owner' | 'colleague';
  /** The tiers it can be raised and handed back to; undefined: there is none. */
  raiseTo?: number;
  handBackTo?: number;
  /** The user's sign-in name, for the call. */
  upn?: string;
}

const visible = 6;

/** In the overflow menu even where there is room. */
const rare: Name[] = ['change', 'handBack', 'release', 'moveWords', 'withdrawEscalation'];

/** Most useful first; from the seventh on they are in the overflow menu. What makes no sense now isn't there. */
export function ticketActions(view: TicketActionsView): Json[] {
  const { ticket } = view;
  const all = allActions(view);
  return namesFor(ticket, view.viewer)
    .filter((name) => all[name])
    .map((name, place) => all[name]!({ secondary: place >= visible || rare.includes(name) }));
}

type Name =
  | 'claim'
  | 'release'
  | 'assign'
  | 'raise'
  | 'handBack'
  | 'change'
  | 'note'
  | 'reply'
  | 'ask'
  | 'wait'
  | 'endWait'
  | 'resolve'
  | 'call'
  | 'suggestArticle'
  | 'moveWords'
  | 'makeArticle'
  | 'escalate'
  | 'answerDestination'
  | 'recordUpdate'
  | 'reopenCase'
  | 'withdrawEscalation';

/** What there is to do about an escalation now; a question that waits comes first. */
function escalationNames({ escalation }: Ticket): { urgent: Name[]; usual: Name[]; rare: Name[] } {
  if (!escalation) return { urgent: [], usual: ['escalate'], rare: [] };
  switch (escalation.state) {
    case 'requested':
      return { urgent: [], usual: [], rare: ['withdrawEscalation'] };
    case 'askedBack':
      return { urgent: ['escalate'], usual: [], rare: ['withdrawEscalation'] };
    case 'questioned':
      return { urgent: ['answerDestination'], usual: [], rare: ['recordUpdate', 'withdrawEscalation'] };
    case 'sent':
    case 'acknowledged':
      return { urgent: [], usual: ['recordUpdate'], rare: ['answerDestination', 'withdrawEscalation'] };
    case 'solved':
      return { urgent: [], usual: ['reopenCase'], rare: ['escalate'] };
    default:
      return { urgent: [], usual: ['escalate'], rare: [] };
  }
}

const isUrgent = (ticket: Ticket): boolean => escalationNames(ticket).urgent.length > 0;

function namesFor(ticket: Ticket, viewer: TicketActionsView['viewer']): Name[] {
  const { state } = ticket;
  const outside = escalationNames(ticket);
  switch (state.type) {
    case 'new':
      return [
        'claim',
        'reply',
        'assign',
        'raise',
        'note',
        'suggestArticle',
        'call',
        'change',
        'moveWords',
        'handBack',
      ];
    case 'inProgress':
      if (viewer === 'colleague') return ['reply', 'note', 'suggestArticle', 'call', 'moveWords'];
      return [
        ...outside.urgent,
        'reply',
        'ask',
        'resolve',
        'raise',
        ...outside.usual,
        'suggestArticle',
        'wait',
        'note',
        'call',
        'assign',
        'change',
        'moveWords',
        'handBack',
        'release',
        ...outside.rare,
      ];
    case 'waiting':
      if (viewer === 'colleague') return ['reply', 'note', 'suggestArticle', 'call', 'moveWords'];
      return [
        ...outside.urgent,
        'reply',
        'endWait',
        'resolve',
        ...outside.usual,
        'ask',
        'raise',
        'suggestArticle',
        'note',
        'wait',
        'call',
        'assign',
        'change',
        'moveWords',
        'handBack',
        'release',
        ...outside.rare,
      ];
    case 'resolved':
      return ['reply', 'note', 'makeArticle', 'call', 'moveWords'];
    case 'closed':
      return ['makeArticle'];
    default:
      return [];
  }
}

type Make = (look: ActionLook) => Json;

function allActions({
  locale,
  ticket,
  raiseTo,
  handBackTo,
  upn,
}: TicketActionsView): Partial<Record<Name, Make>> {
  const t = text(locale);
  const ofTicket = { ticketId: ticket.id };
  const onTicket = { ticketId: ticket.id, shown: shownOf(ticket) };
  return {
    claim: (look) =>
      executeAction(
        t('card.action.claim'),
        { type: 'ticket.claim', ...onTicket },
        { ...look, style: 'positive' },
      ),
    release: (look) => executeAction(t('card.action.release'), { type: 'ticket.release', ...onTicket }, look),
    assign: (look) => openDialog(t('card.action.assign'), { type: 'ticket.assign.form', ...onTicket }, look),
    change: (look) => openDialog(t('card.action.change'), { type: 'ticket.change.form', ...onTicket }, look),
    note: (look) => openDialog(t('card.action.note'), { type: 'ticket.note.form', ...ofTicket }, look),
    reply: (look) => openDialog(t('card.action.reply'), { type: 'ticket.reply.form', ...ofTicket }, look),
    ask: (look) => openDialog(t('card.action.ask'), { type: 'ticket.ask.form', ...onTicket }, look),
    wait: (look) => openDialog(t('card.action.wait'), { type: 'ticket.wait.form', ...onTicket }, look),
    endWait: (look) => executeAction(t('card.action.endWait'), { type: 'ticket.endWait', ...onTicket }, look),
    resolve: (look) =>
      openDialog(
        t('card.action.resolve'),
        { type: 'ticket.resolve.form', ...onTicket },
        // What waits for an answer comes before the end.
        isUrgent(ticket) ? look : { ...look, style: 'positive' },
      ),
    suggestArticle: (look) =>
      openDialog(t('card.action.suggestArticle'), { type: 'article.suggest.form', ...ofTicket }, look),
    moveWords: (look) =>
      openDialog(t('card.action.moveWords'), { type: 'ticket.move.form', ...ofTicket }, look),
    makeArticle: (look) =>
      openDialog(t('card.action.makeArticle'), { type: 'article.make.form', ...ofTicket }, look),
    ...escalationActions(ticket, t),
    ...(raiseTo !== undefined && {
      raise: (look: ActionLook) =>
        openDialog(
          t('card.action.raise', { tier: raiseTo }),
          { type: 'ticket.raise.form', ...onTicket },
          look,
        ),
    }),
    ...(handBackTo !== undefined && {
      handBack: (look: ActionLook) =>
        openDialog(
          t('card.action.handBack', { tier: handBackTo }),
          { type: 'ticket.handBack.form', ...onTicket },
          look,
        ),
    }),
    ...(upn && { call: (look: ActionLook) => openUrl(t('card.action.call'), callLink(upn), look) }),
  };
}

function escalationActions(ticket: Ticket, t: Text): Partial<Record<Name, Make>> {
  const { escalation } = ticket;
  const asksBack = escalation?.state === 'askedBack';
  const preparing = { purpose: 'request', ticketId: ticket.id, shown: shownOf(ticket) } as const;
  const escalate: Make = (look) =>
    openDialog(
      t(asksBack ? 'card.action.completeEscalation' : 'card.action.escalate'),
      { type: 'escalation.prepare.form', ...preparing, ...(asksBack && { escalationId: escalation.id }) },
      asksBack ? { ...look, style: 'positive' } : look,
    );
  if (!escalation) return { escalate };
  const onCase = { ticketId: ticket.id, escalationId: escalation.id };
  const destination = t(`route.${escalation.route}`);
  const asked = escalation.state === 'questioned';
  const dialog =
    (title: string, type: 'answer' | 'update' | 'reopen' | 'withdraw'): Make =>
    (look) =>
      openDialog(title, { type: `escalation.${type}.form`, ...onCase }, look);
  return {
    escalate,
    answerDestination: (look) =>
      dialog(
        t('card.action.answerDestination', { destination }),
        'answer',
      )(asked ? { ...look, style: 'positive' } : look),
    recordUpdate: dialog(t('card.action.recordUpdate'), 'update'),
    reopenCase: dialog(t('card.action.reopenCase'), 'reopen'),
    withdrawEscalation: dialog(t('card.action.withdrawEscalation'), 'withdraw'),
  };
}

const callLink = (upn: string): string =>
  `https://teams.microsoft.com/l/call/0/0?users=${encodeURIComponent(upn)}`;
