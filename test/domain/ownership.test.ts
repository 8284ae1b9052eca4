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
  notYetKnown,
  opened,
  pickedUp,
  refused,
  resolved,
  sam,
  then,
  user,
  waitingForPart,
  when,
  withdrawn,
} from './given.ts';

const claim: TicketCommand = { type: 'ClaimTicket' };
const release: TicketCommand = { type: 'ReleaseTicket' };
const assignTo = (assigneeId: string, assigneeAgent: 'yes' | 'no' | 'unknown' = 'yes'): TicketCommand => ({
  type: 'AssignTicket',
  assigneeId,
  assigneeAgent,
});

const fresh = given(opened());
const jesses = given(opened(), pickedUp('jesse'));

describe('picking up', () => {
  it('makes an agent of the team the owner, of whom the user has not heard', () => {
    expect(when(fresh, jesse, claim)).toEqual([
      { type: 'TicketClaimed', ownerId: 'jesse', introduces: true },
    ]);
    expect(then(fresh, jesse, claim).state).toEqual({ type: 'inProgress', ownerId: 'jesse' });
  });

  it('does not introduce the same agent twice', () => {
    const back = given(opened(), pickedUp('jesse'), { type: 'TicketReleased', ownerId: 'jesse' });
    expect(when(back, jesse, claim)).toEqual([{ type: 'TicketClaimed', ownerId: 'jesse' }]);
    expect(when(back, sam, claim)).toEqual([{ type: 'TicketClaimed', ownerId: 'sam', introduces: true }]);
  });

  it('tells the second of two who has it', () => {
    expect(when(jesses, sam, claim)).toEqual(refused('alreadyOwned', 'jesse'));
    expect(when(jesses, sam, { ...claim, shown: { state: 'new', tier: 1 } })).toEqual(
      refused('alreadyOwned', 'jesse'),
    );
    expect(when(jesses, jesse, claim)).toEqual(refused('alreadyYours', 'jesse'));
  });

  it('is for agents of the team only, IT admins included', () => {
    for (const actor of [user, lee, ada, desk])
      expect(when(fresh, actor, claim)).toEqual(refused('notAgent'));
  });

  it('never says yes or no to someone not known yet', () => {
    expect(when(fresh, notYetKnown, claim)).toEqual(refused('rosterPending'));
    expect(when(jesses, notYetKnown, release)).toEqual(refused('rosterPending'));
  });

  it('waits while no channel serves the ticket', () => {
    expect(when(given(opened({ queueId: undefined })), jesse, claim)).toEqual(refused('notAgent'));
  });

  it('is over with the ticket', () => {
    expect(when(given(opened(), withdrawn), jesse, claim)).toEqual(refused('finished'));
    expect(when(given(opened(), pickedUp(), resolved), sam, claim)).toEqual(refused('alreadyOwned', 'jesse'));
  });
});

describe('releasing', () => {
  it('returns the ticket to the queue, also while it waits', () => {
    expect(when(jesses, jesse, release)).toEqual([{ type: 'TicketReleased', ownerId: 'jesse' }]);
    expect(then(given(opened(), pickedUp(), asked), jesse, release).state).toEqual({ type: 'new' });
  });

  it('is for the owner and for IT admins', () => {
    expect(when(jesses, sam, release)).toEqual(refused('notOwner', 'jesse'));
    expect(when(jesses, user, release)).toEqual(refused('notAgent'));
    expect(when(jesses, ada, release)).toEqual([{ type: 'TicketReleased', ownerId: 'jesse' }]);
  });

  it('needs an owner who still works on it', () => {
    expect(when(fresh, jesse, release)).toEqual(refused('notPickedUp'));
    expect(when(given(opened(), pickedUp(), resolved), jesse, release)).toEqual(refused('alreadyResolved'));
    expect(when(given(opened(), pickedUp(), resolved, confirmed), jesse, release)).toEqual(
      refused('finished'),
    );
  });
});

describe('assigning', () => {
  it('hands a new ticket to a colleague', () => {
    expect(when(fresh, jesse, assignTo('sam'))).toEqual([
      { type: 'TicketAssigned', ownerId: 'sam', introduces: true },
    ]);
  });

  it('to oneself is picking up', () => {
    expect(when(fresh, jesse, assignTo('jesse'))).toEqual([
      { type: 'TicketClaimed', ownerId: 'jesse', introduces: true },
    ]);
  });

  it('passes a ticket on without telling the user of each change', () => {
    expect(when(jesses, jesse, assignTo('sam'))).toEqual([
      { type: 'TicketAssigned', ownerId: 'sam', formerOwnerId: 'jesse' },
    ]);
  });

  it('keeps the wait for an answer', () => {
    const passedOn = then(given(opened(), pickedUp(), waitingForPart), jesse, assignTo('sam'));
    expect(passedOn.state).toEqual({ type: 'waiting', ownerId: 'sam', on: 'part' });
  });

  it('is no way to take what another agent has, but IT admins may', () => {
    expect(when(jesses, sam, assignTo('sam'))).toEqual(refused('notOwner', 'jesse'));
    expect(when(jesses, lee, assignTo('sam'))).toEqual(refused('notAgent'));
    expect(then(jesses, ada, assignTo('sam')).state).toEqual({ type: 'inProgress', ownerId: 'sam' });
  });

  it('needs an assignee who is an agent of the team', () => {
    expect(when(fresh, jesse, assignTo('lee', 'no'))).toEqual(refused('noSuchAgent'));
    expect(when(fresh, jesse, assignTo('pat', 'unknown'))).toEqual(refused('rosterPending'));
    expect(when(given(opened({ queueId: undefined })), ada, assignTo('sam'))).toEqual(refused('noSuchAgent'));
  });

  it('changes nothing when that agent has it already', () => {
    expect(when(jesses, jesse, assignTo('jesse'))).toEqual(refused('alreadyYours', 'jesse'));
    expect(when(jesses, ada, assignTo('jesse'))).toEqual(refused('alreadyOwned', 'jesse'));
  });
});

describe('an owner who leaves the team', () => {
  it('leaves the ticket to the queue', () => {
    expect(when(jesses, desk, { type: 'ReturnToQueue' })).toEqual([
      { type: 'OwnerLost', formerOwnerId: 'jesse' },
    ]);
    expect(then(jesses, desk, { type: 'ReturnToQueue' }).state).toEqual({ type: 'new' });
  });

  it('changes nothing for what is new or resolved', () => {
    expect(when(fresh, desk, { type: 'ReturnToQueue' })).toEqual(refused('notPickedUp'));
    expect(when(given(opened(), pickedUp(), resolved), desk, { type: 'ReturnToQueue' })).toEqual(
      refused('alreadyResolved'),
    );
  });

  it('is noticed by the desk alone', () => {
    for (const actor of [jesse, ada, user]) {
      expect(when(jesses, actor, { type: 'ReturnToQueue' })).toEqual(refused('notAgent'));
    }
  });
});
