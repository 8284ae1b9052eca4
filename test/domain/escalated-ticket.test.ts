import { describe, expect, it } from '@jest/globals';
import type { TicketCommand } from '../../src/domain/commands.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import {
  ada,
  asked,
  desk,
  destination,
  erin,
  given,
  jesse,
  opened,
  pickedUp,
  resolved,
  sam,
  then,
  user,
  waitingForPart,
  when,
  withdrawn,
  words,
} from './given.ts';
import {
  approve,
  approved,
  askBack,
  askedBack,
  asking,
  decline,
  declined,
  evening,
  expire,
  inProgress,
  jesses,
  nextDay,
  questioning,
  record,
  remind,
  request,
  requested,
  reroute,
  sent,
  solvedOutside,
  takenBack,
  update,
  waitingOn,
  withdrawCase,
} from './given-escalations.ts';

const write = (thanks = false): TicketCommand => ({
  type: 'AddUserWords',
  messageId: 'message',
  words: words('message'),
  thanks,
});
const resolve: TicketCommand = { type: 'ResolveTicket', done: words('done') };
const withdraw: TicketCommand = { type: 'WithdrawTicket' };
const goOn: TicketCommand = { type: 'EndWait' };
const claim: TicketCommand = { type: 'ClaimTicket' };
const release: TicketCommand = { type: 'ReleaseTicket' };
const questionUser: TicketCommand = { type: 'AskUser', messageId: 'question', words: words('question') };

describe('the end of a ticket', () => {
  it('takes back what is still pending, and tells the destination where it has it', () => {
    expect(when(asking, jesse, resolve)).toEqual([takenBack(false), resolved]);
    expect(when(jesses(requested(), askedBack), jesse, resolve)).toEqual([takenBack(false), resolved]);
    expect(when(sent, jesse, resolve)).toEqual([takenBack(true), resolved]);
    expect(when(questioning, jesse, resolve)).toEqual([takenBack(true), resolved]);
    const gone = { ...withdrawn, formerOwnerId: 'jesse' };
    expect(when(asking, user, withdraw)).toEqual([takenBack(false), gone]);
    expect(when(sent, user, withdraw)).toEqual([takenBack(true), gone]);
  });

  it('leaves nothing that waits', () => {
    for (const ticket of [asking, sent, questioning]) {
      expect(then(ticket, jesse, resolve)).toMatchObject({
        state: { type: 'resolved' },
        escalation: { state: 'withdrawn' },
      });
      expect(then(ticket, user, withdraw)).toMatchObject({
        state: { type: 'withdrawn' },
        escalation: { state: 'withdrawn' },
      });
    }
  });

  it('leaves alone what is over already', () => {
    for (const ticket of [solvedOutside, jesses(requested(), declined), jesses()]) {
      expect(when(ticket, jesse, resolve)).toEqual([resolved]);
      expect(when(ticket, user, withdraw)).toHaveLength(1);
    }
  });

  it('that the user denies starts the work again, without the escalation', () => {
    const again = then(then(sent, jesse, resolve), user, { type: 'RejectResolution', reason: words('no') });
    expect(again).toMatchObject({ state: inProgress, escalation: { state: 'withdrawn' } });
    expect(then(then(sent, user, withdraw), user, { type: 'ReopenTicket' }).state).toEqual(inProgress);
  });
});

describe('a ticket that waits on the user meanwhile', () => {
  const asksUser = (...events: TicketEvent[]) => jesses(requested(), ...events, asked);

  it('waits on the decision or the destination again when the answer comes', () => {
    expect(when(asksUser(), user, write())).toEqual([
      expect.objectContaining({ type: 'UserWrote' }),
      { type: 'WaitEnded', nowOn: 'approval' },
    ]);
    expect(then(asksUser(), user, write()).state).toEqual(waitingOn('approval'));
    expect(then(asksUser(approved()), user, write()).state).toEqual(waitingOn('destination'));
  });

  it('goes on with the answer where it is the agent’s turn', () => {
    for (const event of [askedBack, declined, takenBack(false)]) {
      expect(then(asksUser(event), user, write()).state).toEqual(inProgress);
    }
    expect(then(then(questioning, jesse, questionUser), user, write()).state).toEqual(inProgress);
  });

  it('waits for the answer, whatever becomes of the escalation', () => {
    const onUser = waitingOn('user');
    expect(then(asksUser(), erin, approve()).state).toEqual(onUser);
    expect(then(asksUser(), erin, decline()).state).toEqual(onUser);
    expect(then(asksUser(), desk, expire, { now: nextDay }).state).toEqual(onUser);
    expect(then(asksUser(approved()), destination, update('question')).state).toEqual(onUser);
    expect(then(then(asksUser(), erin, approve()), user, write()).state).toEqual(waitingOn('destination'));
  });

  it('stays so when an escalation is asked for', () => {
    expect(then(jesses(asked), jesse, request()).state).toEqual(waitingOn('user'));
  });
});

describe('another wait', () => {
  const monday = '2026-03-09T09:00:00.000Z';
  const untilMonday: TicketEvent = { type: 'WaitStarted', on: 'date', until: monday };

  it('that the owner chose is not overridden', () => {
    for (const wait of [waitingForPart, untilMonday]) {
      const ticket = jesses(requested(), wait);
      for (const [actor, command] of [
        [erin, approve()],
        [erin, askBack()],
        [erin, reroute('hardware', 'driver')],
        [jesse, withdrawCase],
      ] as const) {
        expect(then(ticket, actor, command).state).toEqual(ticket.state);
      }
      expect(then(jesses(wait), jesse, request()).state).toEqual(jesses(wait).state);
    }
  });

  it('for a date gives way to what is still awaited', () => {
    expect(when(jesses(requested(), untilMonday), desk, goOn, { now: monday })).toEqual([
      { type: 'WaitEnded', nowOn: 'approval' },
    ]);
    expect(then(jesses(requested(), approved(), untilMonday), desk, goOn, { now: monday }).state).toEqual(
      waitingOn('destination'),
    );
  });
});

describe('going on meanwhile', () => {
  it('is the owner’s choice', () => {
    for (const ticket of [asking, sent]) {
      expect(when(ticket, jesse, goOn)).toEqual([{ type: 'WaitEnded' }]);
      expect(then(ticket, jesse, goOn).state).toEqual(inProgress);
    }
  });

  it('is not undone by a reminder, another route, a case number or an acknowledgement', () => {
    const meanwhile = then(asking, jesse, goOn);
    expect(then(meanwhile, desk, remind, { now: evening }).state).toEqual(inProgress);
    expect(then(meanwhile, erin, reroute('hardware', 'driver')).state).toEqual(inProgress);
    const outside = then(sent, jesse, goOn);
    expect(then(outside, destination, record).state).toEqual(inProgress);
    expect(then(outside, destination, update('acknowledged')).state).toEqual(inProgress);
  });

  it('ends when the case is sent, and is no matter once it is over', () => {
    const meanwhile = then(asking, jesse, goOn);
    expect(then(meanwhile, erin, approve()).state).toEqual(waitingOn('destination'));
    expect(then(meanwhile, erin, decline()).state).toEqual(inProgress);
  });
});

describe('a change of owner meanwhile', () => {
  it('leaves the escalation alone: whoever picks the ticket up waits for it', () => {
    const released = then(asking, jesse, release);
    expect(released).toMatchObject({
      state: { type: 'new' },
      escalation: { state: 'requested', requesterId: 'jesse' },
    });
    expect(then(released, sam, claim).state).toEqual({ type: 'waiting', ownerId: 'sam', on: 'approval' });
    expect(then(then(sent, jesse, release), sam, claim).state).toMatchObject({ on: 'destination' });
    expect(then(then(questioning, jesse, release), sam, claim).state).toEqual({
      type: 'inProgress',
      ownerId: 'sam',
    });
  });

  it('keeps the wait when the ticket is assigned', () => {
    const assign: TicketCommand = { type: 'AssignTicket', assigneeId: 'sam', assigneeAgent: 'yes' };
    expect(then(asking, ada, assign).state).toEqual({ type: 'waiting', ownerId: 'sam', on: 'approval' });
  });

  it('is no obstacle to decisions and answers while nobody has the ticket', () => {
    const released = then(asking, jesse, release);
    const approvedMeanwhile = then(released, erin, approve());
    expect(approvedMeanwhile.state).toEqual({ type: 'new' });
    const answered = then(approvedMeanwhile, destination, update('resolved'));
    expect(answered.state).toEqual({ type: 'new' });
    expect(then(answered, sam, claim).state).toEqual({ type: 'inProgress', ownerId: 'sam' });
  });

  it('by moving to another tier takes the escalation along', () => {
    const onTwo = then(asking, jesse, { type: 'RaiseTicket', reason: words('reason') });
    expect(onTwo).toMatchObject({ tier: 2, state: { type: 'new' }, escalation: { state: 'requested' } });
  });
});

describe('a ticket before its first escalation', () => {
  it('can’t hear of one', () => {
    expect(() => given(opened(), pickedUp(), declined)).toThrow('before EscalationRequested');
  });
});
