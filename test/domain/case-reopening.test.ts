import { describe, expect, it } from '@jest/globals';
import {
  ada,
  confirmed,
  desk,
  destination,
  erin,
  jesse,
  lee,
  reason,
  refused,
  resolved,
  sam,
  then,
  user,
  when,
} from './given.ts';
import {
  acknowledged,
  approved,
  asking,
  jesses,
  questioning,
  reopenCase,
  requested,
  sent,
  solved,
  solvedOutside,
  takenBack,
  update,
  waitingOn,
} from './given-escalations.ts';

const acknowledging = jesses(requested(), approved(), acknowledged);
const handlers = [jesse, erin, ada];
const strangers = [sam, lee, user, desk];

describe('reopening a case', () => {
  const lastMoment = '2026-03-03T08:59:59.999Z';
  const tooLate = '2026-03-03T09:00:00.001Z';

  it('is possible within a day of the solution', () => {
    for (const actor of handlers) {
      expect(when(solvedOutside, actor, reopenCase, { now: lastMoment })).toEqual([
        { type: 'CaseReopened', escalationId: 'case', reason },
      ]);
    }
    expect(when(solvedOutside, jesse, reopenCase, { now: tooLate })).toEqual(refused('caseReopenTooLate'));
  });

  it('lets the ticket wait on the destination again, until the next solution', () => {
    const reopened = then(solvedOutside, jesse, reopenCase);
    expect(reopened).toMatchObject({ state: waitingOn('destination'), escalation: { state: 'sent' } });
    expect(reopened.escalation?.solvedAt).toBeUndefined();
    const again = then(reopened, destination, update('resolved'), { now: lastMoment });
    expect(when(again, jesse, reopenCase, { now: tooLate })).toHaveLength(1);
  });

  it('is for those who work with it, while somebody works on the ticket', () => {
    for (const actor of [...strangers, destination]) {
      expect(when(solvedOutside, actor, reopenCase)).toEqual(refused('notHandler'));
    }
    const done = jesses(requested(), approved(), solved, resolved);
    expect(when(done, jesse, reopenCase)).toEqual(refused('alreadyResolved'));
    expect(when(jesses(requested(), approved(), solved, resolved, confirmed), erin, reopenCase)).toEqual(
      refused('finished'),
    );
  });

  it('is for a solved one', () => {
    for (const ticket of [asking, sent, acknowledging, questioning, jesses(requested(), takenBack(true))]) {
      expect(when(ticket, jesse, reopenCase)).toEqual(refused('notSolvedYet'));
    }
    expect(when(jesses(), jesse, reopenCase)).toEqual(refused('noEscalation'));
  });
});
