import type { CaseWordsKind } from '../../src/cards/case-dialogs.ts';
import {
  caseNumberDialog,
  caseUpdateDialog,
  caseWords,
  caseWordsDialog,
  copyDialog,
} from '../../src/cards/case-dialogs.ts';
import type { PackageView } from '../../src/cards/case-package.ts';
import type { Dialog } from '../../src/cards/dialog.ts';
import type { EscalationView, SaidKey } from '../../src/cards/escalation-card.ts';
import { escalationCard } from '../../src/cards/escalation-card.ts';
import { packageLimits } from '../../src/cards/inputs.ts';
import { prepareDialog } from '../../src/cards/prepare-dialog.ts';
import type { Card } from '../../src/cards/render.ts';
import { routeDialog } from '../../src/cards/route-dialog.ts';
import { statusCard } from '../../src/cards/status-card.ts';
import { ticketCard } from '../../src/cards/ticket-card.ts';
import type { CasePackage } from '../../src/domain/case-package.ts';
import { packageFields } from '../../src/domain/case-package.ts';
import type { Escalation, EscalationState } from '../../src/domain/escalation.ts';
import { escalationStates, isSent, waitFor } from '../../src/domain/escalation.ts';
import type { CaseType, Route } from '../../src/domain/route.ts';
import { caseTypesOf, routes } from '../../src/domain/route.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { Words } from './samples.ts';
import { now, reader, states, ticketIn } from './samples.ts';

export const portal = 'https://portal.example.com/';
const later = '2026-11-24T09:20:00.000Z';

export const escalationIn = (state: EscalationState, changes: Partial<Escalation> = {}): Escalation => ({
  id: 'case-1',
  route: 'hardware',
  caseType: 'hardware',
  revision: 2,
  state,
  requesterId: 'sam',
  requestedAt: now,
  expiresAt: later,
  ...changes,
});

/** Sam's ticket as it stands with the escalation. */
export function escalated(escalation: Escalation, changes: Partial<Ticket> = {}): Ticket {
  const on = waitFor(escalation);
  return ticketIn(on ? { type: 'waiting', ownerId: 'sam', on } : states.inProgress!, {
    category: 'device',
    escalation,
    ...changes,
  });
}

/** As long as anybody can make it, with the words in every place. */
export function packageOf(words: Words): CasePackage {
  const filled = packageFields.map((field) => [field, words.details.slice(0, packageLimits[field])]);
  return {
    ...Object.fromEntries(filled),
    email: 'sam@contoso.com',
    phone: '+1 555 0100',
    warranty: 'inWarranty',
    reproduced: 'yes',
    firstNoticed: '2026-11-20',
  };
}

const packageView = (words: Words, route: Route, caseType: CaseType): PackageView => ({
  ...reader,
  ticketNumber: 1042,
  route,
  caseType,
  category: 'device',
  severity: 'B',
  provider: 'partner',
  providerTeam: words.name,
  words: packageOf(words),
});

/** One that went well, changed by the sample at hand. */
export function escalationView(
  words: Words,
  escalation: Escalation,
  changes: Partial<EscalationView> = {},
): EscalationView {
  return {
    ...reader,
    ticket: escalated(escalation),
    escalation,
    title: words.title,
    package: packageView(words, escalation.route, escalation.caseType),
    requesterName: words.agent,
    deciderName: words.name,
    delivery: 'none',
    byHand: false,
    stuck: false,
    needsAdmin: false,
    tried: true,
    threadUrl: 'https://teams.microsoft.com/l/message/19:a/1',
    story: [],
    ...changes,
  };
}

export function escalationCards(words: Words): Record<string, Card> {
  const cards: Record<string, Card> = {};
  for (const state of escalationStates) {
    const escalation = escalationIn(state);
    const ticket = escalated(escalation);
    cards[`escalation ${state}`] = escalationCard(escalationView(words, escalation));
    cards[`ticket escalation ${state}`] = ticketCard({
      ...reader,
      now,
      ticket,
      title: words.title,
      userName: words.name,
      ownerName: words.agent,
      partnerTeam: words.name,
      upn: 'alex@contoso.com',
      raiseTo: 2,
      handBackTo: 1,
      relay: 'mention',
      escalation: {
        caseNumber: isSent(escalation) ? words.device : undefined,
        delivery: state === 'sent' ? 'toCarry' : 'delivered',
      },
    });
    cards[`status escalation ${state}`] = statusCard({
      ...reader,
      now,
      ticket,
      title: words.title,
      ownerName: words.agent,
      changedAt: now,
      caseNumber: words.device,
      delivered: state !== 'sent',
      offerDetails: false,
    });
  }
  const sent = (changes: Partial<EscalationView>) =>
    escalationCard(escalationView(words, escalationIn('sent'), changes));
  const told = (said: SaidKey) => ({ at: now, said, personName: words.agent, words: words.reply });
  return {
    ...cards,
    'escalation needs an admin': escalationCard(
      escalationView(words, escalationIn('requested', { route: 'operations', caseType: 'incident' }), {
        needsAdmin: true,
      }),
    ),
    'escalation withdrawn by hand': escalationCard(
      escalationView(words, escalationIn('withdrawn'), {
        byHand: true,
        caseNumber: words.device,
        story: [told('withdrawn')],
      }),
    ),
    'escalation withdrawn, not told': escalationCard(
      escalationView(words, escalationIn('withdrawn'), { stuck: true, delivery: 'stuck' }),
    ),
    'escalation solved, not told': escalationCard(
      escalationView(words, escalationIn('solved'), { stuck: true, delivery: 'stuck' }),
    ),
    'escalation no longer': sent({ noLonger: true }),
    'escalation on its way': sent({ delivery: 'pending' }),
    'escalation unreachable': sent({ delivery: 'unreachable', unreachableSince: now }),
    'escalation stuck': sent({ delivery: 'stuck', stuck: true }),
    'escalation to carry': sent({ byHand: true, portal, delivery: 'toCarry' }),
    'escalation by hand': sent({ byHand: true, portal, delivery: 'delivered', caseNumber: words.device }),
    'escalation with a long story': escalationCard(
      escalationView(words, escalationIn('questioned'), {
        caseNumber: words.device,
        story: [...Array.from({ length: 6 }, () => [told('question'), told('answered')]).flat()],
      }),
    ),
  };
}

export function escalationDialogs(words: Words): Record<string, Dialog> {
  const escalation = escalationIn('acknowledged');
  const ticket = escalated(escalation);
  const ofCase = { ...reader, ticket, escalation };
  const preparing = { ticketId: ticket.id, purpose: 'request' } as const;
  const prepare = (route: Route, caseType: CaseType, known: CasePackage) =>
    prepareDialog({ ...reader, ticket, preparing, route, caseType, why: 'chosen', words: known });
  const forms = routes.flatMap((route) =>
    caseTypesOf[route].flatMap((caseType): [string, Dialog][] => [
      [`dialog prepare ${caseType}`, prepare(route, caseType, packageOf(words))],
      [`dialog prepare ${caseType} with nothing known`, prepare(route, caseType, {})],
    ]),
  );
  const inWords = (Object.keys(caseWords) as CaseWordsKind[]).map((kind): [string, Dialog] => [
    `dialog ${kind}`,
    caseWordsDialog({ ...ofCase, kind, revision: 2, values: { text: words.reply } }),
  ]);
  const values = { caseNumber: words.device, update: 'question', text: words.reply };
  return {
    ...Object.fromEntries([...forms, ...inWords]),
    'dialog prepare again': prepareDialog({
      ...reader,
      ticket,
      preparing: { ...preparing, purpose: 'transfer', escalationId: 'case-1', revision: 2 },
      route: 'hardware',
      caseType: 'hardware',
      why: 'device',
      words: { ...packageOf(words), serial: '' },
      problem: { field: 'serial', key: 'dialog.error.needed' },
    }),
    'dialog prepare asked back': prepareDialog({
      ...reader,
      ticket,
      preparing: { ...preparing, escalationId: 'case-1' },
      route: 'hardware',
      caseType: 'hardware',
      why: 'device',
      words: packageOf(words),
      askedBack: { name: words.agent, words: words.reply },
    }),
    'dialog route': routeDialog({
      ...reader,
      ticket,
      preparing,
      routes,
      suggested: 'hardware',
      why: 'device',
      words: packageOf(words),
    }),
    'dialog case number': caseNumberDialog(ofCase),
    'dialog case number again': caseNumberDialog({
      ...ofCase,
      values,
      problem: { field: 'caseNumber', key: 'dialog.error.tooLong', params: { max: 60 } },
    }),
    'dialog update': caseUpdateDialog(ofCase),
    'dialog update again': caseUpdateDialog({
      ...ofCase,
      values,
      problem: { field: 'text', key: 'dialog.error.needed' },
    }),
    'dialog copy': copyDialog({ ...ofCase, package: packageView(words, 'microsoft', 'compatibility') }),
  };
}
