import fc from 'fast-check';
import { packageFields } from '../../src/domain/case-package.ts';
import type { EscalationCommand, TicketCommand } from '../../src/domain/commands.ts';
import { caseUpdates } from '../../src/domain/commands.ts';
import { caseTypes, routes } from '../../src/domain/route.ts';
import { mayDecide, mustCarry } from './allowed-escalations.ts';
import { words } from './given.ts';
import type { Happened, World } from './world.ts';
import { command, everyone, rulesOf } from './world.ts';

const id = fc.constantFrom('w1', 'w2', 'w3').map(words);
const type = <T extends EscalationCommand['type']>(name: T) => fc.constant(name);

/** Which escalation is meant, named when the command is given; mostly the one that there is. */
const escalationId = fc.oneof(
  { arbitrary: fc.constant('right'), weight: 9 },
  { arbitrary: fc.constant('wrong'), weight: 1 },
);
/** How many changes ago the deciding person looked. */
const revision = fc.constantFrom(0, 0, 0, 0, -1, 1);

const complete = fc.constantFrom(...mustCarry).map(({ route, caseType, fields }) => ({
  route,
  caseType,
  given: fields,
}));
const anything = fc.record({
  route: fc.constantFrom(...routes),
  caseType: fc.constantFrom(...caseTypes),
  given: fc.subarray([...packageFields], { minLength: packageFields.length - 2 }),
});
const prepared = fc
  .tuple(fc.oneof({ arbitrary: complete, weight: 3 }, anything), id)
  .map(([content, text]) => ({ ...content, package: text }));

export const escalationCommand: fc.Arbitrary<EscalationCommand> = fc.oneof(
  {
    arbitrary: fc
      .tuple(escalationId, prepared)
      .map(([escalationId, content]) => ({ type: 'RequestEscalation' as const, escalationId, ...content })),
    weight: 3,
  },
  {
    arbitrary: fc.record({ type: type('ApproveEscalation'), escalationId, revision }),
    weight: 3,
  },
  fc.record({ type: type('AskBackEscalation'), escalationId, revision, question: id }),
  fc.record({ type: type('DeclineEscalation'), escalationId, revision, reason: id }),
  fc.tuple(escalationId, revision, prepared).map(([escalationId, revision, content]) => ({
    type: 'RerouteEscalation' as const,
    escalationId,
    revision,
    ...content,
  })),
  fc.record({ type: type('WithdrawEscalation'), escalationId, reason: fc.option(id, { nil: undefined }) }),
  fc.tuple(escalationId, prepared).map(([escalationId, content]) => ({
    type: 'TransferEscalation' as const,
    escalationId,
    toId: 'next',
    ...content,
  })),
  fc.record({ type: type('RecordCase'), escalationId, caseNumber: id }),
  {
    arbitrary: fc.record({
      type: type('RecordUpdate'),
      escalationId,
      update: fc.constantFrom(...caseUpdates),
      words: fc.option(id, { nil: undefined }),
    }),
    weight: 4,
  },
  fc.record({ type: type('AnswerDestination'), escalationId, words: id }),
  { arbitrary: fc.record({ type: type('ReopenCase'), escalationId, reason: id }), weight: 3 },
  fc.record({ type: type('RemindDeciders'), escalationId }),
  fc.record({ type: type('ExpireEscalation'), escalationId }),
);

/** `right` and `next` become names: a new escalation gets one that no other had. */
export function named(wanted: TicketCommand, world: World): TicketCommand {
  if (!('escalationId' in wanted)) return wanted;
  const now = world.ticket?.escalation;
  if (wanted.type === 'RequestEscalation') {
    const right = now?.state === 'askedBack' ? now.id : nextName(world);
    return { ...wanted, escalationId: wanted.escalationId === 'right' ? right : (now?.id ?? 'e0') };
  }
  const escalationId = wanted.escalationId === 'right' ? (now?.id ?? 'none') : 'e1';
  if (wanted.type === 'TransferEscalation') return { ...wanted, escalationId, toId: nextName(world) };
  if (!('revision' in wanted)) return { ...wanted, escalationId };
  return { ...wanted, escalationId, revision: (now?.revision ?? 1) + wanted.revision };
}

function nextName(world: World): string {
  world.named += 1;
  return `e${world.named}`;
}

/** Whom such a command is for, besides the owner of the ticket. */
export function forWhom(world: World, wanted: TicketCommand): string | undefined {
  switch (wanted.type) {
    case 'ApproveEscalation':
    case 'AskBackEscalation':
    case 'DeclineEscalation':
    case 'RerouteEscalation':
    case 'TransferEscalation':
      return deciderIn(world, wanted);
    case 'RecordCase':
    case 'RecordUpdate':
      return 'destination';
    case 'RemindDeciders':
    case 'ExpireEscalation':
      return 'desk';
    default:
      return undefined;
  }
}

/** Somebody who may decide on the escalation that there is, or on the route that it is transferred to. */
export function deciderIn(world: World, wanted?: TicketCommand): string | undefined {
  const { ticket } = world;
  if (!ticket?.escalation) return undefined;
  const asked = { ...ticket.escalation, ...(wanted?.type === 'TransferEscalation' && wanted) };
  return everyone.find((name) => mayDecide(rulesOf(world, name).actor, asked, ticket.severity));
}

/** The desk does, in their order, what it was to be woken for by now. */
export function wakeDesk(world: World): Happened[] {
  const due = world.wakes.filter((wake) => wake.due <= world.now).sort((a, b) => (a.due < b.due ? -1 : 1));
  world.wakes = world.wakes.filter((wake) => wake.due > world.now);
  return due.map(({ escalationId, purpose }) =>
    command(world, 'desk', {
      type: purpose === 'remind' ? 'RemindDeciders' : 'ExpireEscalation',
      escalationId,
    }),
  );
}
