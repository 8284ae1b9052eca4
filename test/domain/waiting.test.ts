import { describe, expect, it } from '@jest/globals';
import type { TicketCommand } from '../../src/domain/commands.ts';
import { waitReasons } from '../../src/domain/ticket.ts';
import {
  desk,
  given,
  jesse,
  lee,
  now,
  opened,
  pickedUp,
  refused,
  resolved,
  sam,
  then,
  user,
  when,
} from './given.ts';

const monday = '2026-03-09T09:00:00.000Z';
const jesses = given(opened(), pickedUp('jesse'));
const untilMonday = given(opened(), pickedUp(), { type: 'WaitStarted', on: 'date', until: monday });
const waitFor = (on: (typeof waitReasons)[number], until?: string): TicketCommand => ({
  type: 'StartWait',
  on,
  until,
});
const end: TicketCommand = { type: 'EndWait' };

describe('waiting', () => {
  it('is possible for every reason, and keeps the owner', () => {
    for (const on of waitReasons) {
      expect(then(jesses, jesse, waitFor(on, monday)).state).toEqual({
        type: 'waiting',
        ownerId: 'jesse',
        on,
        until: monday,
      });
    }
  });

  it('for a date needs a date to come, written in any zone', () => {
    expect(when(jesses, jesse, waitFor('date'))).toEqual(refused('dateInPast'));
    expect(when(jesses, jesse, waitFor('date', now))).toEqual(refused('dateInPast'));
    expect(when(jesses, jesse, waitFor('part', '2020-01-01T00:00:00Z'))).toEqual(refused('dateInPast'));
    expect(when(jesses, jesse, waitFor('date', 'next week'))).toEqual(refused('dateInPast'));
    expect(when(jesses, jesse, waitFor('date', '2026-03-09T11:00:00+02:00'))).toMatchObject([
      { until: monday },
    ]);
  });

  it('for anything else needs no date', () => {
    expect(then(jesses, jesse, waitFor('approval')).state).toEqual({
      type: 'waiting',
      ownerId: 'jesse',
      on: 'approval',
    });
  });

  it('is for the owner, while working on it', () => {
    expect(when(jesses, sam, waitFor('part'))).toEqual(refused('notOwner', 'jesse'));
    expect(when(jesses, user, waitFor('part'))).toEqual(refused('notAgent'));
    expect(when(given(opened()), jesse, waitFor('part'))).toEqual(refused('notPickedUp'));
    expect(when(given(opened(), pickedUp(), resolved), jesse, waitFor('part'))).toEqual(
      refused('alreadyResolved'),
    );
  });
});

describe('the end of a wait', () => {
  it('comes from the owner', () => {
    expect(then(untilMonday, jesse, end).state).toEqual({ type: 'inProgress', ownerId: 'jesse' });
    expect(when(untilMonday, sam, end)).toEqual(refused('notOwner', 'jesse'));
    expect(when(untilMonday, lee, end)).toEqual(refused('notAgent'));
    expect(when(jesses, jesse, end)).toEqual(refused('notWaiting'));
  });

  it('comes from the desk when the day has come', () => {
    expect(when(untilMonday, desk, end, { now: monday })).toEqual([{ type: 'WaitEnded' }]);
  });

  it('does not come from a wake-up that belongs to an earlier wait', () => {
    expect(when(untilMonday, desk, end)).toEqual(refused('stale'));
    expect(when(then(jesses, jesse, waitFor('part')), desk, end, { now: monday })).toEqual(refused('stale'));
    expect(when(jesses, desk, end, { now: monday })).toEqual(refused('notWaiting'));
  });
});
