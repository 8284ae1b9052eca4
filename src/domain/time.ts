const day = 24 * 60 * 60 * 1000;

export function addDays(time: string, days: number): string {
  return new Date(Date.parse(time) + days * day).toISOString();
}

/** Compares times, not texts: `2026-01-01T10:00Z` and `…T10:00:00.000Z` are the same. */
export function isBefore(a: string, b: string): boolean {
  return Date.parse(a) < Date.parse(b);
}
