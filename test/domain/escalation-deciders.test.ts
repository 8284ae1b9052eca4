import { describe, expect, it } from '@jest/globals';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { Actor } from '../../src/domain/people.ts';
import type { CaseType, Route } from '../../src/domain/route.ts';
import type { Severity } from '../../src/domain/severity.ts';
import { ada, erin, given, opened, pickedUp, refused, sam, when } from './given.ts';
import { approve, jesses, requested } from './given-escalations.ts';

const selfApproval = { escalation: { selfApproval: true, hours: 24 } };

const askedFor = (route: Route, caseType: CaseType, severity: Severity = 'C') =>
  given(opened({ severity }), pickedUp(), requested({ route, caseType, severity }));

describe('whose decision it is', () => {
  const decides = (actor: Actor, route: Route, caseType: CaseType, severity?: Severity) =>
    when(askedFor(route, caseType, severity), actor, approve());

  it('on Operations at severity A and B is an IT admin’s instead of an escalator’s', () => {
    for (const severity of ['A', 'B'] as const) {
      expect(decides(erin, 'operations', 'incident', severity)).toEqual(refused('needsAdmin'));
      expect(decides(sam, 'operations', 'incident', severity)).toEqual(refused('notEscalator'));
      expect(decides(ada, 'operations', 'incident', severity)).toMatchObject([
        { severity, deciderId: 'ada' },
      ]);
    }
    expect(decides(ada, 'operations', 'incident')).toEqual(refused('notEscalator'));
  });

  it('counts requests for information and for change as C', () => {
    for (const caseType of ['information', 'change'] as const) {
      expect(decides(erin, 'operations', caseType, 'A')).toMatchObject([{ severity: 'C' }]);
      expect(decides(ada, 'operations', caseType, 'A')).toEqual(refused('notEscalator'));
    }
  });

  it('on hardware is an escalator’s or an IT admin’s', () => {
    for (const actor of [erin, ada]) {
      for (const severity of ['A', 'C'] as const) {
        expect(decides(actor, 'hardware', 'driver', severity)).toHaveLength(1);
      }
    }
    expect(decides(sam, 'hardware', 'driver')).toEqual(refused('notEscalator'));
  });

  it('on Microsoft support is an escalator’s at any severity', () => {
    expect(decides(erin, 'microsoft', 'problem', 'A')).toMatchObject([{ severity: 'A' }]);
    expect(decides(ada, 'microsoft', 'problem', 'A')).toEqual(refused('notEscalator'));
  });

  it('is never on one’s own request, IT admins included', () => {
    const adas = jesses(requested({ route: 'hardware', caseType: 'hardware', requesterId: 'ada' }));
    expect(when(adas, ada, approve())).toEqual(refused('ownRequest'));
    expect(when(adas, ada, approve(), selfApproval)).toHaveLength(1);
  });

  it('follows the severity that the ticket has by now', () => {
    const worse: TicketEvent = { type: 'SeverityChanged', severity: 'A', formerSeverity: 'C' };
    expect(when(jesses(requested(), worse), erin, approve())).toEqual(refused('needsAdmin'));
    expect(when(jesses(requested(), worse), ada, approve())).toEqual(refused('stale'));
    expect(when(jesses(requested(), worse), ada, approve(2))).toMatchObject([{ severity: 'A' }]);
  });
});
