import { isSent } from '../domain/escalation.ts';
import { formatAge, formatDay, formatMoment } from '../locales/format.ts';
import { text } from '../locales/text.ts';
import { providerWords } from './case-package.ts';
import { lineOf, userName } from './reader.ts';
import { shortenLine } from './plain-words.ts';
import { dayOf, waitKey } from './state-words.ts';
import type { TicketView, TriedWalk } from './ticket-card.ts';

export interface Fact {
  title: string;
  value: string;
}

/** What an agent must know at a glance; unknown things are left out. */
export function ticketFacts(view: TicketView): Fact[] {
  const t = text(view.locale);
  const { reporterName, device, since } = view;
  const name = userName(view.userName, view);
  const facts: [string, string | undefined][] = [
    [
      t('card.ticket.user'),
      reporterName ? t('card.ticket.userReported', { name, reporter: userName(reporterName, view) }) : name,
    ],
    [t('card.ticket.owner'), shortenLine(view.ownerName ?? '', 60) || t('card.name.nobody')],
    [
      t('card.ticket.provider'),
      view.partnerTeam && providerWords({ ...view, provider: 'partner', providerTeam: view.partnerTeam }),
    ],
    [t('card.ticket.waiting'), waitingOn(view)],
    [t('card.escalation.fact'), escalationOf(view)],
    [t('card.ticket.impact'), impactOf(view)],
    [t('card.ticket.tried'), triedIn(view)],
    [t('card.ticket.language'), languageName(view)],
    [t('card.ticket.device'), device && lineOf(device)],
    [t('card.ticket.since'), since && formatDay(since, view.locale, 'UTC')],
    [t('card.ticket.reported'), reportedAt(view)],
  ];
  return facts.flatMap(([title, value]) => (value ? [{ title, value }] : []));
}

function waitingOn(view: TicketView): string | undefined {
  const { state } = view.ticket;
  if (state.type !== 'waiting') return undefined;
  const t = text(view.locale);
  const date = dayOf(state.until, view);
  if (state.on === 'date') return date;
  const what = t(`card.ticket.${waitKey(state.on)}`);
  return date ? t('card.ticket.waitingUntil', { what, date }) : what;
}

/** Where it is outside, and under which number. What is over is no longer told here. */
function escalationOf({ ticket, escalation: known, locale }: TicketView): string | undefined {
  const { escalation } = ticket;
  const t = text(locale);
  if (!escalation) return undefined;
  const destination = t(`route.${escalation.route}`);
  switch (escalation.state) {
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'transferred':
      return undefined;
    default: {
      const sent = isSent(escalation) && known !== undefined && known.delivery !== 'delivered';
      const undelivered = known?.delivery === 'toCarry' ? 'factToCarry' : 'factUndelivered';
      const words = sent
        ? t(`card.escalation.${undelivered}`, { destination })
        : t(`card.escalation.factOf.${escalation.state}`, { destination });
      const number = known?.caseNumber && lineOf(known.caseNumber);
      return number ? t('card.escalation.factCase', { words, number }) : words;
    }
  }
}

/** So that nobody asks for it again. */
const triedIn = ({ tried = [], locale }: TicketView): string | undefined =>
  tried
    .slice(0, 5)
    .map((walk) => triedLine(walk, locale))
    .join('\n') || undefined;

export function triedLine({ title, state, step, steps }: TriedWalk, locale: string): string {
  const t = text(locale);
  const article = lineOf(title);
  if (state === 'solved') return t('card.ticket.triedSolved', { article });
  const key = state === 'notHelped' ? 'card.ticket.triedNotHelped' : 'card.ticket.triedSteps';
  return t(key, { article, steps: step, all: steps });
}

/** In the reader's own words: "German". */
function languageName({ language, locale }: TicketView): string | undefined {
  return language && new Intl.DisplayNames([locale], { type: 'language' }).of(language);
}

function impactOf({ locale, reach, canWork }: TicketView): string | undefined {
  const t = text(locale);
  const who = reach && t(`card.ticket.reach.${reach}`);
  const work =
    canWork === undefined ? undefined : canWork ? t('card.ticket.work.yes') : t('card.ticket.work.no');
  return [who, work].filter(Boolean).join(', ') || undefined;
}

/** With its age in a view that was drawn for whoever looks at it now; on everyone's card it would soon be wrong. */
function reportedAt({ ticket, now, locale, timeZone, viewer }: TicketView): string {
  const time = formatMoment(ticket.openedAt, locale, timeZone);
  if (!viewer) return time;
  return text(locale)('card.ticket.reportedAge', { time, age: formatAge(ticket.openedAt, now, locale) });
}
