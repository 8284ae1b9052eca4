import { describe, expect, it } from '@jest/globals';
import type { TicketCommand } from '../../src/domain/commands.ts';
import {
  asked,
  confirmed,
  desk,
  given,
  jesse,
  lee,
  now,
  opened,
  pickedUp,
  reason,
  refused,
  reporter,
  resolved,
  sam,
  then,
  user,
  when,
  withdrawn,
  words,
} from './given.ts';

const resolve: TicketCommand = { type: 'ResolveTicket', done: words('done') };
const confirm: TicketCommand = { type: 'ConfirmResolution' };
const reject: TicketCommand = { type: 'RejectResolution', reason };
const close: TicketCommand = { type: 'CloseAfterSilence' };
const rate = (rating: number): TicketCommand => ({ type: 'RateTicket', rating });

const jesses = given(opened(), pickedUp('jesse'));
const done = given(opened(), pickedUp(), resolved);
const closed = given(opened(), pickedUp(), resolved, confirmed);
const threeDaysLater = '2026-03-05T09:00:00.000Z';

describe('resolving', () => {
  it('asks the user for a few days before it closes', () => {
    expect(when(jesses, jesse, resolve)).toEqual([resolved]);
    expect(then(jesses, jesse, resolve)).toMatchObject({
      resolvedBy: 'jesse',
      state: { type: 'resolved', ownerId: 'jesse', at: now, closesAt: threeDaysLater },
    });
  });

  it('is for the owner, also while waiting', () => {
    expect(when(given(opened(), pickedUp(), asked), jesse, resolve)).toEqual([resolved]);
    expect(when(jesses, sam, resolve)).toEqual(refused('notOwner', 'jesse'));
    expect(when(jesses, user, resolve)).toEqual(refused('notAgent'));
    expect(when(given(opened()), jesse, resolve)).toEqual(refused('notPickedUp'));
    expect(when(done, jesse, resolve)).toEqual(refused('alreadyResolved'));
    expect(when(closed, jesse, resolve)).toEqual(refused('finished'));
  });
});

describe('did this solve it?', () => {
  it('yes closes the ticket, with a way back', () => {
    expect(when(done, user, confirm)).toEqual([confirmed]);
    expect(then(done, reporter, confirm).state).toEqual({
      type: 'closed',
      at: now,
      ownerId: 'jesse',
      reopenUntil: '2026-03-16T09:00:00.000Z',
    });
  });

  it('no returns it to the same agent and tier, with the reason', () => {
    expect(when(done, user, reject)).toEqual([{ type: 'ResolutionRejected', ownerId: 'jesse', reason }]);
    const again = then(done, user, reject);
    expect(again).toMatchObject({ tier: 1, state: { type: 'inProgress', ownerId: 'jesse' } });
    expect(again.resolvedBy).toBeUndefined();
  });

  it('no returns it to the queue when that agent has left, or there is no channel', () => {
    expect(then(done, user, reject, { ownerStillAgent: false }).state).toEqual({ type: 'new' });
    const stranded = given(opened(), pickedUp(), resolved, { type: 'TicketRouted', formerQueueId: 'tier1' });
    expect(then(stranded, user, reject).state).toEqual({ type: 'new' });
  });

  it('is asked of the user alone', () => {
    for (const actor of [jesse, lee, desk]) {
      expect(when(done, actor, confirm)).toEqual(refused('notUser'));
      expect(when(done, actor, reject)).toEqual(refused('notUser'));
    }
  });

  it('is no question before it is resolved nor after the end', () => {
    for (const command of [confirm, reject]) {
      expect(when(jesses, user, command)).toEqual(refused('notResolved'));
      expect(when(closed, user, command)).toEqual(refused('finished'));
    }
  });
});

describe('silence', () => {
  it('closes the ticket when the time is up', () => {
    expect(when(done, desk, close, { now: threeDaysLater })).toEqual([
      { type: 'TicketClosed', at: threeDaysLater, reopenUntil: '2026-03-19T09:00:00.000Z' },
    ]);
  });

  it('closes nothing early, unresolved or twice', () => {
    expect(when(done, desk, close, { now: '2026-03-05T08:59:59.999Z' })).toEqual(refused('stale'));
    expect(when(jesses, desk, close, { now: threeDaysLater })).toEqual(refused('notResolved'));
    expect(when(closed, desk, close, { now: threeDaysLater })).toEqual(refused('finished'));
  });

  it('is heard by the desk alone', () => {
    for (const actor of [jesse, user]) {
      expect(when(done, actor, close, { now: threeDaysLater })).toEqual(refused('notAgent'));
    }
  });
});

describe('rating', () => {
  it('is a number from 1 to 5, from the user, once', () => {
    for (const rating of [1, 2, 3, 4, 5]) expect(then(closed, user, rate(rating)).rating).toBe(rating);
    for (const rating of [0, 6, 2.5, -1, NaN])
      expect(when(closed, user, rate(rating))).toEqual(refused('badRating'));
    expect(when(closed, jesse, rate(5))).toEqual(refused('notUser'));
    expect(when(then(closed, user, rate(1)), reporter, rate(5))).toEqual(refused('alreadyRated'));
  });

  it('is about a resolution', () => {
    expect(then(done, user, rate(4)).state.type).toBe('resolved');
    expect(when(jesses, user, rate(4))).toEqual(refused('notResolved'));
    expect(when(given(opened(), withdrawn), user, rate(4))).toEqual(refused('notResolved'));
  });

  it('starts afresh with the next resolution', () => {
    const again = then(then(then(done, user, rate(1)), user, reject), jesse, resolve);
    expect(then(again, user, rate(5)).rating).toBe(5);
  });
});
