import { describe, expect, it } from '@jest/globals';
import type { TicketCommand } from '../../src/domain/commands.ts';
import {
  desk,
  given,
  jesse,
  lee,
  opened,
  pickedUp,
  queue,
  refused,
  resolved,
  sam,
  then,
  tier1,
  tier1Access,
  tier1Browser,
  tier2,
  user,
  when,
  withdrawn,
} from './given.ts';

const to = (category: 'access' | 'browser' | 'windows'): TicketCommand => ({
  type: 'ChangeCategory',
  category,
});
const route: TicketCommand = { type: 'RouteTicket' };
const queues = [tier1, tier1Access, tier1Browser, tier2];
const fresh = given(opened());
const jesses = given(opened(), pickedUp('jesse'));

describe('changing the category', () => {
  it('stays where it is when the same channel serves it', () => {
    expect(then(jesses, jesse, to('access'))).toMatchObject({
      category: 'access',
      queueId: 'tier1',
      state: { type: 'inProgress', ownerId: 'jesse' },
    });
  });

  it('moves to the channel of that category, without the owner when it is another team', () => {
    expect(when(jesses, jesse, to('access'), { queues })).toEqual([
      {
        type: 'CategoryChanged',
        category: 'access',
        formerCategory: 'windows',
        queueId: 'tier1-access',
        formerQueueId: 'tier1',
        formerOwnerId: 'jesse',
      },
    ]);
    expect(then(jesses, jesse, to('access'), { queues }).state).toEqual({ type: 'new' });
  });

  it('keeps the owner when the other channel is of the same team', () => {
    expect(then(jesses, jesse, to('browser'), { queues })).toMatchObject({
      queueId: 'tier1-browser',
      state: { type: 'inProgress', ownerId: 'jesse' },
    });
  });

  it('stays with those who have it when nobody serves the category', () => {
    const inAccess = given(opened({ category: 'access', queueId: 'tier1-access' }));
    expect(then(inAccess, jesse, to('windows'), { queues: [tier1Access] }).queueId).toBe('tier1-access');
  });

  it('is for the owner, or for any agent while nobody has it', () => {
    expect(when(jesses, sam, to('access'))).toEqual(refused('notOwner', 'jesse'));
    expect(when(jesses, lee, to('access'))).toEqual(refused('notAgent'));
    expect(then(fresh, sam, to('access')).category).toBe('access');
    expect(when(fresh, sam, to('windows'))).toEqual(refused('nothingChanged'));
  });
});

describe('changing the severity', () => {
  const toA: TicketCommand = { type: 'ChangeSeverity', severity: 'A' };

  it('records both', () => {
    expect(when(jesses, jesse, toA)).toEqual([
      { type: 'SeverityChanged', severity: 'A', formerSeverity: 'C' },
    ]);
    expect(then(jesses, jesse, toA).severity).toBe('A');
  });

  it('follows from what the user says of the impact, by the desk', () => {
    expect(then(jesses, desk, toA).severity).toBe('A');
    expect(when(given(opened(), withdrawn), desk, toA)).toEqual(refused('finished'));
  });

  it('is refused to others, and when nothing changes', () => {
    expect(when(jesses, user, toA)).toEqual(refused('notAgent'));
    expect(when(jesses, sam, toA)).toEqual(refused('notOwner', 'jesse'));
    expect(when(jesses, lee, toA)).toEqual(refused('notAgent'));
    expect(when(jesses, jesse, { type: 'ChangeSeverity', severity: 'C' })).toEqual(refused('nothingChanged'));
    expect(when(given(opened(), pickedUp(), resolved), jesse, toA)).toEqual(refused('alreadyResolved'));
  });
});

describe('when the served channels change', () => {
  const gone = given(opened(), pickedUp(), { type: 'TicketRouted', formerQueueId: 'tier1' });

  it('a waiting ticket finds its channel', () => {
    const stranded = given(opened({ queueId: undefined }));
    expect(when(stranded, desk, route)).toEqual([{ type: 'TicketRouted', queueId: 'tier1', afterGap: true }]);
  });

  it('nothing happens to a ticket whose channel stays', () => {
    expect(when(fresh, desk, route)).toEqual(refused('nothingChanged'));
    expect(when(given(opened(), withdrawn), desk, route, { queues: [] })).toEqual(refused('finished'));
  });

  it('a new ticket moves to the channel that now names its category, begun work stays', () => {
    const access = opened({ category: 'access' });
    expect(then(given(access), desk, route, { queues }).queueId).toBe('tier1-access');
    expect(when(given(access, pickedUp()), desk, route, { queues })).toEqual(refused('nothingChanged'));
  });

  it('a ticket waits with its owner until there is a channel again', () => {
    expect(when(jesses, desk, route, { queues: [tier2] })).toEqual([
      { type: 'TicketRouted', formerQueueId: 'tier1' },
    ]);
    expect(gone).toMatchObject({ lastQueueId: 'tier1', state: { type: 'inProgress', ownerId: 'jesse' } });
    expect(gone.queueId).toBeUndefined();
  });

  it('the same channel takes up the same thread', () => {
    const again = { ...tier1, id: 'tier1-again' };
    expect(when(jesses, desk, route, { queues: [again], threadQueue: tier1 })).toEqual([
      { type: 'TicketRouted', queueId: 'tier1-again', formerQueueId: 'tier1', sameThread: true },
    ]);
    expect(when(gone, desk, route, { queues: [again], threadQueue: tier1 })).toEqual([
      {
        type: 'TicketRouted',
        queueId: 'tier1-again',
        formerQueueId: 'tier1',
        sameThread: true,
        afterGap: true,
      },
    ]);
  });

  it('another channel of the team keeps the owner, one of another team does not', () => {
    const sameTeam = queue('tier1-new', 1, 'support');
    const otherTeam = queue('tier1-new', 1, 'partner');
    const inState = (to: typeof sameTeam, ownerStillAgent = true) =>
      then(gone, desk, route, { queues: [to], threadQueue: tier1, ownerStillAgent }).state.type;
    expect(inState(sameTeam)).toBe('inProgress');
    expect(inState(sameTeam, false)).toBe('new');
    expect(inState(otherTeam)).toBe('new');
  });

  it('only the desk moves tickets', () => {
    expect(when(fresh, jesse, route, { queues })).toEqual(refused('notAgent'));
  });
});
