import fc from 'fast-check';
import { categories } from '../../src/domain/category.ts';
import type { TicketCommand } from '../../src/domain/commands.ts';
import { severities } from '../../src/domain/severity.ts';
import type { Shown } from '../../src/domain/ticket.ts';
import { ownerOf, shownOf, waitReasons } from '../../src/domain/ticket.ts';
import { escalationCommand, forWhom, named, wakeDesk } from './escalation-steps.ts';
import { words } from './given.ts';
import { request } from './given-escalations.ts';
import type { Happened, World } from './world.ts';
import { agencyIn, allQueues, command, everyone, isMember } from './world.ts';

/** One thing that happens to the world: the commands it led to, with what came of each. */
export type Step = (world: World) => Happened[];

const person = fc.constantFrom(...everyone);
const id = fc.constantFrom('w1', 'w2', 'w3').map(words);
const message = fc
  .constantFrom('m1', 'm2', 'm3')
  .map((messageId) => ({ messageId, words: words(messageId) }));
const until = fc.option(
  fc.constantFrom('2026-03-01T00:00:00Z', '2026-03-02T12:00:00.000Z', '2026-03-20T08:00:00+02:00', 'soon'),
  { nil: undefined },
);
const type = <T extends TicketCommand['type']>(name: T) => fc.constant(name);

/** Commands with any content, right or wrong. */
export const anyCommand: fc.Arbitrary<TicketCommand> = fc.oneof(
  fc.record({
    type: type('OpenTicket'),
    ticketId: fc.constant('ticket'),
    number: fc.constant(1042),
    reporterId: fc.constantFrom('robin', 'alex'),
    affectedId: fc.constant('alex'),
    category: fc.constantFrom(...categories),
    severity: fc.constantFrom(...severities),
    words: id,
  }),
  { arbitrary: fc.record({ type: type('ClaimTicket') }), weight: 3 },
  fc.record({ type: type('ReleaseTicket') }),
  fc.record({ type: type('AssignTicket'), assigneeId: person, assigneeAgent: fc.constant<'no'>('no') }),
  fc.record({ type: type('RaiseTicket'), reason: id }),
  fc.record({ type: type('HandBackTicket'), reason: id }),
  fc.record({
    type: type('ChangeCategory'),
    category: fc.constantFrom('windows', 'access', 'browser', 'device'),
  }),
  fc.record({ type: type('ChangeSeverity'), severity: fc.constantFrom(...severities) }),
  fc.record({ type: type('AddNote'), note: id }),
  message.map((said) => ({ type: 'SendReply' as const, ...said })),
  message.map((said) => ({ type: 'AskUser' as const, ...said })),
  fc
    .tuple(message, fc.boolean())
    .map(([said, thanks]) => ({ type: 'AddUserWords' as const, ...said, thanks })),
  fc.tuple(message, person).map(([said, authorId]) => ({ type: 'ChangeWords' as const, ...said, authorId })),
  fc.record({ type: type('SuggestArticle'), walkId: fc.constant('walk'), articleId: fc.constant('article') }),
  fc.record({
    type: type('TryArticle'),
    walkId: fc.constant('walk'),
    outcome: fc.constantFrom('solved', 'notHelped'),
  }),
  fc.record({
    type: type('MoveWords'),
    messageIds: fc.constant<string[]>(['m']),
    toTicketId: fc.constant('other'),
  }),
  {
    arbitrary: fc.record({ type: type('StartWait'), on: fc.constantFrom(...waitReasons), until }),
    weight: 2,
  },
  fc.record({ type: type('EndWait') }),
  { arbitrary: fc.record({ type: type('ResolveTicket'), done: id }), weight: 3 },
  { arbitrary: fc.record({ type: type('ConfirmResolution') }), weight: 2 },
  fc.record({ type: type('RejectResolution'), reason: id }),
  { arbitrary: fc.record({ type: type('CloseAfterSilence') }), weight: 3 },
  fc.record({ type: type('WithdrawTicket') }),
  { arbitrary: fc.record({ type: type('ReopenTicket') }), weight: 2 },
  {
    arbitrary: fc.record({ type: type('RateTicket'), rating: fc.constantFrom(0, 1, 3, 5, 6, 2.5) }),
    weight: 2,
  },
  fc.record({ type: type('ReturnToQueue') }),
  fc.record({ type: type('RouteTicket') }),
  { arbitrary: escalationCommand, weight: 24 },
);

const ofUsers = [
  'AddUserWords',
  'ConfirmResolution',
  'RejectResolution',
  'WithdrawTicket',
  'ReopenTicket',
  'RateTicket',
];
const ofDesk = ['CloseAfterSilence', 'ReturnToQueue', 'RouteTicket'];

/** Half of the time whoever the command is for, otherwise anyone at all: stories get somewhere and rules get tried. */
const anyActor = fc.oneof(
  fc.constant((world: World, wanted: TicketCommand) => {
    const { type } = wanted;
    if (ofDesk.includes(type)) return 'desk';
    if (ofUsers.includes(type)) return world.ticket?.affectedId ?? 'alex';
    return forWhom(world, wanted) ?? (world.ticket && ownerOf(world.ticket)) ?? memberOf(world) ?? 'jesse';
  }),
  fc.constantFrom('desk', 'destination', ...everyone).map((name) => () => name),
);

/** What the pressed card said: nothing for typed commands, mostly the present, sometimes the past. */
const anyShown = fc.oneof<fc.WeightedArbitrary<(world: World) => Shown | undefined>[]>(
  { arbitrary: fc.constant(() => undefined), weight: 3 },
  { arbitrary: fc.constant((world) => world.ticket && shownOf(world.ticket)), weight: 3 },
  { arbitrary: fc.constant((world) => world.seen.at(-2)), weight: 1 },
  { arbitrary: fc.constant((world) => world.seen[0]), weight: 1 },
);

const give = fc.tuple(anyActor, anyCommand, anyShown).map(([by, wanted, shown]) =>
  step(wanted.type, (world) => {
    const known = named(knowing(wanted, world), world);
    return [command(world, by(world, known), { ...known, shown: shown(world) })];
  }),
);

/** Whether an assignee is an agent is looked up, not claimed. */
function knowing(wanted: TicketCommand, world: World): TicketCommand {
  if (wanted.type !== 'AssignTicket') return wanted;
  return { ...wanted, assigneeAgent: agencyIn(world, wanted.assigneeId, world.ticket?.queueId) };
}

/** The served channels change, and the desk sends the ticket where it belongs. */
const serve = fc.subarray(allQueues).map((queues) =>
  step(`serve ${queues.map(({ id }) => id).join(', ') || 'nothing'}`, (world) => {
    world.queues = queues;
    return [command(world, 'desk', { type: 'RouteTicket' })];
  }),
);

const membership = fc.tuple(person, fc.constantFrom('support', 'experts', 'identity'));

const join = membership.map(([name, team]) =>
  step(`${name} joins ${team}`, (world) => {
    world.members[team] = [...new Set([...world.members[team]!, name])];
    return [];
  }),
);

/** Whoever leaves the team gives back what they had there. */
const leave = membership.map(([name, team]) =>
  step(`${name} leaves ${team}`, (world) => {
    world.members[team] = world.members[team]!.filter((member) => member !== name);
    const { ticket } = world;
    const lost = ticket && ownerOf(ticket) === name && !isMember(world, name, ticket.lastQueueId);
    return lost ? [command(world, 'desk', { type: 'ReturnToQueue' })] : [];
  }),
);

const rosters = fc.subarray(['support', 'experts', 'identity', 'hardware'], { minLength: 2 }).map((known) =>
  step(`read ${known.join(', ')}`, (world) => {
    world.known = known;
    return [];
  }),
);

/** Time passes, and the desk is woken for what has become due. */
const later = fc.constantFrom(1, 4, 13, 24, 80, 400).map((hours) =>
  step(`${hours} h later`, (world) => {
    world.now = new Date(Date.parse(world.now) + hours * 3_600_000).toISOString();
    return wakeDesk(world);
  }),
);

/** Named, so that a story that breaks a rule can be read. */
function step(name: string, run: (world: World) => Happened[]): Step {
  return Object.assign(run, { [fc.toStringMethod]: () => name });
}

const open = step('OpenTicket', (world) => [
  command(world, 'robin', {
    type: 'OpenTicket',
    ticketId: 'ticket',
    number: 1042,
    reporterId: 'robin',
    affectedId: 'alex',
    category: 'windows',
    severity: 'C',
    words: words('title'),
  }),
]);

const pickUp = step('ClaimTicket', (world) => [command(world, 'jesse', { type: 'ClaimTicket' })]);
const ask = step('RequestEscalation', (world) => [
  command(world, 'jesse', named({ ...request(), escalationId: 'right' }, world)),
]);
const approve = step('ApproveEscalation', (world) => [
  command(world, 'kim', { type: 'ApproveEscalation', escalationId: 'e1', revision: 1 }),
]);
const solve = step('RecordUpdate', (world) => [
  command(world, 'destination', { type: 'RecordUpdate', escalationId: 'e1', update: 'resolved' }),
]);

const anyStep = fc.oneof(
  { arbitrary: give, weight: 30 },
  { arbitrary: serve, weight: 1 },
  { arbitrary: fc.oneof(join, leave, rosters, later), weight: 4 },
);

/** Most stories begin with a ticket, some with an escalation or a case; a few give commands to one that does not exist. */
export const story = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.array(anyStep, { minLength: 10, maxLength: 60, size: 'max' }))
  .map(([chance, steps]) => {
    if (chance === 0) return steps;
    const begun = [open, pickUp, ask, approve, solve];
    return [...begun.slice(0, Math.max(1, chance - 4)), ...steps];
  });

function memberOf(world: World): string | undefined {
  return everyone.find((name) => agencyIn(world, name, world.ticket?.queueId) === 'yes');
}
