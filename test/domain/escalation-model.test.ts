import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../src/domain/effects.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { Ticket, WaitReason } from '../../src/domain/ticket.ts';
import { isOpen, ownerOf } from '../../src/domain/ticket.ts';
import { awaited, lacking, mayDecide, pendingStates } from './allowed-escalations.ts';
import { deciderIn, named } from './escalation-steps.ts';
import { request } from './given-escalations.ts';
import { accepted, eventsOf, holdsIn } from './stories.ts';
import type { Happened, World } from './world.ts';
import { command, withAgents } from './world.ts';

type Sent = Extract<Effect, { type: 'SendToDestination' }>;

/** More of them than for tickets: an escalation is long on its way. */
const holds = (check: Parameters<typeof holdsIn>[1]) => holdsIn(1000, check);

const decided = [
  'EscalationApproved',
  'EscalationAskedBack',
  'EscalationDeclined',
  'EscalationRerouted',
  'EscalationTransferred',
] as const;

describe('whatever anybody does about an escalation', () => {
  it(
    'nobody decides on their own request, and only whom the rule of the route names',
    holds((happened) => {
      const { before, command, events, rules } = happened;
      // A suspected compromise needs no decision: it goes with the request itself.
      if (command.type === 'RequestEscalation' || eventsOf([happened], ...decided).length === 0) return;
      const route = command.type === 'TransferEscalation' ? command : {};
      expect(mayDecide(rules.actor, { ...before!.escalation!, ...route }, before!.severity)).toBe(true);
      for (const event of events) {
        if ('deciderId' in event) expect(event.deciderId).toBe(actorOf(happened));
      }
    }),
  );

  it(
    'what is decided is what was shown: each change of it counts',
    holds((happened, _, told) => {
      const { before, command } = happened;
      if (!accepted(happened) || !('revision' in command)) return;
      const id = command.escalationId;
      const shown = eventsOf(told.slice(0, -1), 'EscalationRequested', 'EscalationRerouted');
      const prepared = shown.filter(({ escalationId }) => escalationId === id);
      const resorted = told.slice(0, -1).filter((earlier) => sorted(earlier) && asks(earlier.before, id));
      expect(command.revision).toBe(prepared.length + resorted.length);
      expect(before?.escalation?.state).toBe('requested');
    }),
  );

  it(
    'at most one is pending, and none once the ticket is resolved or finished',
    holds(({ after }, _, told) => {
      const pending = pendingIn(told);
      expect(pending.length).toBeLessThanOrEqual(1);
      const now = after?.escalation;
      expect(pending).toEqual(now && pendingStates.includes(now.state) ? [now.id] : []);
      if (after && ['resolved', 'closed', 'withdrawn'].includes(after.state.type))
        expect(pending).toEqual([]);
    }),
  );

  it(
    'a case is sent once for each approval, and never before it unless it is a compromise',
    holds((happened, _, told) => {
      const approvals = eventsOf(told, 'EscalationApproved');
      const ids = approvals.map(({ escalationId }) => escalationId);
      expect(new Set(ids).size).toBe(ids.length);
      const sent = told.flatMap(sentIn);
      expect(sent.filter(({ message }) => message === 'opened').map(idOf)).toEqual(ids);
      for (const { escalationId } of sentIn(happened)) expect(ids).toContain(escalationId);
      for (const { deciderId, route, atOnce } of approvals) {
        if (!deciderId) expect([route, atOnce]).toEqual(['security', true]);
      }
      const again = sent.filter(({ message }) => message === 'reopened').map(idOf);
      expect(again).toEqual(eventsOf(told, 'CaseReopened').map(idOf));
    }),
  );

  it(
    'a destination that has a case hears once when it is taken back, and nobody else does',
    holds((_, __, told) => {
      const withdrawn = told.flatMap(sentIn).filter(({ message }) => message === 'withdrawn');
      const approved = eventsOf(told, 'EscalationApproved').map(idOf);
      const unsolved = told.filter(({ before }) => before?.escalation?.state !== 'solved');
      const over = eventsOf(unsolved, 'EscalationWithdrawn', 'EscalationTransferred').map(idOf);
      expect(withdrawn.map(idOf)).toEqual(over.filter((id) => approved.includes(id)));
    }),
  );

  it(
    'nothing is asked or sent with something missing',
    holds((happened) => {
      const { command } = happened;
      if (!('given' in command)) return;
      const missing = lacking(command.route, command.caseType, command.given);
      if (accepted(happened)) expect(missing).toEqual([]);
      const { decision } = happened;
      if (!Array.isArray(decision) && decision.reason === 'incomplete')
        expect([...decision.missing!].sort()).toEqual([...missing!].sort());
    }),
  );

  it(
    'a suspected compromise is never left to wait for a decision',
    holds(({ after }) => {
      if (after?.escalation?.route === 'security') expect(after.escalation.state).not.toBe('requested');
    }),
  );

  it(
    'a ticket waits on a decision or a destination only for what is pending, or as its owner chose',
    holds(({ after }, _, told) => {
      if (after?.state.type !== 'waiting') return;
      const { on } = after.state;
      if (on !== 'approval' && on !== 'destination') return;
      if (!startedByHand(told, on)) expect(awaited[after.escalation!.state]).toBe(on);
    }),
  );

  it(
    'an owner’s own wait outlives it',
    holds(({ before, after, command, rules: { actor } }) => {
      if (!('escalationId' in command) || before?.state.type !== 'waiting') return;
      if (['user', 'part', 'date'].includes(before.state.on)) expect(after?.state).toEqual(before.state);
      if (actor.type !== 'person') expect(ownerOf(after!)).toBe(ownerOf(before));
    }),
  );

  it(
    'it changes nothing of the ticket but itself and what the ticket waits on',
    holds(({ before, after, command }) => {
      if (!('escalationId' in command)) return;
      expect(besides(after)).toEqual(besides(before));
      const worked = (ticket?: Ticket) =>
        ticket && (ticket.state.type === 'waiting' ? 'inProgress' : ticket.state.type);
      expect(worked(after)).toBe(worked(before));
      expect(after && ownerOf(after)).toBe(before && ownerOf(before));
    }),
  );

  it(
    'a destination speaks only of the case that was sent to it',
    holds((happened, _, told) => {
      if (happened.rules.actor.type !== 'destination' || !accepted(happened)) return;
      const said = ['CaseRecorded', 'DestinationAcknowledged', 'DestinationAsked', 'DestinationSolved'];
      const approved = eventsOf(told, 'EscalationApproved').map(idOf);
      for (const event of happened.events) {
        expect(said).toContain(event.type);
        expect(approved).toContain((event as { escalationId?: string }).escalationId);
      }
      expect([...pendingStates.slice(2), 'solved']).toContain(happened.before?.escalation?.state);
    }),
  );

  it(
    'a request is decided, reminded of once at half time, and runs out at its end',
    holds(({ before, after, events }, world) => {
      for (const { type } of events) {
        if (type === 'DecidersReminded') {
          expect(before?.escalation?.reminded).toBeUndefined();
          expect(hoursSince(before!, world)).toBeGreaterThanOrEqual(12);
        }
        if (type === 'EscalationExpired') expect(hoursSince(before!, world)).toBeGreaterThanOrEqual(24);
      }
      if (after === world.ticket && after?.escalation?.state === 'requested') {
        expect(hoursSince(after, world)).toBeLessThan(24);
        expect(after.escalation.reminded ?? false).toBe(hoursSince(after, world) >= 12);
      }
    }),
  );

  it(
    'an escalation of a ticket that somebody works on can be brought to its solution',
    holds(({ after }, world) => {
      if (!after?.escalation || !isOpen(after) || after.state.type === 'resolved') return;
      if (!pendingStates.includes(after.escalation.state)) return;
      const aside = withAgents(world);
      for (let turns = 0; turns < 5 && aside.ticket!.escalation!.state !== 'solved'; turns += 1) goOn(aside);
      expect(aside.ticket?.escalation?.state).toBe('solved');
    }),
  );
});

function actorOf({ rules: { actor } }: Happened): string | undefined {
  return actor.type === 'person' ? actor.personId : undefined;
}

const idOf = ({ escalationId }: { escalationId: string }) => escalationId;

const sentIn = ({ effects }: Happened): Sent[] =>
  effects.filter((effect) => effect.type === 'SendToDestination');

const begins: TicketEvent['type'][] = ['EscalationRequested', 'DestinationAsked', 'CaseReopened'];
const ends: TicketEvent['type'][] = [
  'EscalationDeclined',
  'EscalationExpired',
  'EscalationWithdrawn',
  'EscalationTransferred',
  'DestinationSolved',
];

/** From what happened, not from how the ticket stands. */
function pendingIn(told: Happened[]): string[] {
  const pending = new Set<string>();
  for (const event of told.flatMap(({ events }) => events)) {
    if (!('escalationId' in event)) continue;
    if (begins.includes(event.type)) pending.add(event.escalationId);
    if (ends.includes(event.type)) pending.delete(event.escalationId);
  }
  return [...pending];
}

/** Since the ticket waits on that. */
function startedByHand(told: Happened[], on: WaitReason): boolean {
  const waited = ({ before }: Happened) => before?.state.type === 'waiting' && before.state.on === on;
  const begun = told.findLastIndex((happened) => !waited(happened));
  return eventsOf(told.slice(begun), 'WaitStarted').length > 0;
}

function besides(ticket: Ticket | undefined): Partial<Ticket> | undefined {
  return ticket && { ...ticket, state: undefined, escalation: undefined };
}

function hoursSince(ticket: Ticket, { now }: World): number {
  return (Date.parse(now) - Date.parse(ticket.escalation!.requestedAt)) / 3_600_000;
}

/** The next step that somebody can take towards the solution. */
function goOn(world: World): void {
  const ticket = world.ticket!;
  const { id: escalationId, revision } = ticket.escalation!;
  const owner = ownerOf(ticket) ?? 'sam';
  const decider = deciderIn(world) ?? 'nobody';
  const again = named({ ...request(), escalationId: 'right' }, world);
  const took =
    accepted(command(world, 'destination', { type: 'RecordUpdate', escalationId, update: 'resolved' })) ||
    accepted(command(world, decider, { type: 'ApproveEscalation', escalationId, revision })) ||
    accepted(command(world, owner, again)) ||
    accepted(command(world, 'sam', { type: 'ClaimTicket' })) ||
    accepted(command(world, 'desk', { type: 'ReturnToQueue' }));
  expect(took).toBe(true);
}

/** Category and severity are part of what is asked. */
const sorted = (happened: Happened): boolean =>
  eventsOf([happened], 'SeverityChanged', 'CategoryChanged').length > 0;

const asks = (ticket: Ticket | undefined, id: string): boolean =>
  ticket?.escalation?.id === id && ticket.escalation.state === 'requested';
