import { alarmCard } from '../../cards/alarm-card.ts';
import { agentTicketsCard } from '../../cards/agent-tickets-card.ts';
import { chooseTicketCard } from '../../cards/choose-ticket-card.ts';
import { helpCard } from '../../cards/help-card.ts';
import { knowledgeCard } from '../../cards/knowledge-card.ts';
import type { Card } from '../../cards/render.ts';
import { requestsCard } from '../../cards/requests-card.ts';
import { welcomeCard } from '../../cards/welcome-card.ts';
import type { PersonalCard } from '../../domain/effects.ts';
import type { Person } from '../../store/people.ts';
import { findReport } from '../../store/reports.ts';
import { findTicket } from '../../store/tickets.ts';
import { alarmIn } from '../../triage/alarm.ts';
import { reportedText } from '../reported-text.ts';
import { isAdmin, queuesOfAgent } from '../roles.ts';
import { agentTicketsView } from './ticket-view.ts';
import { chooseTicketView, requestsView } from './requests-view.ts';
import { knowledgeView } from './knowledge-view.ts';
import type { Drawing } from './reader.ts';
import { readerFor } from './reader.ts';

/** A card of the personal chat that is not about one ticket. `key`: it is updated later. */
export async function drawPersonalCard(
  drawing: Drawing,
  person: Person,
  card: PersonalCard,
): Promise<{ key?: string; card: Card } | undefined> {
  const reader = readerFor(drawing, person);
  switch (card.type) {
    case 'welcome': {
      const name = person.given_name ?? person.name.split(' ')[0];
      return { card: welcomeCard({ ...reader, name, ...(await rolesOf(drawing, person)) }) };
    }
    case 'help':
    case 'notUnderstood':
      return { card: helpCard({ ...reader, variant: card.type, ...(await rolesOf(drawing, person)) }) };
    case 'requests':
      return { card: requestsCard(await requestsView(drawing, person)) };
    case 'chooseTicket': {
      const report = await findReport(drawing.db, card.messageId);
      if (!report) return undefined;
      return {
        key: `choose:${report.id}`,
        card: chooseTicketCard(await chooseTicketView(drawing, person, report)),
      };
    }
    case 'alarm': {
      const row = await findTicket(drawing.db, card.ticketId);
      const byHand = drawing.config.destinations.security.type === 'manual';
      if (!row) return undefined;
      const lost = alarmIn(await reportedText(drawing.db, row.id)) ?? 'account';
      return { card: alarmCard({ ...reader, ticketNumber: row.number, byHand, lost }) };
    }
    case 'knowledge':
      // Whoever is no IT admin any more by the time it is drawn reads nothing of it.
      if (!isAdmin(drawing, person)) return undefined;
      return {
        card: knowledgeCard({ ...(await knowledgeView(drawing, reader, card.list)), page: card.page }),
      };
    case 'agentTickets': {
      const queues = await queuesOfAgent(drawing, person.id);
      const queueIds = queues.map((queue) => queue.id);
      return { card: agentTicketsCard(await agentTicketsView(drawing, person, card.list, queueIds)) };
    }
  }
}

async function rolesOf(drawing: Drawing, person: Person): Promise<{ agent: boolean; admin: boolean }> {
  return {
    agent: (await queuesOfAgent(drawing, person.id)).length > 0,
    admin: isAdmin(drawing, person),
  };
}
