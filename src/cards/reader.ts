import { text } from '../locales/text.ts';
import { shortenLine } from './plain-words.ts';

/** For whom a card is drawn: a person in their own chat, the desk on shared cards. `timeZone` is an IANA name. */
export interface Reader {
  locale: string;
  timeZone: string;
}

const nameLimit = 60;
const lineLimit = 120;

/** Ticket numbers as people read them. */
export const numberOf = (number: number): string => `DH-${number}`;

/** A name, or a stand-in while it has not been read yet. */
export const agentName = (name: string | undefined, { locale }: Reader): string =>
  shortenLine(name ?? '', nameLimit) || text(locale)('card.name.someone');

export const userName = (name: string | undefined, { locale }: Reader): string =>
  shortenLine(name ?? '', nameLimit) || text(locale)('card.name.unknownPerson');

export const lineOf = (words: string): string => shortenLine(words, lineLimit);
