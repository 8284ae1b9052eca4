import { packageText } from '../cards/case-package.ts';
import { numberOf } from '../cards/reader.ts';
import type { Turn } from '../app/desk.ts';
import { packageView } from '../app/views/escalation-view.ts';
import { deskReader } from '../app/views/reader.ts';
import type { Effect } from '../domain/effects.ts';
import type { CaseType, Route } from '../domain/route.ts';
import { text } from '../locales/text.ts';
import type { EscalationRow } from '../store/escalations.ts';
import { findPerson } from '../store/people.ts';
import type { TicketRow } from '../store/tickets.ts';
import { findWords } from '../store/words.ts';
import type { CaseMessage } from './case-json.ts';
import type { CaseMail } from './mail.ts';

type SendToDestination = Extract<Effect, { type: 'SendToDestination' }>;
type Drawing = Omit<Turn, 'newId'>;

/** The message as JSON: id and time are the order's, and stay the same however often it is tried. */
export async function caseMessage(
  drawing: Drawing,
  row: TicketRow,
  kept: EscalationRow,
  effect: SendToDestination,
  order: { id: string; created_at: string },
): Promise<CaseMessage> {
  const route = kept.route as Route;
  const caseType = kept.case_type as CaseType;
  const words = effect.wordsId ? await findWords(drawing.db, effect.wordsId) : undefined;
  const sent = await packageView(drawing, row, kept, { route, caseType }, deskReader(drawing));
  return {
    v: 1,
    type: `case.${effect.message}`,
    id: order.id,
    escalationId: kept.id,
    ticket: numberOf(row.number),
    route,
    provider: sent.provider,
    ...(sent.providerTeam && { providerTeam: sent.providerTeam }),
    at: order.created_at,
    updatesUrl: `${drawing.config.publicUrl}/api/escalations/${encodeURIComponent(kept.id)}/updates`,
    ...(kept.case_number && { caseNumber: kept.case_number }),
    ...(words && { text: words }),
    ...(effect.message === 'opened' && {
      package: { caseType, category: sent.category, severity: sent.severity, ...sent.words },
    }),
  };
}

/** The same as a mail; all mails of a case are one thread. */
export async function caseMail(
  drawing: Drawing,
  row: TicketRow,
  kept: EscalationRow,
  effect: SendToDestination,
  { id, to, mayRepeat }: { id: string; to: string; mayRepeat: boolean },
): Promise<CaseMail> {
  const reader = deskReader(drawing);
  const t = text(reader.locale);
  const ticket = numberOf(row.number);
  const title = kept.words.title ?? '';
  const words = effect.wordsId ? await findWords(drawing.db, effect.wordsId) : undefined;
  const sender = await findPerson(drawing.db, kept.decider_id ?? kept.requester_id);
  const host = new URL(drawing.config.publicUrl).hostname;
  const first = `<case.${kept.id}@${host}>`;
  const escalation = { route: kept.route as Route, caseType: kept.case_type as CaseType };
  const opened = effect.message === 'opened';
  const body =
    effect.message === 'opened'
      ? packageText(await packageView(drawing, row, kept, escalation, reader))
      : [t(`mail.${effect.message}`, { ticket }), ...(words ? [words] : [])].join('\n\n');
  return {
    to,
    subject: oneLine(
      kept.case_number ? `[${ticket}] [${kept.case_number}] ${title}` : `[${ticket}] ${title}`,
    ),
    text: [
      ...(mayRepeat ? [t('mail.repeat')] : []),
      ...(opened ? [t('mail.intro', { ticket })] : []),
      body,
      t(kept.decider_id ? 'mail.foot' : 'mail.footAtOnce', { name: sender?.name || t('card.name.someone') }),
    ].join('\n\n'),
    messageId: opened ? first : `<${id}@${host}>`,
    ...(!opened && { inReplyTo: first }),
    headers: { 'X-Deskhand-Escalation': kept.id, 'X-Deskhand-Ticket': ticket },
  };
}

const oneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').slice(0, 180).toWellFormed();
