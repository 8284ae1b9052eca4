import template from '../../cards/help-card.json' with { type: 'json' };
import { text } from '../locales/text.ts';
import { executeAction, openDialog } from './action.ts';
import type { Json } from './action.ts';
import type { Reader } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';

export interface HelpView extends Reader {
  /** `notUnderstood` is short: what to do next, without the list of commands. */
  variant: 'help' | 'notUnderstood';
  agent: boolean;
  admin: boolean;
}

const forUsers = ['human', 'myRequests', 'help'] as const;
const forAgents = ['myTickets', 'queue', 'next', 'newFor'] as const;
const forAdmins = [
  'serve',
  'serveFor',
  'servePartner',
  'serveEscalations',
  'addEscalator',
  'escalators',
  'serveNothing',
  'knowledge',
] as const;
type Command = (typeof forUsers | typeof forAgents | typeof forAdmins)[number];

export function helpCard(view: HelpView): Card {
  const t = text(view.locale);
  const lost = view.variant === 'notUnderstood';
  const group = (title: string, commands: readonly Command[]): Json => ({
    title,
    titled: title !== '',
    facts: commands.map((name) => ({
      title: t(`card.help.command.${name}`),
      value: t(`card.help.meaning.${name}`),
    })),
  });
  const groups = [
    group('', forUsers),
    ...(view.agent ? [group(t('card.help.agentTitle'), forAgents)] : []),
    ...(view.admin ? [group(t('card.help.adminTitle'), forAdmins)] : []),
  ];
  return render(template, view.locale, {
    title: lost ? t('card.help.notUnderstoodTitle') : t('card.help.title'),
    intro: lost ? t('card.help.notUnderstood') : t('card.help.intro'),
    groups: lost ? [] : groups,
    actions: [
      openDialog(t('card.action.report'), { type: 'report.form' }, { style: 'positive' }),
      openDialog(t('card.action.reportOther'), { type: 'report.other' }),
      executeAction(t('card.action.requests'), { type: 'requests.list' }),
    ],
  });
}
