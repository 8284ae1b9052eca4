import type { Deliver, Delivery } from '../app/deliver.ts';
import type { Desk } from '../app/desk.ts';
import { turnOn } from '../app/desk.ts';
import { enqueue } from '../app/enqueue.ts';
import { drawPersonalCard } from '../app/views/personal-card-view.ts';
import { readerFor } from '../app/views/reader.ts';
import { reportView } from '../app/views/report-view.ts';
import { sayHtmlFor } from '../app/views/say-view.ts';
import { confirmView, statusView } from '../app/views/status-view.ts';
import { walkCardView } from '../app/views/walk-view.ts';
import { confirmCard } from '../cards/confirm-card.ts';
import { reportCard } from '../cards/report-card.ts';
import { statusCard } from '../cards/status-card.ts';
import { walkCard } from '../cards/walk-card.ts';
import type { Effect } from '../domain/effects.ts';
import { isUserOf } from '../domain/ticket.ts';
import { dropPosting, findPosting } from '../store/postings.ts';
import { findReport } from '../store/reports.ts';
import { findTicket } from '../store/tickets.ts';
import { findWalk } from '../store/walks.ts';
import { cardActivity, textActivity } from './activities.ts';
import type { SendToPerson } from './deliver-chat.ts';
import type { Post } from './sender.ts';

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;
type Order = Parameters<Deliver>[1];

/** Everything that is shown in somebody's personal chat. */
export function createUserDeliverers(desk: Desk, sendToPerson: SendToPerson) {
  const drawing = () => turnOn(desk, desk.db);

  return {
    ShowStatusCard: (effect: Of<'ShowStatusCard'>, order: Order) =>
      sendToPerson(effect.personId, order, async () => {
        const row = await findTicket(desk.db, effect.ticketId);
        if (!row || !isUserOf(row.ticket, effect.personId)) return undefined;
        const view = await statusView(drawing(), row, effect.personId);
        const key = `status:${row.id}:${effect.personId}`;
        return { key, ticketId: row.id, activity: cardActivity(statusCard(view)) };
      }),

    /** Posted once for each resolution; afterwards the card follows what became of it. */
    AskConfirmation: (effect: Of<'AskConfirmation'>, order: Order) =>
      sendToPerson(effect.personId, order, async (): Promise<Post | undefined> => {
        const row = await findTicket(desk.db, effect.ticketId);
        if (!row || !isUserOf(row.ticket, effect.personId)) return undefined;
        const key = `confirm:${row.id}:${effect.personId}`;
        const posted = await findPosting(desk.db, key);
        const { state } = row.ticket;
        if (state.type !== 'resolved' && !posted) return undefined;
        if (state.type === 'resolved' && posted && posted.at < state.at) await dropPosting(desk.db, key);
        return {
          key,
          ticketId: row.id,
          activity: cardActivity(confirmCard(await confirmView(drawing(), row, effect.personId))),
        };
      }),

    PingUser: (effect: Of<'PingUser'>, order: Order) =>
      sendToPerson(effect.personId, order, async (person) => {
        const row = await findTicket(desk.db, effect.ticketId);
        if (!row || !isUserOf(row.ticket, effect.personId)) return undefined;
        const view = await statusView(drawing(), row, effect.personId);
        const reader = readerFor(drawing(), person);
        const { escalation } = row.ticket;
        const params = {
          ticket: `ticket:${row.id}`,
          title: view.title,
          owner: view.ownerName ?? '',
          destination: escalation ? `route:${escalation.route}` : '',
        };
        const words = await sayHtmlFor(drawing(), { key: `ping.${effect.ping}`, params }, reader);
        return { activity: textActivity(words) };
      }),

    ShowReportCard: (effect: Of<'ShowReportCard'>, order: Order) =>
      sendToPerson(effect.personId, order, async () => {
        const report = await findReport(desk.db, effect.reportId);
        if (!report) return undefined;
        return {
          key: `report:${report.id}`,
          activity: cardActivity(reportCard(await reportView(drawing(), report))),
        };
      }),

    ShowWalk: (effect: Of<'ShowWalk'>, order: Order) =>
      sendToPerson(effect.personId, order, async () => {
        const walk = await findWalk(desk.db, effect.walkId);
        const view = walk && (await walkCardView(drawing(), walk));
        return view && { key: `walk:${walk.id}`, activity: cardActivity(walkCard(view)) };
      }),

    AskAboutReport: (effect: Of<'AskAboutReport'>, order: Order) =>
      sendToPerson(effect.personId, order, async () => {
        const report = await findReport(desk.db, effect.reportId);
        if (report?.state !== 'asked') return undefined;
        // A fresh card below: the first one may be far up by now, and would not be noticed.
        await dropPosting(desk.db, `report:${report.id}`);
        return {
          key: `report:${report.id}`,
          activity: cardActivity(reportCard(await reportView(drawing(), report))),
        };
      }),

    SayToPerson: async (effect: Of<'SayToPerson'>, order: Order): Promise<Delivery> => {
      const delivery = await sendToPerson(effect.personId, order, async (person) => {
        const reader = readerFor(drawing(), person);
        const words = await sayHtmlFor(drawing(), effect.say, reader);
        return { activity: textActivity(words) };
      });
      const { inChannel, say, personId } = effect;
      if (delivery.type !== 'held' || !inChannel) return delivery;
      // An answer of the moment: it is said where it was asked, not kept for a chat that may never open.
      return {
        type: 'sent',
        record: (turn) => enqueue(turn, [{ type: 'SayInChannel', ...inChannel, toPersonId: personId, say }]),
      };
    },

    ShowPersonalCard: (effect: Of<'ShowPersonalCard'>, order: Order) =>
      sendToPerson(effect.personId, order, async (person) => {
        const drawn = await drawPersonalCard(drawing(), person, effect.card);
        return drawn && { key: drawn.key, activity: cardActivity(drawn.card) };
      }),
  };
}
