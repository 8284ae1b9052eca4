import template from '../../cards/welcome-card.json' with { type: 'json' };
import { text } from '../locales/text.ts';
import { executeAction, openDialog } from './action.ts';
import { shortenLine } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';

export interface WelcomeView extends Reader {
  /** First name, where it is known. */
  name?: string;
  agent: boolean;
  admin: boolean;
}

export function welcomeCard(view: WelcomeView): Card {
  const t = text(view.locale);
  const name = shortenLine(view.name ?? '', 60);
  const notes = [view.agent && t('card.welcome.agent'), view.admin && t('card.welcome.admin')];
  return render(template, view.locale, {
    hello: name ? t('card.welcome.hello', { name }) : t('card.welcome.helloUnnamed'),
    rows: [
      { icon: '💬', title: t('card.welcome.writeTitle'), text: t('card.welcome.write') },
      { icon: '💡', title: t('card.welcome.tryTitle'), text: t('card.welcome.try') },
      { icon: '🙋', title: t('card.welcome.personTitle'), text: t('card.welcome.person') },
    ],
    notes: notes.filter((note) => note !== false).map((note) => ({ text: note })),
    actions: [
      openDialog(t('card.action.report'), { type: 'report.form' }, { style: 'positive' }),
      executeAction(t('card.action.requests'), { type: 'requests.list' }),
    ],
  });
}
