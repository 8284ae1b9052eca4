import type { CasePackage, PackageField } from '../domain/case-package.ts';
import { fieldsFor } from '../domain/case-package.ts';
import type { CaseType, Route, RouteHints } from '../domain/route.ts';
import { triedLine } from '../cards/ticket-facts.ts';
import { text } from '../locales/text.ts';
import type { Reach } from '../domain/severity.ts';
import { lastEscalationBy } from '../store/escalations.ts';
import { messagesOfTicket } from '../store/messages.ts';
import { findPeople, findPerson } from '../store/people.ts';
import type { Person } from '../store/people.ts';
import type { TicketRow } from '../store/tickets.ts';
import { latestWords, wordsOfKind } from '../store/words.ts';
import { suspectsCompromise } from '../triage/alarm.ts';
import { mentionsDriver, productIn } from '../triage/route-hints.ts';
import type { Drawing } from './views/reader.ts';
import { deskReader } from './views/reader.ts';
import { triedIn } from './views/walk-view.ts';

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
    tried: [await triedSteps(drawing, row), await triedWords(drawing, row)].filter(Boolean).join('\n'),
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

/** The user's own words: the report, its details, and what was added until support wrote back; then it is small talk, too. */
async function reportedWords(drawing: Drawing, { id }: TicketRow): Promise<string[]> {
  const details = await latestWords(drawing.db, id, 'details');
  const messages = (await messagesOfTicket(drawing.db, id)).filter((message) => isShown(message.state));
  const reply = messages.findIndex((message) => message.direction === 'toUser');
  const before = reply < 0 ? messages : messages.slice(0, reply);
  return [...(details ? [details] : []), ...before.map((message) => message.plain)].filter(Boolean);
}

/** The articles that the user was walked through, in the desk's words. */
async function triedSteps(drawing: Drawing, { id }: TicketRow): Promise<string> {
  const tried = await triedIn(drawing, id);
  return tried.map((walk) => triedLine(walk, deskReader(drawing).locale)).join('\n');
}

/** What support noted, and why it was raised, each with its author. */
async function triedWords({ db }: Drawing, { id }: TicketRow): Promise<string | undefined> {
  const said = [...(await wordsOfKind(db, id, 'note')), ...(await wordsOfKind(db, id, 'reason'))].sort(
    (one, other) => one.at.localeCompare(other.at),
  );
  const people = await findPeople(
    db,
    said.flatMap(({ author_id: by }) => (by ? [by] : [])),
  );
  const lines = said.map(({ author_id: by, body }) => {
    const name = by && people.get(by)?.name;
    return name ? `${name}: ${body}` : body;
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
