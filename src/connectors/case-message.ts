import { packageText } from '../cards/case-package.ts';
import { numberOf } from '../cards/reader.ts';
import type { Turn } from '../app/desk.ts';
import { packageView, providerOf } from '../app/views/escalation-view.ts';
import { deskReader } from '../app/views/reader.ts';
import { severityOfCase } from '../domain/escalation.ts';
import type { Effect } from '../domain/effects.ts';
import type { CaseType, Route } from '../domain/route.ts';
import { text } from '../locales/text.ts';
import type { EscalationRow } from '../store/escalations.ts';
import { findPerson } from '../store/people.ts';
import type { TicketRow } from '../store/tickets.ts';
import { findWords, latestWords } from '../store/words.ts';
import type { CaseMessage } from './case-json.ts';
import type { CaseMail } from './mail.ts';

type SendToDestination = Extract<Effect, { type: 'SendToDestination' }>;
type Drawing = Omit<Turn, 'newId'>;

/** The message as JSON. `id` is the order's: it stays the same however often it is tried. */
export async function caseMessage(
  drawing: Drawing,
  row: TicketRow,
  kept: EscalationRow,
  effect: SendToDestination,
  id: string,
): Promise<CaseMessage> {
  const route = kept.route as Route;
  const caseType = kept.case_type as CaseType;
  const words = effect.wordsId ? await findWords(drawing.db, effect.wordsId) : undefined;
  return {
    v: 1,
    type: `case.${effect.message}`,
    id,
    escalationId: kept.id,
    ticket: numberOf(row.number),
    route,
    ...(await providerOf(drawing, row.ticket.lastQueueId)),
    at: drawing.now,
    updatesUrl: `${drawing.config.publicUrl}/api/escalations/${encodeURIComponent(kept.id)}/updates`,
    ...(kept.case_number && { caseNumber: kept.case_number }),
    ...(words && { text: words }),
    ...(effect.message === 'opened' && {
      package: {
        caseType,
        category: row.ticket.category,
        severity: severityOfCase({ caseType }, row.ticket.severity),
        ...kept.words,
      },
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
  const title = (await latestWords(drawing.db, row.id, 'title')) ?? '';
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
