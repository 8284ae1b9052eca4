import type { EscalationLine, ThreadLine } from '../domain/effects.ts';
import { text } from '../locales/text.ts';
import { agentName } from './reader.ts';
import type { Reader } from './reader.ts';

export interface ThreadLineView extends Reader {
  line: ThreadLine;
  /** `left`: the thread that the ticket has moved away from. */
  side: 'here' | 'left';
  /** Names, and the words of a reason or note. Both are put in as they are: a caller that sends HTML escapes them. */
  person: (id: string) => string | undefined;
  words: (id: string) => string | undefined;
  /** Where the escalation of the line goes. */
  destination?: string;
  /** The title of the article, and the number of the other ticket. */
  article?: string;
  otherTicket?: string;
}

/** A line in a ticket's thread: who has it now, where it went, what the team should know. */
export function threadLine(view: ThreadLineView): string {
  const { line } = view;
  const t = text(view.locale);
  const who = (id: string | undefined) => (id && view.person(id)) || agentName(undefined, view);
  const said = (id: string) => view.words(id) || t('line.noWords');
  switch (line.type) {
    case 'claimed':
    case 'ownerLost':
      return t(`line.${line.type}`, { person: who(line.personId) });
    case 'released':
    case 'assigned':
      return line.byId === undefined
        ? t(`line.${line.type}`, { person: who(line.personId) })
        : t(`line.${line.type}By`, { person: who(line.personId), by: who(line.byId) });
    case 'raised':
    case 'handedBack':
      return t(`line.${line.type}`, { by: who(line.byId), tier: line.tier, words: said(line.reasonId) });
    case 'moved':
      return view.side === 'left' ? t('line.movedAway') : t('line.movedHere');
    case 'rejected':
      return t('line.rejected', { person: who(line.personId), words: said(line.reasonId) });
    case 'reopened':
      return line.reasonId === undefined
        ? t('line.reopened', { person: who(line.personId) })
        : t('line.reopenedWords', { person: who(line.personId), words: said(line.reasonId) });
    case 'note':
      return t('line.note', { by: who(line.byId), words: said(line.noteId) });
    case 'notDelivered':
      return t('line.notDelivered', { person: who(line.personId), reason: t(reasonKey(line.reason)) });
    case 'repeated':
      return t('line.repeated');
    case 'article':
      return t(`line.article.${line.what}`, {
        by: who(line.byId),
        person: who(line.personId),
        article: view.article || t('line.noWords'),
      });
    case 'wordsMoved':
      return t('line.wordsMoved', { by: who(line.byId), ticket: view.otherTicket ?? '' });
    case 'escalation':
      return t(`line.escalation.${whatOf(line)}`, {
        by: who(line.byId),
        destination: view.destination ?? '',
        words: line.wordsId === undefined ? t('line.noWords') : said(line.wordsId),
      });
  }
}

/** A reason for taking it back is welcome, not needed. */
const whatOf = ({ what, wordsId }: EscalationLine) =>
  what === 'withdrawn' && wordsId !== undefined ? 'withdrawnWhy' : what;

const reasons = ['blocked', 'notInstalled', 'gone', 'tooBig', 'guest', 'file'] as const;

const reasonKey = (reason: string) =>
  `relay.reason.${reasons.find((each) => each === reason) ?? 'other'}` as const;
