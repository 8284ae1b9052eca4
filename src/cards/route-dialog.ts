import template from '../../cards/route-dialog.json' with { type: 'json' };
import type { CasePackage } from '../domain/case-package.ts';
import type { Route, RouteReason } from '../domain/route.ts';
import type { Ticket } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import { submitDialog } from './action.ts';
import type { Dialog } from './dialog.ts';
import { dialogFrom } from './dialog.ts';
import type { Reader } from './reader.ts';
import { numberOf } from './reader.ts';
import { keptInputs } from './prepare-dialog.ts';
import type { Preparing } from './submit.ts';

export interface RouteDialogView extends Reader {
  ticket: Ticket;
  preparing: Preparing;
  /** Those to choose from. */
  routes: readonly Route[];
  /** The likely one with its reason; `suggested` is undefined where it would stay with the own support. */
  suggested?: Route;
  why: RouteReason;
  /** Typed already: goes along, so that nothing is lost on the way. */
  words: CasePackage;
}

/** Where else it can go; each choice leads on to what that destination needs. */
export function routeDialog(view: RouteDialogView): Dialog {
  const { ticket, preparing, routes, suggested, why, words, locale } = view;
  const t = text(locale);
  const actions = routes.map((route) => ({
    ...submitDialog(t(`routeName.${route}`), { type: 'escalation.prepare', ...preparing, route }),
    style: route === suggested ? 'positive' : 'default',
  }));
  return dialogFrom(template, {
    locale,
    title: t('dialog.route.title', { ticket: numberOf(ticket.number) }),
    height: 'medium',
    fields: {
      reasoned: !suggested || routes.includes(suggested),
      why: t(`dialog.route.why.${why}`),
      facts: routes.map((route) => ({
        title: t(`routeName.${route}`),
        value: t(`dialog.route.what.${route}`),
      })),
      kept: keptInputs(words),
      actions,
    },
  });
}
