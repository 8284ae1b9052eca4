import { alarmCard } from '../../src/cards/alarm-card.ts';
import { agentTicketsCard } from '../../src/cards/agent-tickets-card.ts';
import { chooseTicketCard } from '../../src/cards/choose-ticket-card.ts';
import { confirmCard } from '../../src/cards/confirm-card.ts';
import { helpCard } from '../../src/cards/help-card.ts';
import type { Card } from '../../src/cards/render.ts';
import type { ReportView } from '../../src/cards/report-card.ts';
import { reportCard } from '../../src/cards/report-card.ts';
import { requestsCard } from '../../src/cards/requests-card.ts';
import { statusCard } from '../../src/cards/status-card.ts';
import { takeQueueCard } from '../../src/cards/take-queue-card.ts';
import type { TicketView } from '../../src/cards/ticket-card.ts';
import { ticketCard } from '../../src/cards/ticket-card.ts';
import { walkCard } from '../../src/cards/walk-card.ts';
import type { WalkCardView } from '../../src/cards/walk-card.ts';
import { welcomeCard } from '../../src/cards/welcome-card.ts';
import { categories } from '../../src/domain/category.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { knowledgeCards } from './sample-knowledge.ts';
import { escalationCards } from './sample-escalations.ts';
import type { Words } from './samples.ts';
import { now, reader, states, ticketIn } from './samples.ts';

/** Every card in every state that looks different, with the given words in every place that shows words. */
export function sampleCards(words: Words): Record<string, Card> {
  return {
    ...reportCards(words),
    ...userCards(words),
    ...ticketCards(words),
    ...escalationCards(words),
    ...knowledgeCards(words),
    ...otherCards(words),
  };
}

function reportCards(words: Words): Record<string, Card> {
  const article = { id: 'printer-offline', title: words.title, steps: 3 };
  const other = { ...article, title: 'VPN cannot be reached' };
  const walk = (step: number) => ({
    articleId: 'printer-offline',
    title: words.title,
    steps: ['Switch the printer off and on.', words.reply, 'Print a test page.'],
    stop: `Ask a person if it stays white. ${words.reply}`,
    step,
  });
  const suggested = (changes: Partial<WalkCardView>) =>
    walkCard({
      ...reader,
      walkId: 'walk-1',
      walk: walk(0),
      state: 'going',
      byName: words.agent,
      ticketNumber: 1042,
      ...changes,
    });
  const report = (changes: Partial<ReportView>) =>
    reportCard({
      ...reader,
      reportId: 'report-1',
      title: words.title,
      category: 'infrastructure',
      subject: 'printer',
      choices: [],
      articles: [article],
      state: 'open',
      ...changes,
    });
  return {
    report: report({}),
    reportOwnApp: report({ category: 'line-of-business', subject: `app:${words.title}` }),
    reportThree: report({ articles: [article, other, other, other] }),
    reportNoSteps: report({ articles: [] }),
    reportFirstStep: report({ walk: walk(0) }),
    reportMiddleStep: report({ walk: walk(1) }),
    reportAllSteps: report({ walk: walk(3) }),
    reportNext: report({ triedInVain: true }),
    reportNothingLeft: report({ articles: [], triedInVain: true }),
    reportNotIt: report({ category: 'other', articles: [], notIt: true }),
    reportVague: report({ category: undefined, choices: [], articles: [] }),
    reportTwo: report({ parts: [words.title, 'The VPN drops, too'] }),
    walkGoing: suggested({}),
    walkAllSteps: suggested({ walk: walk(3) }),
    walkSolved: suggested({ state: 'solved' }),
    walkNotHelped: suggested({ state: 'notHelped' }),
    walkLeft: suggested({ state: 'left' }),
    alarm: alarmCard({ ...reader, ticketNumber: 1042, byHand: false, lost: 'account' }),
    alarmByHand: alarmCard({ ...reader, ticketNumber: 1042, byHand: true, lost: 'device' }),
    reportUnsure: report({ category: undefined, choices: categories, articles: [] }),
    reportAsked: report({ state: 'asked', opensAt: now }),
    reportAskedUnsure: report({ state: 'asked', category: undefined, choices: ['device'], articles: [] }),
    reportSolved: report({ state: 'solved' }),
    reportTicket: report({ state: 'ticket', ticketNumber: 1042 }),
    reportDropped: report({ state: 'dropped' }),
  };
}

function userCards(words: Words): Record<string, Card> {
  const { title, agent: ownerName } = words;
  const cards: Record<string, Card> = {};
  for (const [name, state] of Object.entries(states)) {
    cards[`status ${name}`] = statusCard({
      ...reader,
      now,
      ticket: ticketIn(state),
      title,
      ownerName,
      changedAt: now,
      question: words.reply,
      offerDetails: name === 'new',
    });
    cards[`confirm ${name}`] = confirmCard({
      ...reader,
      ticket: ticketIn(state),
      title,
      ownerName,
      done: words.reply,
    });
  }
  const unserved: Ticket = { ...ticketIn(states.new!), queueId: undefined };
  const shared = { self: 'affected', otherName: words.name } as const;
  return {
    ...cards,
    'status shared': statusCard({
      ...reader,
      now,
      ticket: unserved,
      title,
      changedAt: now,
      shared,
      offerDetails: false,
    }),
    'confirm silence': confirmCard({ ...reader, ticket: ticketIn(states.closed!), title, bySilence: true }),
    'confirm rated': confirmCard({ ...reader, ticket: ticketIn(states.closed!, { rating: 5 }), title }),
    requests: requestsCard({
      ...reader,
      now,
      requests: Object.values(states).map((state, place) => ({
        ticket: ticketIn(state, { id: `ticket-${place}`, number: 1042 + place }),
        title,
        ownerName,
        ...(place === 1 && { forName: words.name }),
      })),
      total: 23,
    }),
    'requests none': requestsCard({ ...reader, now, requests: [], total: 0 }),
    choose: chooseTicketCard(choosing(words)),
    'choose one': chooseTicketCard({ ...choosing(words), tickets: choosing(words).tickets.slice(0, 1) }),
    'choose again': chooseTicketCard({ ...choosing(words), repeats: true }),
    'choose done': chooseTicketCard({ ...choosing(words), chosen: 1042 }),
    'choose new': chooseTicketCard({ ...choosing(words), chosen: 'new' }),
  };
}

const choosing = (words: Words) => ({
  ...reader,
  messageId: 'message-1',
  excerpt: words.reply,
  tickets: [
    { ticket: ticketIn(states.inProgress!), title: words.title },
    {
      ticket: ticketIn(states.waitingUser!, { id: 'ticket-1043', number: 1043 }),
      title: 'Outlook asks for my password',
    },
  ],
});

function ticketCards(words: Words): Record<string, Card> {
  const view = (changes: Partial<TicketView>): TicketView => ({
    ...reader,
    now,
    ticket: ticketIn(states.new!),
    title: words.title,
    details: words.details,
    device: words.device,
    since: '2026-11-23',
    reach: 'myTeam',
    canWork: true,
    userName: words.name,
    upn: 'alex@contoso.com',
    raiseTo: 2,
    relay: 'mention',
    ...changes,
  });
  const cards: Record<string, Card> = {};
  for (const [name, state] of Object.entries(states)) {
    const ownerName = name === 'new' ? undefined : words.agent;
    const lastToUser =
      name === 'new'
        ? undefined
        : ({ text: words.reply, at: now, byName: words.agent, delivery: 'delivered' } as const);
    const done = name === 'resolved' ? words.details : undefined;
    cards[`ticket ${name}`] = ticketCard(view({ ticket: ticketIn(state), ownerName, lastToUser, done }));
  }
  const critical = ticketIn(states.inProgress!, { severity: 'A', tier: 2, earlierTiers: [1] });
  const owner = { ticket: critical, ownerName: words.agent, handBackTo: 1, reporterName: words.agent };
  const last = { text: words.reply, at: now };
  return {
    ...cards,
    'ticket critical': ticketCard(
      view({
        ...owner,
        viewer: 'owner',
        refreshFor: ['29:one', '29:two'],
        lastToUser: { ...last, delivery: 'pending' },
      }),
    ),
    'ticket colleague': ticketCard(
      view({ ...owner, viewer: 'colleague', relay: 'all', lastToUser: { ...last, delivery: 'failed' } }),
    ),
    'ticket bare': ticketCard({
      ...reader,
      now,
      ticket: ticketIn(states.waitingUser!, { severity: 'C' }),
      title: words.title,
      relay: 'mention',
      lastToUser: { ...last, delivery: 'unknown' },
    }),
    'ticket tried': ticketCard(
      view({
        language: 'de',
        tried: [
          { title: words.title, state: 'notHelped', step: 2, steps: 5 },
          { title: 'VPN cannot be reached', state: 'left', step: 1, steps: 4 },
          { title: 'The printer is offline', state: 'solved', step: 3, steps: 3 },
        ],
      }),
    ),
    'ticket moved': ticketCard(
      view({
        ticket: ticketIn(states.new!, { tier: 2 }),
        movedTo: { tier: 2, url: 'https://teams.microsoft.com/l/message/19:a/1' },
      }),
    ),
  };
}

function otherCards(words: Words): Record<string, Card> {
  const everyone = { ...reader, agent: true, admin: true };
  const nobody = { ...reader, agent: false, admin: false };
  const queue = {
    ...reader,
    proposalId: 'proposal-1',
    tier: 2,
    partner: true,
    channelName: words.name,
  } as const;
  const tickets = ['new', 'inProgress', 'waitingUser'].map((name, place) => ({
    ticket: ticketIn(states[name]!, { id: `ticket-${place}`, severity: place === 0 ? 'A' : 'C' }),
    title: words.title,
    userName: words.name,
    ...(place < 2 && { threadUrl: 'https://teams.microsoft.com/l/message/19:a/1' }),
  }));
  return {
    welcome: welcomeCard({ ...nobody, name: words.name }),
    'welcome all': welcomeCard(everyone),
    help: helpCard({ ...nobody, variant: 'help' }),
    'help all': helpCard({ ...everyone, variant: 'help' }),
    'not understood': helpCard({ ...nobody, variant: 'notUnderstood' }),
    'my tickets': agentTicketsCard({ ...reader, list: 'mine', now, tickets, total: 12 }),
    queue: agentTicketsCard({ ...reader, list: 'queue', now, tickets, total: 3 }),
    'queue empty': agentTicketsCard({ ...reader, list: 'queue', now, tickets: [], total: 0 }),
    'take queue': takeQueueCard({ ...queue, categories: ['infrastructure', 'access'], state: 'open' }),
    'take queue taken': takeQueueCard({ ...queue, state: 'taken' }),
    'take queue kept': takeQueueCard({ ...queue, state: 'kept' }),
  };
}
