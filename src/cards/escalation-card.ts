import template from '../../cards/escalation-card.json' with { type: 'json' };
import type { EscalationState } from '../domain/escalation.ts';
import { isPending } from '../domain/escalation.ts';
import type { Route } from '../domain/route.ts';
import { formatMoment } from '../locales/format.ts';
import { text } from '../locales/text.ts';
import type { Text } from '../locales/text.ts';
import type { Json } from './action.ts';
import type { PackageView } from './case-package.ts';
import { packageRows, providerWords } from './case-package.ts';
import { escalationActions } from './escalation-actions.ts';
import type { EscalationActionsView } from './escalation-actions.ts';
import { lineCard } from './line-card.ts';
import { shorten, shortenLine } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { agentName, lineOf, numberOf } from './reader.ts';
import { render } from './render.ts';
import type { Card } from './render.ts';
import { severityColor } from './state-words.ts';

export interface EscalationView extends Reader, EscalationActionsView {
  title: string;
  package: PackageView;
  requesterName?: string;
  deciderName?: string;
  caseNumber?: string;
  /** The destination may have it. */
  tried: boolean;
  /** Somebody who may no longer decide keeps the card, and reads nothing on it. */
  noLonger?: true;
  /** `toCarry`: a person still has to. */
  delivery: 'none' | 'pending' | 'toCarry' | 'delivered' | 'unreachable' | 'stuck';
  unreachableSince?: string;
  /** Operations at severity A or B. */
  needsAdmin: boolean;
  story: StoryLine[];
}

/** What happened to it: `said` in the locale, with the words that go with it. */
export interface StoryLine {
  at: string;
  said: SaidKey;
  personName?: string;
  /** Where it went then; by default where it goes now. */
  route?: Route;
  words?: string;
}

export type SaidKey =
  | 'requested'
  | 'askedBack'
  | 'declined'
  | 'approved'
  | 'atOnce'
  | 'rerouted'
  | 'withdrawn'
  | 'transferred'
  | 'case'
  | 'acknowledged'
  | 'question'
  | 'resolved'
  | 'answered'
  | 'reopened'
  | 'expired';

/** Everything that would be sent, who asked, and how it stands; a line once it is over. */
export function escalationCard(view: EscalationView): Card {
  const { ticket, escalation } = view;
  const t = text(view.locale);
  const ticketNumber = numberOf(ticket.number);
  const destination = t(`routeName.${escalation.route}`);
  const state = t(`card.escalation.state.${escalation.state}`);
  const title = lineOf(view.title);
  if (view.noLonger)
    return lineCard(view.locale, {
      icon: '–',
      text: t('card.escalation.noLonger', { ticket: ticketNumber }),
    });
  if (!isPending(escalation) && escalation.state !== 'solved') {
    const words = t('card.escalation.over', { ticket: ticketNumber, destination, state, title });
    return lineCard(view.locale, {
      icon: '–',
      text: words,
      note: lastNews(view, t),
      actions: escalationActions(view),
    });
  }
  const { severity } = view.package;
  const rows = packageRows(view.package);
  return render(template, view.locale, {
    fallback: t('card.escalation.fallback', { ticket: ticketNumber, destination, state }),
    ...looks[view.delivery === 'toCarry' ? 'asking' : lookOf(escalation.state)],
    state: undelivered(view, t) ?? state,
    severity: t('card.ticket.severity', { letter: severity, words: t(`severity.${severity}`) }),
    severityColor: severityColor(severity),
    title,
    place: `${ticketNumber} · ${t('card.escalation.to', { destination })}`,
    ...noticeOf(view, t),
    facts: factsOf(view, t),
    shortRows: rows.filter(({ long }) => !long).map(({ label, value }) => ({ title: label, value })),
    longRows: rows.filter(({ long }) => long).flatMap(({ label, value }) => [small(label), words(value)]),
    told: view.story.length > 0,
    story: view.story.slice(-12).flatMap((line) => storyLine(line, view, t)),
    actions: escalationActions(view),
  });
}

const small = (label: string): Json => ({
  type: 'TextBlock',
  text: label,
  weight: 'Bolder',
  size: 'Small',
  wrap: true,
});
const words = (value: string): Json => ({ type: 'TextBlock', text: value, wrap: true, spacing: 'Small' });

/** Of one that is over: what the destination still has to hear from a person. */
function lastNews(view: EscalationView, t: Text): string {
  if (!view.stuck && !(view.byHand && view.tried)) return '';
  const params = {
    destination: t(`route.${view.escalation.route}`),
    number: shortenLine(view.caseNumber ?? '', 60) || t('card.escalation.noNumber'),
  };
  const why = view.story.findLast(({ said }) => said === 'withdrawn' || said === 'transferred')?.words;
  const notice = t(view.stuck ? 'card.escalation.overStuck' : 'card.escalation.overByHand', params);
  return why ? `${notice} ${shorten(why, 500)}` : notice;
}

function undelivered({ delivery }: EscalationView, t: Text): string | undefined {
  if (delivery === 'toCarry') return t('card.escalation.toCarry');
  return delivery === 'pending' ? t('card.escalation.delivering') : undefined;
}

function factsOf(view: EscalationView, t: Text): Json[] {
  const { escalation, locale, timeZone } = view;
  const expires = escalation.state === 'requested' ? escalation.expiresAt : undefined;
  const facts: [string, string | undefined][] = [
    [t('card.escalation.askedBy'), agentName(view.requesterName, view)],
    [t('card.escalation.decidedBy'), view.deciderName && agentName(view.deciderName, view)],
    [t('card.escalation.provider'), providerWords(view.package)],
    [t('card.escalation.case'), view.caseNumber && shortenLine(view.caseNumber, 60)],
    [t('card.escalation.expires'), expires && formatMoment(expires, locale, timeZone)],
  ];
  return facts.flatMap(([title, value]) => (value ? [{ title, value }] : []));
}

function noticeOf(view: EscalationView, t: Text) {
  const destination = t(`route.${view.escalation.route}`);
  const notice = (words: string, noticeColor: 'Attention' | 'Warning' | 'Accent') => ({
    noticed: true,
    notice: words,
    noticeColor,
  });
  if (view.delivery === 'stuck') return notice(t('card.escalation.stuck', { destination }), 'Attention');
  if (view.delivery === 'unreachable') {
    const time = formatMoment(view.unreachableSince!, view.locale, view.timeZone);
    return notice(t('card.escalation.unreachable', { destination, time }), 'Warning');
  }
  if (view.delivery === 'toCarry') return notice(t('card.escalation.byHand', { destination }), 'Attention');
  if (view.needsAdmin && view.escalation.state === 'requested')
    return notice(t('card.escalation.needsAdmin'), 'Warning');
  return { noticed: false, notice: '', noticeColor: 'Default' };
}

/** The destination's words, also where a person recorded them. */
const theirs: SaidKey[] = ['acknowledged', 'question', 'resolved'];

function storyLine(line: StoryLine, view: EscalationView, t: Text): Json[] {
  const ofDestination = theirs.includes(line.said);
  const destination = t(`routeName.${line.route ?? view.escalation.route}`);
  const person = ofDestination ? destination : agentName(line.personName, view);
  const time = formatMoment(line.at, view.locale, view.timeZone);
  const said = t(`card.escalation.said.${line.said}`, { person, destination });
  const recorded = ofDestination && line.personName;
  const head = recorded
    ? t('card.escalation.recorded', { time, said, name: agentName(line.personName, view) })
    : t('card.escalation.saidAt', { time, said });
  return [
    { ...small(head), weight: 'Default', isSubtle: true, spacing: 'Small' },
    ...(line.words ? [{ ...words(shorten(line.words, 500)), spacing: 'None' }] : []),
  ];
}

const looks = {
  asking: { style: 'warning', color: 'Warning' },
  active: { style: 'accent', color: 'Accent' },
  done: { style: 'good', color: 'Good' },
  plain: { style: 'emphasis', color: 'Default' },
} as const;

function lookOf(state: EscalationState): keyof typeof looks {
  if (state === 'requested' || state === 'questioned') return 'asking';
  if (state === 'solved') return 'done';
  return state === 'askedBack' ? 'plain' : 'active';
}
