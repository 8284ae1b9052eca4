import type { Escalation } from '../domain/escalation.ts';
import { isSent } from '../domain/escalation.ts';
import type { Ticket } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import { executeAction, openDialog, openUrl } from './action.ts';
import type { ActionLook, Json } from './action.ts';

export interface EscalationActionsView {
  locale: string;
  ticket: Ticket;
  escalation: Escalation;
  /** A person carries it there. */
  byHand: boolean;
  /** It could not be delivered, and nobody tries any more. */
  stuck: boolean;
  /** Where it is filed by hand, and the ticket's thread. */
  portal?: string;
  threadUrl?: string;
}

const shown = ({ mode: _rare, ...action }: Json): Json => action;

/** What can be done with it now; who may is checked when it is pressed. */
export function escalationActions(view: EscalationActionsView): Json[] {
  const { ticket, escalation, locale, portal, threadUrl } = view;
  const t = text(locale);
  const onCase = { ticketId: ticket.id, escalationId: escalation.id };
  const deciding = { ...onCase, revision: escalation.revision };
  const secondary: ActionLook = { secondary: true };
  const dialog = (
    title: string,
    type: 'case' | 'update' | 'copy' | 'answer' | 'reopen' | 'withdraw',
    look?: ActionLook,
  ) => openDialog(title, { type: `escalation.${type}.form`, ...onCase }, look);
  const openTicket = threadUrl ? [openUrl(t('card.action.openTicket'), threadUrl, secondary)] : [];
  const withdraw = dialog(t('card.action.withdrawEscalation'), 'withdraw', secondary);
  const transfer = openDialog(
    t('card.action.transfer'),
    { type: 'escalation.prepare.form', ...deciding, purpose: 'transfer' },
    secondary,
  );
  const copy = (look?: ActionLook) => dialog(t('card.action.copyPackage'), 'copy', look);

  if (escalation.state === 'requested')
    return [
      executeAction(
        t(view.byHand ? 'card.action.approveByHand' : 'card.action.approve'),
        { type: 'escalation.approve', ...deciding },
        { style: 'positive' },
      ),
      openDialog(t('card.action.askBack'), { type: 'escalation.askBack.form', ...deciding }),
      openDialog(t('card.action.decline'), { type: 'escalation.decline.form', ...deciding }),
      openDialog(t('card.action.reroute'), {
        type: 'escalation.prepare.form',
        ...deciding,
        purpose: 'reroute',
      }),
      ...openTicket,
      withdraw,
    ];
  if (escalation.state === 'askedBack') return [...openTicket.map(shown), withdraw];
  const retry = view.stuck
    ? [executeAction(t('card.action.retry'), { type: 'escalation.retry', ...onCase }, { style: 'positive' })]
    : [];
  if (escalation.state === 'solved')
    return [
      ...retry,
      dialog(t('card.action.reopenCase'), 'reopen'),
      copy(secondary),
      ...openTicket,
      transfer,
    ];
  if (!isSent(escalation)) return [...retry, ...openTicket.map(shown)];
  return [
    ...retry,
    ...(view.byHand ? [copy({ style: 'positive' })] : []),
    ...(view.byHand && portal ? [openUrl(t('card.action.openPortal'), portal)] : []),
    dialog(t('card.action.recordUpdate'), 'update'),
    dialog(t('card.action.recordCase'), 'case'),
    dialog(t('card.action.answerDestination', { destination: t(`route.${escalation.route}`) }), 'answer'),
    ...(view.byHand ? [] : [copy(secondary)]),
    ...openTicket,
    transfer,
    withdraw,
  ];
}
