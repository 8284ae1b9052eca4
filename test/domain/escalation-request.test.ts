import { describe, expect, it } from '@jest/globals';
import { shownOf } from '../../src/domain/ticket.ts';
import {
  ada,
  confirmed,
  desk,
  destination,
  erin,
  given,
  jesse,
  notYetKnown,
  opened,
  pickedUp,
  raised,
  refused,
  resolved,
  sam,
  then,
  tier1,
  user,
  when,
} from './given.ts';
import {
  acknowledged,
  approved,
  askedBack,
  asking,
  declined,
  evening,
  expired,
  jesses,
  nextDay,
  questioned,
  request,
  requested,
  sent,
  solvedOutside,
  takenBack,
  to,
  waitingOn,
  without,
} from './given-escalations.ts';

const incomplete = (...missing: string[]) => ({ ...refused('incomplete'), missing });

describe('asking for an escalation', () => {
  it('lets the ticket wait for a decision, for so many hours', () => {
    expect(when(jesses(), jesse, request())).toEqual([requested()]);
    expect(then(jesses(), jesse, request())).toMatchObject({
      state: waitingOn('approval'),
      escalation: { id: 'case', revision: 1, state: 'requested', requesterId: 'jesse', expiresAt: nextDay },
    });
    const escalation = { selfApproval: false, hours: 1 };
    expect(when(jesses(), jesse, request(), { escalation })).toMatchObject([
      { remindAt: '2026-03-02T09:30:00.000Z', expiresAt: '2026-03-02T10:00:00.000Z' },
    ]);
  });

  it('is for the owner alone', () => {
    expect(when(jesses(), sam, request())).toEqual(refused('notOwner', 'jesse'));
    for (const actor of [user, erin, ada, desk, destination]) {
      expect(when(jesses(), actor, request())).toEqual(refused('notAgent'));
    }
    expect(when(jesses(), notYetKnown, request())).toEqual(refused('rosterPending'));
    expect(when(given(opened()), jesse, request())).toEqual(refused('notPickedUp'));
  });

  it('is over with the work', () => {
    expect(when(jesses(resolved), jesse, request())).toEqual(refused('alreadyResolved'));
    expect(when(jesses(resolved, confirmed), jesse, request())).toEqual(refused('finished'));
  });

  it('is spoiled by an old card', () => {
    const shown = shownOf(given(opened(), pickedUp('sam')));
    expect(when(jesses(), jesse, { ...request(), shown })).toEqual(refused('stale'));
    expect(when(given(opened(), raised), jesse, { ...request(), shown })).toEqual(refused('stale'));
  });

  it('with something missing is refused, and says what', () => {
    expect(when(jesses(), jesse, request({ given: without('phone', 'steps', 'reproduced') }))).toEqual(
      incomplete('reproduced', 'steps', 'phone'),
    );
    expect(when(jesses(), jesse, request({ ...to('hardware', 'driver'), given: without('serial') }))).toEqual(
      incomplete('serial'),
    );
    expect(
      when(jesses(), jesse, request({ ...to('microsoft', 'compatibility'), given: without('worksOn') })),
    ).toEqual(incomplete('worksOn'));
    expect(
      when(jesses(), jesse, request({ ...to('security', 'compromise'), given: ['surname', 'phone'] })),
    ).toEqual(incomplete('title', 'description', 'impacted', 'givenName', 'email'));
  });

  it('needs nothing of what only an incident has for information and change', () => {
    const given = without('impacted', 'businessImpact', 'firstNoticed', 'reproduced', 'tried', 'steps');
    for (const caseType of ['information', 'change'] as const) {
      expect(when(jesses(), jesse, request({ caseType, given }))).toMatchObject([
        { caseType, severity: 'C' },
      ]);
    }
  });

  it('takes no case that the destination does not know', () => {
    expect(when(jesses(), jesse, request({ caseType: 'driver' }))).toEqual(refused('stale'));
  });

  it('carries the severity of the ticket, but information and change are minor', () => {
    const severe = given(opened({ severity: 'A' }), pickedUp());
    expect(when(severe, jesse, request())).toMatchObject([{ severity: 'A' }]);
    for (const caseType of ['information', 'change'] as const) {
      expect(when(severe, jesse, request({ caseType }))).toMatchObject([{ severity: 'C' }]);
    }
    expect(when(severe, jesse, request(to('hardware', 'hardware')))).toMatchObject([{ severity: 'A' }]);
  });

  it('names who supports the user: the own people or a partner', () => {
    expect(when(jesses(), jesse, request(), { threadQueue: tier1 })).toMatchObject([{ provider: 'own' }]);
    const threadQueue = { ...tier1, partner: true };
    expect(when(jesses(), jesse, request(), { threadQueue })).toMatchObject([{ provider: 'partner' }]);
  });

  it('is possible once at a time', () => {
    const pending = [
      asking,
      sent,
      jesses(requested(), askedBack),
      jesses(requested(), approved(), acknowledged),
      jesses(requested(), approved(), questioned),
    ];
    for (const ticket of pending) {
      expect(when(ticket, jesse, request({ escalationId: 'other' }))).toEqual(
        refused('alreadyEscalated', 'jesse'),
      );
    }
    expect(when(asking, jesse, request())).toEqual(refused('alreadyEscalated', 'jesse'));
  });

  it('is possible again, under another name, when the last one is over', () => {
    const over = [
      jesses(requested(), declined),
      jesses(requested(), expired),
      jesses(requested(), takenBack(false)),
      solvedOutside,
    ];
    for (const ticket of over) {
      expect(when(ticket, jesse, request())).toEqual(refused('alreadyEscalated', 'jesse'));
      expect(then(ticket, jesse, request({ escalationId: 'other' })).escalation).toMatchObject({
        id: 'other',
        revision: 1,
        state: 'requested',
      });
    }
  });

  it('anew answers the question of those who decide, and starts their time again', () => {
    const again = then(jesses(requested(), askedBack), jesse, request(), { now: evening });
    expect(again.escalation).toEqual({
      id: 'case',
      route: 'operations',
      caseType: 'incident',
      revision: 2,
      state: 'requested',
      requesterId: 'jesse',
      requestedAt: evening,
      expiresAt: '2026-03-03T21:00:00.000Z',
    });
    expect(again.state).toEqual(waitingOn('approval'));
  });

  it('anew may be by another who has the ticket by now', () => {
    const sams = jesses(
      requested(),
      askedBack,
      { type: 'TicketReleased', ownerId: 'jesse' },
      pickedUp('sam'),
    );
    expect(then(sams, sam, request()).escalation).toMatchObject({ revision: 2, requesterId: 'sam' });
  });
});

describe('a suspected compromise', () => {
  const suspect = request(to('security', 'compromise'));

  it('goes to the security contact at once, without a decision', () => {
    expect(when(jesses(), jesse, suspect)).toEqual([
      requested({
        route: 'security',
        caseType: 'compromise',
        expiresAt: undefined,
        remindAt: undefined,
      }),
      approved({ route: 'security', deciderId: undefined, atOnce: true }),
    ]);
    expect(then(jesses(), jesse, suspect)).toMatchObject({
      state: waitingOn('destination'),
      escalation: { route: 'security', state: 'sent' },
    });
  });

  it('does not wait for a phone number', () => {
    const given = without('firstNoticed', 'tried', 'surname', 'phone');
    expect(when(jesses(), jesse, { ...suspect, given })).toHaveLength(2);
  });

  it('also goes at once as the answer to a question', () => {
    expect(when(jesses(requested(), askedBack), jesse, suspect)).toMatchObject([
      { type: 'EscalationRequested' },
      { type: 'EscalationApproved', revision: 2, atOnce: true },
    ]);
  });
});
