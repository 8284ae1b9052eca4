import { describe, expect, it } from '@jest/globals';
import type { TicketCommand } from '../../src/domain/commands.ts';
import {
  ada,
  asked,
  confirmed,
  desk,
  given,
  jesse,
  lee,
  now,
  opened,
  pickedUp,
  queue,
  raised,
  refused,
  reporter,
  resolved,
  then,
  tier1,
  user,
  when,
  withdrawn,
} from './given.ts';

const withdraw: TicketCommand = { type: 'WithdrawTicket' };
const reopen: TicketCommand = { type: 'ReopenTicket' };
const reopenUntil = '2026-03-16T09:00:00.000Z';
const jesses = given(opened(), pickedUp('jesse'));
const closed = given(opened(), pickedUp(), resolved, confirmed);

describe('withdrawing', () => {
  it('ends any open ticket, with a way back', () => {
    const open = [
      given(opened()),
      jesses,
      given(opened(), pickedUp(), asked),
      given(opened(), pickedUp(), resolved),
    ];
    for (const ticket of open) expect(then(ticket, reporter, withdraw).state.type).toBe('withdrawn');
    expect(when(jesses, user, withdraw)).toEqual([
      { type: 'TicketWithdrawn', at: now, reopenUntil, formerOwnerId: 'jesse' },
    ]);
  });

  it('is for the user, once', () => {
    for (const actor of [jesse, lee, ada, desk])
      expect(when(jesses, actor, withdraw)).toEqual(refused('notUser'));
    expect(when(closed, user, withdraw)).toEqual(refused('finished'));
  });
});

describe('reopening', () => {
  it('returns the ticket to the agent and tier that had it', () => {
    const onTwo = given(opened(), raised, pickedUp('kim'), resolved, confirmed);
    expect(then(onTwo, user, reopen)).toMatchObject({
      tier: 2,
      reopened: 1,
      state: { type: 'inProgress', ownerId: 'kim' },
    });
    expect(then(then(jesses, user, withdraw), user, reopen).state).toEqual({
      type: 'inProgress',
      ownerId: 'jesse',
    });
  });

  it('returns it to the queue when nobody had it or the agent has left', () => {
    expect(then(given(opened(), withdrawn), user, reopen).state).toEqual({ type: 'new' });
    expect(then(closed, user, reopen, { ownerStillAgent: false }).state).toEqual({ type: 'new' });
  });

  it('finds the channel that serves it by now', () => {
    const other = queue('tier1-other', 1, 'others');
    expect(when(closed, user, reopen, { queues: [other], threadQueue: tier1 })).toEqual([
      { type: 'TicketRouted', queueId: 'tier1-other', formerQueueId: 'tier1' },
      { type: 'TicketReopened' },
    ]);
    const sameTeam = queue('tier1-other', 1, 'support');
    expect(then(closed, user, reopen, { queues: [sameTeam], threadQueue: tier1 })).toMatchObject({
      queueId: 'tier1-other',
      state: { type: 'inProgress', ownerId: 'jesse' },
    });
    expect(then(closed, user, reopen, { queues: [] })).toMatchObject({ state: { type: 'new' } });
    expect(then(closed, user, reopen, { queues: [] }).queueId).toBeUndefined();
  });

  it('is possible up to the last day, for the user', () => {
    expect(when(closed, user, reopen, { now: reopenUntil })).toHaveLength(1);
    expect(when(closed, user, reopen, { now: '2026-03-16T09:00:00.001Z' })).toEqual(refused('reopenTooLate'));
    expect(when(closed, jesse, reopen)).toEqual(refused('notUser'));
    expect(when(jesses, user, reopen)).toEqual(refused('notFinished'));
  });
});
