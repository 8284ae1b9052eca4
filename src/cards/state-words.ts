import type { Severity } from '../domain/severity.ts';
import type { TicketState, WaitReason } from '../domain/ticket.ts';
import { formatDay } from '../locales/format.ts';
import { text } from '../locales/text.ts';
import type { Reader } from './reader.ts';

export interface StateWords {
  words: string;
  /** Of a container. */
  style: 'emphasis' | 'accent' | 'good' | 'warning';
  /** Of the words on it. */
  color: 'Default' | 'Accent' | 'Good' | 'Warning';
}

type Audience = 'user' | 'agent';

export function stateWords(state: TicketState, audience: Audience, reader: Reader): StateWords {
  return { words: wordsOf(state, audience, reader), ...looks[lookOf(state)] };
}

/** What a wait is for, as in `waitingUser`, `waitingPart`. */
export const waitKey = <T extends WaitReason>(on: T) =>
  `waiting${on[0]!.toUpperCase()}${on.slice(1)}` as `waiting${Capitalize<T>}`;

function wordsOf(state: TicketState, audience: Audience, reader: Reader): string {
  const t = text(reader.locale);
  if (state.type !== 'waiting') return t(`state.${audience}.${state.type}`);
  if (state.on !== 'date') return t(`state.${audience}.${waitKey(state.on)}`);
  return t(`state.${audience}.waitingDate`, { date: dayOf(state.until, reader) });
}

export const dayOf = (iso: string | undefined, { locale, timeZone }: Reader): string =>
  iso ? formatDay(iso, locale, timeZone) : '';

const looks = {
  plain: { style: 'emphasis', color: 'Default' },
  active: { style: 'accent', color: 'Accent' },
  waiting: { style: 'warning', color: 'Warning' },
  done: { style: 'good', color: 'Good' },
} as const;

function lookOf(state: TicketState): keyof typeof looks {
  if (state.type === 'inProgress') return 'active';
  if (state.type === 'waiting') return state.on === 'user' ? 'waiting' : 'plain';
  return state.type === 'resolved' ? 'done' : 'plain';
}

export const severityColor = (severity: Severity) =>
  (({ A: 'Attention', B: 'Warning', C: 'Default' }) as const)[severity];
