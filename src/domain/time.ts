const hour = 60 * 60 * 1000;
const day = 24 * hour;

export function addDays(time: string, days: number): string {
  return new Date(Date.parse(time) + days * day).toISOString();
}

export function addHours(time: string, hours: number): string {
  return new Date(Date.parse(time) + hours * hour).toISOString();
}

export function halfBetween(from: string, until: string): string {
  return new Date((Date.parse(from) + Date.parse(until)) / 2).toISOString();
}

/** Compares times, not texts: `2026-01-01T10:00Z` and `…T10:00:00.000Z` are the same. */
export function isBefore(a: string, b: string): boolean {
  return Date.parse(a) < Date.parse(b);
}
