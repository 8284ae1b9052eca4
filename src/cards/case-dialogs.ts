import caseTemplate from '../../cards/case-dialog.json' with { type: 'json' };
import copyTemplate from '../../cards/copy-dialog.json' with { type: 'json' };
import updateTemplate from '../../cards/update-dialog.json' with { type: 'json' };
import { caseUpdates } from '../domain/commands.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { Ticket } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { PackageView } from './case-package.ts';
import { packageText } from './case-package.ts';
import type { Dialog, Problem } from './dialog.ts';
import { choicesOf, dialogFrom } from './dialog.ts';
import { shorten } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { numberOf } from './reader.ts';
import type { Button } from './submit.ts';
import { textLimit } from './inputs.ts';
import { oneTextDialog } from './words-dialog.ts';

export interface CaseDialogView extends Reader {
  ticket: Ticket;
  escalation: Escalation;
  problem?: Problem;
  values?: { caseNumber?: string; update?: string; text?: string };
}

const ofCase = ({ ticket, escalation }: CaseDialogView) => ({
  ticketId: ticket.id,
  escalationId: escalation.id,
});

const paramsOf = ({ ticket, escalation, locale }: CaseDialogView) => ({
  ticket: numberOf(ticket.number),
  destination: text(locale)(`route.${escalation.route}`),
});

/** The number under which the destination keeps it. */
export function caseNumberDialog(view: CaseDialogView): Dialog {
  const t = text(view.locale);
  const params = paramsOf(view);
  return dialogFrom(caseTemplate, {
    locale: view.locale,
    title: t('dialog.case.title', params),
    height: 'small',
    problem: view.problem,
    fields: { caseNumber: shorten(view.values?.caseNumber ?? '', 60), hint: t('dialog.case.hint', params) },
    submit: { title: t('dialog.case.submit'), button: { type: 'escalation.case', ...ofCase(view) } },
  });
}

/** What the destination said to a person, by phone, mail or portal. */
export function caseUpdateDialog(view: CaseDialogView): Dialog {
  const t = text(view.locale);
  return dialogFrom(updateTemplate, {
    locale: view.locale,
    title: t('dialog.update.title', paramsOf(view)),
    height: 'medium',
    problem: view.problem,
    label: view.problem?.field === 'text' ? t('dialog.update.label') : undefined,
    fields: {
      update: view.values?.update ?? 'acknowledged',
      updates: choicesOf(caseUpdates, view.locale, (update) => `dialog.update.${update}`),
      text: shorten(view.values?.text ?? '', textLimit),
    },
    submit: { title: t('dialog.update.submit'), button: { type: 'escalation.update', ...ofCase(view) } },
  });
}

/** The complete package to select and copy. */
export function copyDialog(view: CaseDialogView & { package: PackageView }): Dialog {
  const t = text(view.locale);
  const params = paramsOf(view);
  return dialogFrom(copyTemplate, {
    locale: view.locale,
    title: t('dialog.copy.title', params),
    height: 'large',
    fields: { hint: t('dialog.copy.hint', params), text: packageText(view.package) },
  });
}

export const caseWords = {
  askBack: { field: 'text', button: 'escalation.askBack' },
  decline: { field: 'reason', button: 'escalation.decline' },
  withdrawEscalation: { field: 'reason', button: 'escalation.withdraw' },
  answerDestination: { field: 'text', button: 'escalation.answer' },
  reopenCase: { field: 'reason', button: 'escalation.reopen' },
} as const;
export type CaseWordsKind = keyof typeof caseWords;

/** All dialogs about an escalation that ask for one text. */
export function caseWordsDialog(view: CaseDialogView & { kind: CaseWordsKind; revision: number }): Dialog {
  const { kind, values } = view;
  const { field, button: type } = caseWords[kind];
  const deciding = kind === 'askBack' || kind === 'decline';
  const button = { type, ...ofCase(view), ...(deciding && { revision: view.revision }) } as Button;
  const required = kind !== 'withdrawEscalation';
  return oneTextDialog({ ...view, params: paramsOf(view), button, field, required, value: values?.text });
}
