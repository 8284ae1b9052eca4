import template from '../../cards/alarm-card.json' with { type: 'json' };
import { text } from '../locales/text.ts';
import { openUrl } from './action.ts';
import type { Reader } from './reader.ts';
import { numberOf } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';

export interface AlarmView extends Reader {
  ticketNumber: number;
  /** Nobody is told by itself: the escalators do it. */
  byHand: boolean;
  /** A device is gone, or somebody got into an account or device. */
  lost: 'device' | 'account';
}

/** Where people of an Entra tenant change their password themselves. */
export const passwordPage = 'https://aka.ms/sspr';
const steps = {
  account: ['disconnect', 'leaveOn', 'password', 'keep'],
  device: ['passwordNow', 'tell', 'police', 'wait'],
} as const;

/** What to do now, after a link was clicked, a password given away or a device stolen. */
export function alarmCard(view: AlarmView): Card {
  const t = text(view.locale);
  const ticket = numberOf(view.ticketNumber);
  return render(template, view.locale, {
    told: t(view.byHand ? 'card.alarm.toldByHand' : 'card.alarm.told', { ticket }),
    steps: steps[view.lost].map((step, place) => ({
      place: `${place + 1}`,
      text: t(`card.alarm.step.${step}`),
    })),
    actions: [openUrl(t('card.alarm.change'), passwordPage)],
  });
}
