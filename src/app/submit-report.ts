import type { Submission } from '../cards/submit.ts';
import type { Say } from '../domain/effects.ts';
import { severityOf } from '../domain/severity.ts';
import type { Person } from '../store/people.ts';
import { meetPerson } from '../store/people.ts';
import { lockReport } from '../store/reports.ts';
import { suspectsCompromise } from '../triage/alarm.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { openFromReport, openTicket } from './open-ticket.ts';
import { alarmOn } from './raise-alarm.ts';
import { refusalSay } from './say-refusal.ts';

/** The full form: a ticket at once, for oneself or for somebody else; both follow it. */
export async function submitReport(
  turn: Turn,
  person: Person,
  form: Extract<Submission, { type: 'report.submit' }>,
): Promise<Say> {
  const affectedId = form.affectedId ? await affectedPerson(turn, person, form.affectedId) : person.id;
  const said = [form.title, form.details].filter(Boolean).join('\n');
  const alarming = suspectsCompromise(said);
  const wanted = {
    reporterId: person.id,
    affectedId,
    category: form.category,
    severity: alarming ? ('A' as const) : severityOf(form.reach, form.canWork === 'yes'),
    title: form.title,
    details: form.details,
    device: form.device,
    since: form.since,
    reach: form.reach,
    canWork: form.canWork,
    openedBy: person.id,
  };
  const report = form.reportId ? await lockReport(turn.db, form.reportId) : undefined;
  if (report && report.person_id !== person.id) return { key: 'refusal.notUser' };
  if (report?.ticket_id)
    return { key: 'say.reportedAlready', params: { ticket: `ticket:${report.ticket_id}` } };
  const opened = report ? await openFromReport(turn, report, wanted) : await openTicket(turn, wanted);
  if (opened.type === 'refused') return refusalSay(opened);
  if (alarming) await alarmOn(turn, person, opened.ticketId, said);
  return { key: 'say.reported', params: { ticket: `ticket:${opened.ticketId}` } };
}

/** The people picker gives Entra object ids of the own tenant; the name is read by an effect. */
async function affectedPerson(turn: Turn, reporter: Person, aadId: string): Promise<string> {
  const { person } = await meetPerson(turn.db, { tenantId: reporter.tenant_id, aadId }, turn.newId);
  if (!person.profile_at) await enqueue(turn, [{ type: 'ReadPerson', personId: person.id }]);
  return person.id;
}
