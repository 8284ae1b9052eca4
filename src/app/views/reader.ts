import type { Reader } from '../../cards/reader.ts';
import { languageOf } from '../../domain/language.ts';
import type { Language } from '../../domain/language.ts';
import type { Person } from '../../store/people.ts';
import type { Turn } from '../desk.ts';

/** What a view is drawn from: a turn's transaction, or the database at delivery. */
export type Drawing = Omit<Turn, 'newId'>;

/** A person reads in their own language and zone, once Teams has told them. */
export function readerFor(drawing: Drawing, person: Person | undefined): Reader {
  return {
    locale: localeOf(person) ?? drawing.config.deskLocale,
    timeZone: person?.time_zone ?? drawing.config.deskTimezone,
  };
}

/** What a person writes in comes before what Teams is set to, which may be as the company delivered it. */
function localeOf(person: Person | undefined): string | undefined {
  const { language, locale } = person ?? {};
  if (!language) return locale ?? undefined;
  return locale && languageOf(locale) === language ? locale : language;
}

/** The language of a reader, of those that there are words in. */
export const languageFor = ({ locale }: Reader): Language => languageOf(locale) ?? 'en';

/** Shared cards have one language and zone: the desk's. */
export function deskReader(drawing: Drawing): Reader {
  return { locale: drawing.config.deskLocale, timeZone: drawing.config.deskTimezone };
}
