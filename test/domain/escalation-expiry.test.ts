import { describe, expect, it } from '@jest/globals';
import { ada, desk, destination, erin, jesse, refused, then, user, when } from './given.ts';
import {
  askedBack,
  asking,
  declined,
  evening,
  expire,
  expired,
  inProgress,
  jesses,
  nextDay,
  remind,
  reminded,
  requested,
  sent,
} from './given-escalations.ts';

describe('no decision', () => {
  it('reminds at half time, once', () => {
    expect(when(asking, desk, remind, { now: evening })).toEqual([reminded]);
    expect(then(asking, desk, remind, { now: evening })).toEqual({
      ...asking,
      escalation: { ...asking.escalation, reminded: true },
    });
    expect(when(jesses(requested(), reminded), desk, remind, { now: evening })).toEqual(refused('stale'));
  });

  it('ends when the time is up: the agent goes on', () => {
    expect(when(asking, desk, expire, { now: nextDay })).toEqual([expired]);
    expect(then(jesses(requested(), reminded), desk, expire, { now: nextDay })).toMatchObject({
      state: inProgress,
      escalation: { state: 'expired' },
    });
  });

  it('neither reminds nor ends early', () => {
    expect(when(asking, desk, remind, { now: '2026-03-02T20:59:59.999Z' })).toEqual(refused('stale'));
    expect(when(asking, desk, expire, { now: '2026-03-03T08:59:59.999Z' })).toEqual(refused('stale'));
  });

  it('does not remind when the time is over already, as after a stop', () => {
    expect(when(asking, desk, remind, { now: nextDay })).toEqual(refused('stale'));
  });

  it('is no longer a matter once decided, or asked anew', () => {
    const decided = [
      sent,
      jesses(requested(), declined),
      jesses(requested(), askedBack),
      jesses(requested(), expired),
      jesses(requested(), askedBack, requested({ at: evening, expiresAt: '2026-03-03T21:00:00.000Z' })),
    ];
    for (const ticket of decided) {
      expect(when(ticket, desk, remind, { now: evening })).toEqual(refused('stale'));
      expect(when(ticket, desk, expire, { now: nextDay })).toEqual(refused('stale'));
    }
    expect(when(jesses(), desk, remind, { now: evening })).toEqual(refused('noEscalation'));
    expect(when(jesses(), desk, expire, { now: nextDay })).toEqual(refused('noEscalation'));
  });

  it('reminds of a request that was asked anew once more', () => {
    const again = jesses(requested(), reminded, askedBack, requested());
    expect(when(again, desk, remind, { now: evening })).toEqual([reminded]);
  });

  it('is noticed by the desk alone', () => {
    for (const actor of [jesse, erin, ada, user, destination]) {
      expect(when(asking, actor, remind, { now: evening })).toEqual(refused('notAgent'));
      expect(when(asking, actor, expire, { now: nextDay })).toEqual(refused('notAgent'));
    }
  });
});
