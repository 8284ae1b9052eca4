import { describe, expect, it } from '@jest/globals';
import type { TicketCommand } from '../../src/domain/commands.ts';
import {
  ada,
  confirmed,
  desk,
  destination,
  erin,
  jesse,
  lee,
  refused,
  resolved,
  sam,
  then,
  user,
  when,
  words,
} from './given.ts';
import {
  acknowledged,
  answer,
  approved,
  askedBack,
  asking,
  declined,
  expired,
  inProgress,
  jesses,
  questioned,
  questioning,
  record,
  requested,
  sent,
  solved,
  solvedOutside,
  takenBack,
  update,
  waitingOn,
} from './given-escalations.ts';

const acknowledging = jesses(requested(), approved(), acknowledged);
const undecided = [
  asking,
  jesses(requested(), askedBack),
  jesses(requested(), declined),
  jesses(requested(), expired),
];
const handlers = [jesse, erin, ada];
const strangers = [sam, lee, user, desk];
const updates = (['acknowledged', 'question', 'resolved'] as const).map(update);

describe('a case', () => {
  it('gets the destination’s number, from the destination or by hand', () => {
    for (const actor of [destination, ...handlers]) {
      expect(when(sent, actor, record)).toEqual([
        { type: 'CaseRecorded', escalationId: 'case', caseNumber: words('number') },
      ]);
    }
    for (const ticket of [sent, acknowledging, questioning, solvedOutside]) {
      expect(then(ticket, destination, record)).toEqual(ticket);
    }
    for (const actor of strangers) expect(when(sent, actor, record)).toEqual(refused('notHandler'));
  });

  it('hears from its destination', () => {
    expect(when(sent, destination, update('acknowledged'))).toEqual([acknowledged]);
    expect(when(sent, destination, update('question'))).toEqual([questioned]);
    expect(when(sent, destination, update('resolved'))).toEqual([solved]);
  });

  it.each(updates)('takes $update also from people, who heard it otherwise', (command) => {
    for (const actor of handlers) {
      expect(when(sent, actor, command)).toEqual(when(sent, destination, command));
    }
    for (const actor of strangers) expect(when(sent, actor, command)).toEqual(refused('notHandler'));
  });

  it.each(updates)('takes $update, as the number, for what was sent and nothing else', (command) => {
    const none = refused('noEscalation');
    for (const told of [command, record]) {
      for (const ticket of undecided) expect(when(ticket, destination, told)).toEqual(refused('notSent'));
      expect(when(jesses(requested(), takenBack(true)), destination, told)).toEqual(
        refused('escalationWithdrawn'),
      );
      expect(when(jesses(), destination, told)).toEqual(none);
      expect(when(sent, destination, { ...told, escalationId: 'other' } as TicketCommand)).toEqual(none);
    }
  });

  it('that is acknowledged is still waited for', () => {
    expect(then(sent, destination, update('acknowledged'))).toMatchObject({
      state: waitingOn('destination'),
      escalation: { state: 'acknowledged' },
    });
    expect(when(solvedOutside, destination, update('acknowledged'))).toEqual(refused('nothingChanged'));
  });

  it('that is solved is the agent’s to finish', () => {
    for (const ticket of [sent, acknowledging, questioning]) {
      expect(then(ticket, destination, update('resolved'))).toMatchObject({
        state: inProgress,
        escalation: { state: 'solved', solvedAt: '2026-03-02T09:00:00.000Z' },
      });
    }
  });

  it('is over with the ticket', () => {
    const finished = jesses(requested(), approved(), solved, resolved, confirmed);
    for (const command of [update('question'), update('resolved')]) {
      expect(when(finished, destination, command)).toEqual(refused('finished'));
    }
  });

  it('raises no new question once the ticket is resolved: nobody works on it', () => {
    const done = jesses(requested(), approved(), solved, resolved);
    for (const command of [update('question'), update('resolved')]) {
      expect(when(done, destination, command)).toEqual(refused('alreadyResolved'));
    }
  });
});

describe('a question of the destination', () => {
  it('makes it the agent’s turn', () => {
    for (const ticket of [sent, acknowledging, solvedOutside]) {
      expect(then(ticket, destination, update('question'))).toMatchObject({
        state: inProgress,
        escalation: { state: 'questioned' },
      });
    }
  });

  it('is answered, and the ticket waits again', () => {
    for (const actor of handlers) {
      expect(when(questioning, actor, answer)).toEqual([
        { type: 'DestinationAnswered', escalationId: 'case', words: words('answer') },
      ]);
    }
    expect(then(questioning, jesse, answer)).toMatchObject({
      state: waitingOn('destination'),
      escalation: { state: 'acknowledged' },
    });
    for (const actor of [...strangers, destination]) {
      expect(when(questioning, actor, answer)).toEqual(refused('notHandler'));
    }
  });

  it('is not needed to tell the destination something', () => {
    expect(then(sent, jesse, answer)).toEqual(sent);
    expect(then(acknowledging, jesse, answer)).toEqual(acknowledging);
  });

  it('can’t be answered before the case is sent or after it is solved', () => {
    for (const ticket of undecided) expect(when(ticket, jesse, answer)).toEqual(refused('notSent'));
    expect(when(solvedOutside, jesse, answer)).toEqual(refused('nothingChanged'));
    expect(when(jesses(requested(), takenBack(true)), jesse, answer)).toEqual(refused('escalationWithdrawn'));
    expect(when(jesses(), jesse, answer)).toEqual(refused('noEscalation'));
  });
});
