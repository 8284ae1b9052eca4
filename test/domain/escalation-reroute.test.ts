import { describe, expect, it } from '@jest/globals';
import type { CaseType, Route } from '../../src/domain/route.ts';
import type { Severity } from '../../src/domain/severity.ts';
import { ada, erin, given, mika, now, opened, pickedUp, refused, then, when, words } from './given.ts';
import {
  approve,
  approved,
  asking,
  evening,
  nextDay,
  requested,
  reroute,
  waitingOn,
  without,
} from './given-escalations.ts';

const askedFor = (route: Route, caseType: CaseType, severity: Severity = 'C') =>
  given(opened({ severity }), pickedUp(), requested({ route, caseType, severity }));

describe('another route', () => {
  it('is chosen by who decides, and shown anew before it is approved', () => {
    expect(when(asking, erin, reroute('microsoft', 'compatibility'))).toEqual([
      {
        type: 'EscalationRerouted',
        escalationId: 'case',
        route: 'microsoft',
        formerRoute: 'operations',
        caseType: 'compatibility',
        package: words('package'),
        at: now,
        expiresAt: nextDay,
        remindAt: evening,
      },
    ]);
    const rerouted = then(asking, erin, reroute('microsoft', 'compatibility'));
    expect(rerouted).toMatchObject({
      state: waitingOn('approval'),
      escalation: { route: 'microsoft', caseType: 'compatibility', revision: 2, state: 'requested' },
    });
    expect(when(rerouted, mika, approve(1))).toEqual(refused('stale'));
    expect(when(rerouted, mika, approve(2))).toMatchObject([{ route: 'microsoft', revision: 2 }]);
  });

  it('asks for what that destination needs', () => {
    const given = without('serial', 'warranty');
    expect(when(asking, erin, { ...reroute('hardware', 'driver'), given })).toEqual({
      ...refused('incomplete'),
      missing: ['serial', 'warranty'],
    });
    expect(when(asking, erin, reroute('hardware', 'problem'))).toEqual(refused('stale'));
  });

  it('has its own people who decide', () => {
    const severe = askedFor('microsoft', 'problem', 'A');
    const rerouted = then(severe, erin, reroute('operations', 'incident'));
    expect(when(rerouted, erin, approve(2))).toEqual(refused('needsAdmin'));
    expect(when(rerouted, ada, approve(2))).toHaveLength(1);
    expect(when(askedFor('operations', 'incident', 'A'), erin, reroute('microsoft', 'problem'))).toEqual(
      refused('needsAdmin'),
    );
  });

  it('to the security contact goes there at once, and names who sent it', () => {
    expect(when(asking, erin, reroute('security', 'compromise'))).toEqual([
      expect.objectContaining({ type: 'EscalationRerouted', route: 'security', formerRoute: 'operations' }),
      approved({ route: 'security', revision: 2, atOnce: true }),
    ]);
    expect(then(asking, erin, reroute('security', 'compromise'))).toMatchObject({
      state: waitingOn('destination'),
      escalation: { route: 'security', state: 'sent', deciderId: 'erin' },
    });
  });
});
