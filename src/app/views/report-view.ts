import type { ReportView } from '../../cards/report-card.ts';
import type { Category } from '../../domain/category.ts';
import { text as localeText } from '../../locales/text.ts';
import { findPerson } from '../../store/people.ts';
import { fragmentsOf } from '../../store/reports.ts';
import type { Report } from '../../store/reports.ts';
import { findTicket } from '../../store/tickets.ts';
import { suggestArticles } from '../../triage/suggest.ts';
import { summarise } from '../../triage/summarise.ts';
import { understand } from '../../triage/understand.ts';
import { askAfterMinutes, plusMinutes } from '../report.ts';
import type { Drawing } from './reader.ts';
import { readerFor } from './reader.ts';

export async function reportView(drawing: Drawing, report: Report): Promise<ReportView> {
  const person = await findPerson(drawing.db, report.person_id);
  const fragments = await fragmentsOf(drawing.db, report.id);
  const text = fragments.map((fragment) => fragment.plain).join('\n');
  const understood = understand(text);
  const category = (report.category as Category | null) ?? undefined;
  const ticket = report.ticket_id ? await findTicket(drawing.db, report.ticket_id) : undefined;
  const reader = readerFor(drawing, person);
  return {
    ...reader,
    reportId: report.id,
    title: fragments.length > 0 ? summarise(text) : localeText(reader.locale)('relay.deleted'),
    category,
    choices: understood.alternatives,
    articles: suggestArticles({ ...understood, category }, text, drawing.articles),
    state: report.state === 'added' || report.state === 'choosing' ? 'dropped' : report.state,
    opensAt: report.state === 'asked' ? plusMinutes(report.last_at, 2 * askAfterMinutes) : undefined,
    ticketNumber: ticket?.number,
  };
}
