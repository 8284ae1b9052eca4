import type { PackageView } from '../../cards/case-package.ts';
import type { EscalationView, SaidKey, StoryLine } from '../../cards/escalation-card.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { isSent, severityOfCase } from '../../domain/escalation.ts';
import { decidersOf } from '../../domain/escalation-guards.ts';
import type { Route } from '../../domain/route.ts';
import { text } from '../../locales/text.ts';
import { eventsOf } from '../../store/audit.ts';
import { findEscalation } from '../../store/escalations.ts';
import type { EscalationRow } from '../../store/escalations.ts';
import { findPeople } from '../../store/people.ts';
import type { TicketRow } from '../../store/tickets.ts';
import { findWords, latestWords } from '../../store/words.ts';
import { destinationOf } from '../destination-of.ts';
import { escalationIn } from '../escalation-of.ts';
import { providerOf } from '../provider-of.ts';
import type { Drawing } from './reader.ts';
import { deskReader } from './reader.ts';
import { threadUrl } from './thread-url.ts';
import type { Reader } from '../../cards/reader.ts';

/** An escalation with all that would be sent and was said. Undefined: there is none of that id. */
export async function escalationView(
  drawing: Drawing,
  row: TicketRow,
  escalationId: string,
  reader: Reader = deskReader(drawing),
): Promise<EscalationView | undefined> {
  const { ticket } = row;
  const kept = await findEscalation(drawing.db, escalationId);
  const escalation = await escalationIn(drawing, ticket, escalationId);
  if (!kept || !escalation) return undefined;
  const { requesterId, deciderId } = escalation;
  const people = await findPeople(drawing.db, [requesterId, ...(deciderId ? [deciderId] : [])]);
  const destination = destinationOf(drawing.config.destinations, escalation.route, kept.words.maker);
  return {
    ...reader,
    ticket,
    escalation,
    title: (await latestWords(drawing.db, ticket.id, 'title')) ?? '',
    package: await packageView(drawing, row, kept, escalation, reader),
    requesterName: people.get(requesterId)?.name,
    deciderName: deciderId && people.get(deciderId)?.name,
    caseNumber: kept.case_number ?? undefined,
    byHand: destination.type === 'manual',
    portal: destination.type === 'manual' ? destination.portal : undefined,
    threadUrl: await threadUrl(drawing, ticket),
    stuck: kept.stuck === 1,
    tried: kept.tried_at !== null,
    delivery: deliveryOf(escalation, kept, destination.type === 'manual'),
    unreachableSince: kept.unreachable_since ?? undefined,
    needsAdmin: decidersOf(ticket, escalation) === 'admins',
    story: await storyOfEscalation(drawing, ticket.id, kept),
  };
}

export async function packageView(
  drawing: Drawing,
  { ticket }: TicketRow,
  kept: EscalationRow,
  escalation: Pick<Escalation, 'route' | 'caseType'>,
  reader: Reader,
): Promise<PackageView> {
  const { route, caseType } = escalation;
  return {
    ...reader,
    ticketNumber: ticket.number,
    route,
    caseType,
    words: kept.words,
    ...(kept.frozen ?? {
      category: ticket.category,
      severity: severityOfCase(escalation, ticket.severity),
      ...(await providerOf(drawing.db, ticket.lastQueueId)),
    }),
  };
}

export function deliveryOf(
  escalation: Escalation,
  kept: EscalationRow,
  byHand: boolean,
): EscalationView['delivery'] {
  if (kept.stuck === 1) return 'stuck';
  if (kept.unreachable_since) return 'unreachable';
  if (!isSent(escalation) && escalation.state !== 'solved') return 'none';
  if (kept.delivered_at) return 'delivered';
  return byHand ? 'toCarry' : 'pending';
}

const saidBy: Record<string, SaidKey> = {
  EscalationRequested: 'requested',
  EscalationAskedBack: 'askedBack',
  EscalationDeclined: 'declined',
  EscalationApproved: 'approved',
  EscalationRerouted: 'rerouted',
  EscalationWithdrawn: 'withdrawn',
  EscalationTransferred: 'transferred',
  EscalationExpired: 'expired',
  CaseRecorded: 'case',
  DestinationAcknowledged: 'acknowledged',
  DestinationAsked: 'question',
  DestinationSolved: 'resolved',
  DestinationAnswered: 'answered',
  CaseReopened: 'reopened',
};

interface Logged {
  escalationId?: string;
  route?: Route;
  atOnce?: true;
  words?: { id: string };
  question?: { id: string };
  reason?: { id: string };
  caseNumber?: { id: string };
}

/** From the log, with the words where they have not been erased; a transferred case brings its story along. */
async function storyOfEscalation(
  { db }: Pick<Drawing, 'db'>,
  ticketId: string,
  kept: EscalationRow,
): Promise<StoryLine[]> {
  const ids = await lineage(db, kept);
  const first = [...ids.keys()].at(-1);
  const events = (await eventsOf(db, ticketId)).filter(({ type }) => saidBy[type]);
  const people = await findPeople(
    db,
    events.flatMap((event) => (event.actor_id ? [event.actor_id] : [])),
  );
  const lines: StoryLine[] = [];
  for (const event of events) {
    const logged = JSON.parse(event.body) as Logged;
    if (!logged.escalationId || !ids.has(logged.escalationId)) continue;
    // A transfer is one decision, though the log has its parts.
    const part = event.type === 'EscalationRequested' || event.type === 'EscalationApproved';
    if (part && logged.escalationId !== first) continue;
    const wordsId = (logged.words ?? logged.question ?? logged.reason ?? logged.caseNumber)?.id;
    lines.push({
      at: event.at,
      said: logged.atOnce ? 'atOnce' : saidBy[event.type]!,
      personName: event.actor_id ? people.get(event.actor_id)?.name : undefined,
      route: logged.route ?? ids.get(logged.escalationId),
      words: wordsId ? await findWords(db, wordsId) : undefined,
    });
  }
  return lines;
}

/** It and all that it was before, each with where it went. */
async function lineage(db: Drawing['db'], kept: EscalationRow): Promise<Map<string, Route>> {
  const routes = new Map<string, Route>();
  for (let next: EscalationRow | undefined = kept; next && !routes.has(next.id);) {
    routes.set(next.id, next.route as Route);
    next = next.former_id ? await findEscalation(db, next.former_id) : undefined;
  }
  return routes;
}

/** What the deciders asked last before they approve. */
export async function askedBackWith(
  { db }: Pick<Drawing, 'db'>,
  ticketId: string,
  kept: EscalationRow,
): Promise<{ name?: string; words?: string } | undefined> {
  const story = await storyOfEscalation({ db }, ticketId, kept);
  const asked = story.findLast(({ said }) => said === 'askedBack');
  return asked && { name: asked.personName, words: asked.words };
}

const outside: SaidKey[] = ['acknowledged', 'question', 'answered', 'resolved'];

/** What was said with destinations so far, to people who come to it later. */
export async function saidOutside(
  { db, locale }: Pick<Drawing, 'db'> & { locale: string },
  ticketId: string,
  kept: EscalationRow,
): Promise<{ at: string; from: string; words: string }[]> {
  const story = await storyOfEscalation({ db }, ticketId, kept);
  return story.flatMap(({ at, personName, route, said, words }) => {
    if (!words || !outside.includes(said)) return [];
    const ours = said === 'answered' && personName;
    return [{ at, from: ours || text(locale)(`routeName.${route!}`), words }];
  });
}
