import type { CasePackage, PackageField } from '../domain/case-package.ts';
import { fieldsFor } from '../domain/case-package.ts';
import type { CaseType, Route, RouteHints } from '../domain/route.ts';
import { text } from '../locales/text.ts';
import type { Reach } from '../domain/severity.ts';
import { lastEscalationBy } from '../store/escalations.ts';
import { messagesOfTicket } from '../store/messages.ts';
import { findPeople, findPerson } from '../store/people.ts';
import type { Person } from '../store/people.ts';
import type { TicketRow } from '../store/tickets.ts';
import { latestWords, wordsOfKind } from '../store/words.ts';
import { mentionsDriver, productIn, suspectsCompromise } from '../triage/route-hints.ts';
import type { Drawing } from './views/reader.ts';
import { deskReader } from './views/reader.ts';

/** What the ticket, its conversation and the agent's profile already answer. People read it through and change it. */
export async function draftPackage(
  drawing: Drawing,
  row: TicketRow,
  agent: Person,
  route: Route,
  caseType: CaseType,
): Promise<CasePackage> {
  const title = (await latestWords(drawing.db, row.id, 'title')) ?? '';
  const reported = await reportedWords(drawing, row);
  const before = (await lastEscalationBy(drawing.db, agent.id))?.words ?? {};
  const known: CasePackage = {
    title,
    description: descriptionOf(title, reported),
    product: productIn(`${title}\n${reported.join('\n')}`),
    impacted: await impactedWords(drawing, row),
    businessImpact: impactWords(drawing, row),
    firstNoticed: row.since ?? row.ticket.openedAt.slice(0, 10),
    tried: await triedWords(drawing, row),
    givenName: agent.given_name ?? before.givenName,
    surname: agent.surname ?? before.surname,
    email: agent.email ?? before.email,
    phone: before.phone,
    contract: before.contract,
  };
  const asked = fieldsFor(route, caseType).map((field): [PackageField, string | undefined] => [
    field,
    known[field],
  ]);
  return Object.fromEntries(asked.filter(([, value]) => value));
}

/** A title is often only the beginning of the report. */
function descriptionOf(title: string, reported: string[]): string {
  const bare = title.replace(/[\s….!?]+$/, '');
  const lines = reported.some((line) => line.includes(bare)) ? reported : [title, ...reported];
  return [...new Set(lines)].join('\n');
}

/** What its words say about where it belongs. */
export async function routeHints(drawing: Drawing, row: TicketRow): Promise<RouteHints> {
  const title = (await latestWords(drawing.db, row.id, 'title')) ?? '';
  const said = [title, ...(await reportedWords(drawing, row))].join('\n');
  return {
    category: row.ticket.category,
    compromise: suspectsCompromise(said),
    driver: mentionsDriver(said),
  };
}

/** The user's own words: the report, its details, and what was added in the chat. */
async function reportedWords(drawing: Drawing, { id }: TicketRow): Promise<string[]> {
  const details = await latestWords(drawing.db, id, 'details');
  const messages = (await messagesOfTicket(drawing.db, id)).filter(
    (message) => message.direction === 'toThread' && isShown(message.state),
  );
  return [...(details ? [details] : []), ...messages.map((message) => message.plain)].filter(Boolean);
}

/** What support did: replies, notes and the reasons for raising it, each with its author. */
async function triedWords(drawing: Drawing, { id }: TicketRow): Promise<string | undefined> {
  const messages = (await messagesOfTicket(drawing.db, id)).filter(
    (message) => message.direction === 'toUser' && isShown(message.state),
  );
  const notes = [
    ...(await wordsOfKind(drawing.db, id, 'note')),
    ...(await wordsOfKind(drawing.db, id, 'reason')),
  ];
  const said = [
    ...messages.map((message) => ({ at: message.at, by: message.author_id, words: message.plain })),
    ...notes.map((note) => ({ at: note.at, by: note.author_id, words: note.body })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  const people = await findPeople(
    drawing.db,
    said.flatMap(({ by }) => (by ? [by] : [])),
  );
  const lines = said.map(({ by, words }) => {
    const name = by && people.get(by)?.name;
    return name ? `${name}: ${words}` : words;
  });
  return lines.join('\n') || undefined;
}

const isShown = (state: string): boolean => state === 'live' || state === 'edited';

async function impactedWords(drawing: Drawing, row: TicketRow): Promise<string> {
  const t = text(deskReader(drawing).locale);
  const reach = t(`card.ticket.reach.${(row.reach as Reach | null) ?? 'onlyMe'}`);
  const user = (await findPerson(drawing.db, row.ticket.affectedId))?.name;
  return [user ? `${reach}: ${user}` : reach, row.device].filter(Boolean).join(', ');
}

function impactWords(drawing: Drawing, { can_work: canWork }: TicketRow): string | undefined {
  if (canWork === null) return undefined;
  return text(deskReader(drawing).locale)(canWork === 1 ? 'card.ticket.work.yes' : 'card.ticket.work.no');
}
