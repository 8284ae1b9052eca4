import { describe, expect, it } from '@jest/globals';
import type { TicketEvent } from '../../src/domain/events.ts';
import {
  ada,
  desk,
  destination,
  erin,
  jesse,
  jesseEscalator,
  lee,
  refused,
  resolved,
  sam,
  then,
  user,
  when,
} from './given.ts';
import {
  acknowledged,
  answer,
  approved,
  askedBack,
  asking,
  declined,
  expired,
  jesses,
  questioning,
  record,
  reopenCase,
  requested,
  sent,
  solved,
  solvedOutside,
  takenBack,
  to,
  transfer,
  update,
  waitingOn,
  withdrawCase,
} from './given-escalations.ts';

const acknowledging = jesses(requested(), approved(), acknowledged);
const undecided = [
  asking,
  jesses(requested(), askedBack),
  jesses(requested(), declined),
  jesses(requested(), expired),
];
/** Nobody has to decide any more. */
function atOnce(event: TicketEvent): Partial<TicketEvent> {
  const { expiresAt: _, remindAt: __, ...rest } = event as { expiresAt?: string; remindAt?: string };
  return rest;
}

const strangers = [sam, lee, user, desk];

describe('a transfer', () => {
  const toVendor = transfer('hardware', 'driver');

  it('ends the case and opens one elsewhere, decided by whoever transfers it', () => {
    expect(when(sent, erin, toVendor)).toEqual([
      {
        type: 'EscalationTransferred',
        escalationId: 'case',
        toId: 'next-case',
        route: 'hardware',
        wasSent: true,
      },
      atOnce(requested({ escalationId: 'next-case', route: 'hardware', caseType: 'driver' })),
      approved({ escalationId: 'next-case', route: 'hardware' }),
    ]);
    for (const ticket of [sent, acknowledging, questioning, solvedOutside]) {
      expect(then(ticket, erin, toVendor)).toMatchObject({
        state: waitingOn('destination'),
        escalation: {
          id: 'next-case',
          route: 'hardware',
          revision: 1,
          state: 'sent',
          requesterId: 'jesse',
          deciderId: 'erin',
        },
      });
    }
  });

  it('leaves nothing of the old case', () => {
    const transferred = then(sent, erin, toVendor);
    for (const command of [record, answer, withdrawCase, reopenCase, update('resolved')]) {
      expect(when(transferred, jesse, command)).toEqual(refused('noEscalation'));
    }
  });

  it('is for those who decide on the new route, never for who asked', () => {
    expect(when(sent, jesseEscalator, toVendor)).toEqual(refused('ownRequest'));
    for (const actor of [...strangers, jesse, destination]) {
      expect(when(sent, actor, toVendor)).toEqual(refused('notEscalator'));
    }
    expect(when(sent, ada, toVendor)).toHaveLength(3);
    expect(when(sent, ada, transfer('microsoft', 'problem'))).toEqual(refused('notEscalator'));
    const severe = jesses(requested({ route: 'microsoft', caseType: 'problem' }), approved(), {
      type: 'SeverityChanged',
      severity: 'B',
      formerSeverity: 'C',
    });
    expect(when(severe, erin, transfer('operations', 'incident'))).toEqual(refused('needsAdmin'));
    expect(when(severe, ada, transfer('operations', 'incident'))).toHaveLength(3);
  });

  it('is for a case that was sent, to another destination, with all it needs', () => {
    for (const ticket of undecided) expect(when(ticket, erin, toVendor)).toEqual(refused('notSent'));
    expect(when(jesses(requested(), takenBack(true)), erin, toVendor)).toEqual(
      refused('escalationWithdrawn'),
    );
    expect(when(sent, erin, transfer('operations', 'change'))).toEqual(refused('nothingChanged'));
    expect(when(sent, erin, { ...toVendor, given: [] })).toMatchObject({
      reason: 'incomplete',
      missing: expect.arrayContaining(['maker', 'model', 'serial']),
    });
    expect(when(jesses(), erin, toVendor)).toEqual(refused('noEscalation'));
  });

  it('is over with the work on the ticket', () => {
    const done = jesses(requested(), approved(), solved, resolved);
    expect(when(done, erin, toVendor)).toEqual(refused('alreadyResolved'));
  });

  it('to the security contact tells the escalators, as any suspicion does', () => {
    expect(when(sent, erin, { ...toVendor, ...to('security', 'compromise') })).toMatchObject([
      { type: 'EscalationTransferred', route: 'security' },
      { type: 'EscalationRequested', route: 'security' },
      { type: 'EscalationApproved', route: 'security', deciderId: 'erin', atOnce: true },
    ]);
  });
});
