import type { CasePackage } from '../domain/case-package.ts';
import { isPending } from '../domain/escalation.ts';
import { followersOf } from '../domain/ticket.ts';
import { isBefore } from '../domain/time.ts';
import { keepPackage } from '../store/escalations.ts';
import { findPerson } from '../store/people.ts';
import type { Person } from '../store/people.ts';
import { openReportOf } from '../store/reports.ts';
import type { Report } from '../store/reports.ts';
import { openTicketsOfUser } from '../store/tickets.ts';
import type { TicketRow } from '../store/tickets.ts';
import { suspectsCompromise } from '../triage/alarm.ts';
import { understand } from '../triage/understand.ts';
import { attempt } from './attempt.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { execute } from './execute.ts';
import type { Incoming } from './incoming.ts';
import { knowledgeOf } from './knowledge.ts';
import { openFromReport } from './open-ticket.ts';
import { plusMinutes, reportText, startReport } from './report.ts';

/** What is said within this time after an alarm belongs to it; later it is another one. */
const sameAlarmMinutes = 60;

/** The person's ticket that the security contact has just got. */
export async function recentAlarm(turn: Turn, personId: string): Promise<TicketRow | undefined> {
  const since = plusMinutes(turn.now, -sameAlarmMinutes);
  return (await openTicketsOfUser(turn.db, personId)).find(({ ticket: { escalation, openedAt } }) => {
    const alarmed = escalation?.route === 'security' && isPending(escalation);
    return alarmed && !isBefore(openedAt, since);
  });
}

/** "I clicked a link and typed my password", whatever else the person has reported: a ticket of its own, at once. */
export async function alarmFrom(turn: Turn, person: Person, incoming: Incoming): Promise<void> {
  await raiseAlarm(turn, person, await startReport(turn, person.id, incoming));
}

/** Somebody adds to a message what makes it an alarm. */
export async function alarmAfterEdit(turn: Turn, person: Person, incoming: Incoming): Promise<void> {
  if (!suspectsCompromise(incoming.plain) || (await recentAlarm(turn, person.id))) return;
  const report = await openReportOf(turn.db, person.id);
  if (report && suspectsCompromise(await reportText(turn, report.id)))
    return await raiseAlarm(turn, person, report);
  // What came with it is where it was sent first; a later edit or delete reaches both.
  await alarmFrom(turn, person, { ...incoming, files: [] });
}

/** The ticket is made at once, and nothing of it waits for a tap. */
export async function raiseAlarm(turn: Turn, person: Person, report: Report): Promise<void> {
  const text = await reportText(turn, report.id);
  const { category } = understand(text, await knowledgeOf(turn));
  const opened = await openFromReport(turn, report, { severity: 'A', category: category ?? 'access' });
  if (opened.type === 'done') await alarmOn(turn, person, opened.ticketId, text);
}

/** The security contact has it with what is known, the escalators are told, and its users read what to do now. */
export async function alarmOn(turn: Turn, person: Person, ticketId: string, text: string): Promise<void> {
  const raised = await attempt(turn, ticketId, async () => {
    const affected = await affectedBy(turn, person.id, ticketId);
    const escalationId = turn.newId();
    const words = await keepPackage(turn.db, {
      escalationId,
      ticketId,
      package: packageOf(turn, person, affected ?? person, text),
      route: 'security',
      caseType: 'compromise',
      requesterId: person.id,
      at: turn.now,
    });
    const command = { type: 'RaiseAlarm', escalationId, package: words } as const;
    return await execute(turn, ticketId, command, { personId: person.id });
  });
  if (raised.type === 'refused') return;
  const card = { type: 'alarm', ticketId } as const;
  for (const personId of followersOf(raised.ticket))
    await enqueue(turn, [{ type: 'ShowPersonalCard', personId, card }]);
}

/** Somebody else, where it was reported for them. */
async function affectedBy(turn: Turn, personId: string, ticketId: string): Promise<Person | undefined> {
  const row = (await openTicketsOfUser(turn.db, personId)).find(({ id }) => id === ticketId);
  return row && (await findPerson(turn.db, row.ticket.affectedId));
}

/** What is known at that moment: the rest is asked by people. */
function packageOf(turn: Turn, contact: Person, affected: Person, text: string): CasePackage {
  const known: CasePackage = {
    title: text.split('\n')[0]!.slice(0, 120),
    description: text.slice(0, 3_000),
    impacted: affected.name.slice(0, 1_000),
    firstNoticed: turn.now.slice(0, 10),
    givenName: (contact.given_name ?? contact.name.split(' ')[0] ?? '').slice(0, 200),
    surname: contact.surname ?? undefined,
    email: contact.email ?? undefined,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value));
}
