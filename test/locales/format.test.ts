import { describe, expect, it } from '@jest/globals';
import { formatAge, formatDay, formatMoment, formatTime } from '../../src/locales/format.ts';

const monday = '2026-11-23T14:05:00.000Z';

describe('times', () => {
  it('are told in the reader’s zone and manner', () => {
    expect(formatTime(monday, 'en', 'UTC')).toBe('2:05 PM');
    expect(formatTime(monday, 'de', 'Europe/Berlin')).toBe('15:05');
    expect(formatDay(monday, 'en', 'UTC')).toBe('Mon, Nov 23');
    expect(formatMoment(monday, 'en', 'America/New_York')).toBe('Mon, Nov 23, 9:05 AM');
  });

  it('move to the next day where the reader already has it', () => {
    expect(formatDay(monday, 'en', 'Pacific/Auckland')).toBe('Tue, Nov 24');
  });

  it('refuse a time that is none', () => {
    expect(() => formatTime('soon', 'en', 'UTC')).toThrow(RangeError);
  });
});

describe('ages', () => {
  const age = (from: string, locale = 'en') => formatAge(from, monday, locale);

  it('are told in the largest whole unit', () => {
    expect(age('2026-11-23T14:04:30.000Z')).toBe('a moment');
    expect(age('2026-11-23T14:04:00.000Z')).toBe('1 minute');
    expect(age('2026-11-23T12:06:00.000Z')).toBe('1 hour');
    expect(age('2026-11-20T14:05:00.000Z')).toBe('3 days');
    expect(age('2026-11-20T14:05:00.000Z', 'de')).toBe('3 Tage');
  });

  it('take a clock that runs a little ahead as now', () => {
    expect(age('2026-11-23T14:06:00.000Z')).toBe('a moment');
  });
});
