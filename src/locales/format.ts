import { text } from './text.ts';

// Newer ICU puts a narrow no-break space before AM and PM; some Teams clients draw it as a box.
const plainSpaces = (words: string): string => words.replace(/[\u202f\u2009]/g, ' ');

function format(iso: string, locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return plainSpaces(new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(iso)));
}

/** `2:05 PM`, as the locale writes it. `timeZone` is an IANA name. */
export const formatTime = (iso: string, locale: string, timeZone: string): string =>
  format(iso, locale, timeZone, { timeStyle: 'short' });

/** `Mon, Nov 23`. */
export const formatDay = (iso: string, locale: string, timeZone: string): string =>
  format(iso, locale, timeZone, { weekday: 'short', day: 'numeric', month: 'short' });

/** `Mon, Nov 23, 2:05 PM`. */
export const formatMoment = (iso: string, locale: string, timeZone: string): string =>
  format(iso, locale, timeZone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  });

const minute = 60_000;
const units = [
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
] as const;

/** How long it has been, in its largest whole unit: `a moment`, `12 minutes`, `3 hours`, `2 days`. */
export function formatAge(fromIso: string, nowIso: string, locale: string): string {
  const elapsed = Date.parse(nowIso) - Date.parse(fromIso);
  for (const [unit, length] of units) {
    if (elapsed < length) continue;
    const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
    return plainSpaces(new Intl.NumberFormat(locale, style).format(Math.floor(elapsed / length)));
  }
  return text(locale)('age.moment');
}
