import type { Reader } from '../../cards/reader.ts';
import type { Person } from '../../store/people.ts';
import type { Turn } from '../desk.ts';

/** What a view is drawn from: a turn's transaction, or the database at delivery. */
export type Drawing = Omit<Turn, 'newId'>;

/** A person reads in their own language and zone, once Teams has told them. */
export function readerFor(drawing: Drawing, person: Person | undefined): Reader {
  return {
    locale: person?.locale ?? drawing.config.deskLocale,
    timeZone: person?.time_zone ?? drawing.config.deskTimezone,
  };
}

/** Shared cards have one language and zone: the desk's. */
export function deskReader(drawing: Drawing): Reader {
  return { locale: drawing.config.deskLocale, timeZone: drawing.config.deskTimezone };
}
