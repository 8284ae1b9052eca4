import { describe, expect, it } from '@jest/globals';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { TicketCommand } from '../../src/domain/commands.ts';
import type { Actor } from '../../src/domain/people.ts';
import {
  ada,
  desk,
  destination,
  erin,
  jesse,
  jesseEscalator,
  lee,
  mika,
  reason,
  refused,
  sam,
  then,
  user,
  when,
} from './given.ts';
import {
  acknowledged,
  approve,
  approved,
  askBack,
  askedBack,
  asking,
  decline,
  declined,
  expired,
  inProgress,
  jesses,
  questioned,
  request,
  requested,
  reroute,
  sent,
  solvedOutside,
  takenBack,
  waitingOn,
} from './given-escalations.ts';

const decisions: TicketCommand[] = [approve(), askBack(), decline(), reroute('microsoft', 'problem')];
const selfApproval = { escalation: { selfApproval: true, hours: 24 } };

describe('a decision', () => {
  it('approves: the ticket waits on the destination', () => {
    expect(when(asking, erin, approve())).toEqual([approved()]);
    expect(then(asking, erin, approve())).toMatchObject({
      state: waitingOn('destination'),
      escalation: { state: 'sent', deciderId: 'erin' },
    });
  });

  it('asks back: it is the agent’s turn', () => {
    expect(when(asking, erin, askBack())).toEqual([askedBack]);
    expect(then(asking, erin, askBack())).toMatchObject({
      state: inProgress,
      escalation: { state: 'askedBack', deciderId: 'erin' },
    });
  });

  it('declines, with the reason: the agent goes on', () => {
    expect(when(asking, erin, decline())).toEqual([{ ...declined, reason }]);
    expect(then(asking, erin, decline())).toMatchObject({
      state: inProgress,
      escalation: { state: 'declined', deciderId: 'erin' },
    });
  });

  it.each(decisions)('$type is an escalator’s, and nobody else’s', (command) => {
    for (const actor of [erin, mika, jesse, sam, lee, user, ada, desk, destination]) {
      const may = actor === erin || actor === mika;
      expect(when(asking, actor, command)).toEqual(may ? expect.any(Array) : refused('notEscalator'));
    }
  });

  it.each(decisions)('$type is never on one’s own request, unless that is allowed', (command) => {
    expect(when(asking, jesseEscalator, command)).toEqual(refused('ownRequest'));
    expect(when(asking, jesseEscalator, command, selfApproval)).toHaveLength(1);
    expect(when(asking, jesse, command, selfApproval)).toEqual(refused('notEscalator'));
  });

  it('follows who asked, not who has the ticket', () => {
    const passedOn: TicketEvent = { type: 'TicketAssigned', ownerId: 'sam', formerOwnerId: 'jesse' };
    const samEscalator: Actor = { ...sam, escalator: true } as Actor;
    expect(when(jesses(requested(), passedOn), samEscalator, approve())).toHaveLength(1);
    expect(when(jesses(requested(), passedOn), jesseEscalator, approve())).toEqual(refused('ownRequest'));
    const again = requested({ requesterId: 'sam' });
    expect(when(jesses(requested(), askedBack, passedOn, again), jesseEscalator, approve(2))).toHaveLength(1);
  });

  it('is about the ticket’s own escalation', () => {
    for (const command of decisions) {
      expect(when(asking, erin, { ...command, escalationId: 'other' } as TicketCommand)).toEqual(
        refused('noEscalation'),
      );
      expect(when(jesses(), erin, command)).toEqual(refused('noEscalation'));
    }
  });
});

describe('a second decision', () => {
  const asked = request();

  it.each([approve(), askBack(), decline(), reroute('hardware', 'driver')])(
    '$type comes too late, and says who was first',
    (command) => {
      for (const ticket of [
        sent,
        jesses(requested(), approved(), acknowledged),
        jesses(requested(), approved(), questioned),
        solvedOutside,
      ]) {
        expect(when(ticket, mika, command)).toEqual(refused('alreadyApproved', 'erin'));
      }
      expect(when(jesses(requested(), declined), mika, command)).toEqual(refused('alreadyDeclined', 'erin'));
      expect(when(jesses(requested(), askedBack), mika, command)).toEqual(
        refused('alreadyAskedBack', 'erin'),
      );
      expect(when(jesses(requested(), expired), mika, command)).toEqual(refused('escalationExpired'));
      expect(when(jesses(requested(), takenBack(false)), mika, command)).toEqual(
        refused('escalationWithdrawn'),
      );
    },
  );

  it('tells nothing of that to those who may not decide', () => {
    for (const ticket of [sent, jesses(requested(), declined), jesses(requested(), expired)]) {
      expect(when(ticket, sam, approve())).toEqual(refused('notEscalator'));
    }
  });

  it('is of no use after the end of the ticket', () => {
    const finished = then(asking, user, { type: 'WithdrawTicket' });
    expect(when(finished, erin, approve())).toEqual(refused('escalationWithdrawn'));
  });

  it('on what has changed since is stale: nobody approves what they have not seen', () => {
    const again = then(jesses(requested(), askedBack), jesse, asked);
    for (const command of [approve(1), askBack(1), decline(1), reroute('hardware', 'driver', 1)]) {
      expect(when(again, erin, command)).toEqual(refused('stale'));
    }
    expect(when(again, erin, approve(2))).toEqual([approved({ revision: 2 })]);
    expect(when(asking, erin, approve(2))).toEqual(refused('stale'));
  });
});
