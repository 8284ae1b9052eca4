import type { CasePackage } from '../domain/case-package.ts';
import { keepPackage } from '../store/escalations.ts';
import type { Person } from '../store/people.ts';
import type { Report } from '../store/reports.ts';
import { understand } from '../triage/understand.ts';
import { attempt } from './attempt.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { execute } from './execute.ts';
import { knowledgeOf } from './knowledge.ts';
import { openFromReport } from './open-ticket.ts';
import { reportText } from './report.ts';

/** "I clicked a link and typed my password": the ticket is made at once, and nothing of it waits for a tap. */
export async function raiseAlarm(turn: Turn, person: Person, report: Report): Promise<void> {
  const text = await reportText(turn, report.id);
  const { category } = understand(text, await knowledgeOf(turn));
  const opened = await openFromReport(turn, report, { severity: 'A', category: category ?? 'access' });
  if (opened.type === 'done') await alarmOn(turn, person, opened.ticketId, text);
}

/**
 * The security contact has it with what is known, the escalators are told, and the person reads what to do now. On a
 * ticket that is with the security contact already nothing is said twice.
 */
export async function alarmOn(turn: Turn, person: Person, ticketId: string, text: string): Promise<void> {
  const raised = await attempt(turn, ticketId, async () => {
    const escalationId = turn.newId();
    const words = await keepPackage(turn.db, {
      escalationId,
      ticketId,
      package: packageOf(turn, person, text),
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
  await enqueue(turn, [{ type: 'ShowPersonalCard', personId: person.id, card }]);
}

/** What is known at that moment: the rest is asked by people. */
function packageOf(turn: Turn, person: Person, text: string): CasePackage {
  const known: CasePackage = {
    title: text.split('\n')[0]!.slice(0, 120),
    description: text.slice(0, 3_000),
    impacted: person.name.slice(0, 1_000),
    firstNoticed: turn.now.slice(0, 10),
    givenName: (person.given_name ?? person.name.split(' ')[0] ?? '').slice(0, 200),
    surname: person.surname ?? undefined,
    email: person.email ?? undefined,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value));
}
