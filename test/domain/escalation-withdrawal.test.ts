import { describe, expect, it } from '@jest/globals';
import {
  ada,
  desk,
  destination,
  erin,
  jesse,
  jesseEscalator,
  refused,
  sam,
  then,
  user,
  when,
  words,
} from './given.ts';
import {
  acknowledged,
  approved,
  askedBack,
  asking,
  declined,
  expired,
  inProgress,
  jesses,
  questioned,
  requested,
  sent,
  solvedOutside,
  takenBack,
  withdrawCase,
} from './given-escalations.ts';

describe('taking an escalation back', () => {
  const taken = (wasSent: boolean) => [{ ...takenBack(wasSent), reason: words('reason') }];

  it('tells the destination where it was sent', () => {
    for (const ticket of [asking, jesses(requested(), askedBack)]) {
      expect(when(ticket, jesse, withdrawCase)).toEqual(taken(false));
    }
    const outside = [
      sent,
      jesses(requested(), approved(), acknowledged),
      jesses(requested(), approved(), questioned),
    ];
    for (const ticket of outside) expect(when(ticket, jesse, withdrawCase)).toEqual(taken(true));
  });

  it('lets the work go on', () => {
    for (const ticket of [asking, sent]) {
      expect(then(ticket, jesse, withdrawCase)).toMatchObject({
        state: inProgress,
        escalation: { state: 'withdrawn' },
      });
    }
  });

  it('is for who asked, who has the ticket, escalators and IT admins', () => {
    for (const actor of [jesse, jesseEscalator, erin, ada]) {
      expect(when(asking, actor, withdrawCase)).toEqual(taken(false));
    }
    for (const actor of [sam, user, desk, destination]) {
      expect(when(asking, actor, withdrawCase)).toEqual(refused('notHandler'));
    }
    const released = jesses(requested(), { type: 'TicketReleased', ownerId: 'jesse' });
    expect(when(released, jesse, withdrawCase)).toEqual(taken(false));
    expect(when(then(released, sam, { type: 'ClaimTicket' }), sam, withdrawCase)).toEqual(taken(false));
  });

  it('changes nothing when it is over', () => {
    const over = [
      jesses(requested(), declined),
      jesses(requested(), expired),
      jesses(requested(), takenBack(true)),
      solvedOutside,
    ];
    for (const ticket of over) expect(when(ticket, jesse, withdrawCase)).toEqual(refused('nothingChanged'));
    expect(when(jesses(), jesse, withdrawCase)).toEqual(refused('noEscalation'));
  });
});
