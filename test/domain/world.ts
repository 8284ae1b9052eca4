import type { Rules, TicketCommand } from '../../src/domain/commands.ts';
import { decide } from '../../src/domain/decide.ts';
import { effectsOf } from '../../src/domain/effects-of.ts';
import type { Effect } from '../../src/domain/effects.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import { evolve } from '../../src/domain/evolve.ts';
import type { Decision } from '../../src/domain/guards.ts';
import type { Actor } from '../../src/domain/people.ts';
import type { Shown, Ticket } from '../../src/domain/ticket.ts';
import { ownerOf, shownOf } from '../../src/domain/ticket.ts';
import type { Queue } from '../../src/domain/tier.ts';
import { queue, tier1, tier1Access, tier1Browser, tier2, tier3Device } from './given.ts';

/** Around one ticket: people join and leave teams, channels come and go, time passes. */
export interface World {
  ticket?: Ticket;
  queues: Queue[];
  members: Record<string, string[]>;
  /** Teams whose roster has been read. */
  known: string[];
  now: string;
  seen: Shown[];
  /** How many escalations got a name so far. */
  named: number;
  /** When the desk wants to be woken for an escalation. */
  wakes: Wake[];
}

export type Wake = Extract<Effect, { type: 'WakeEscalation' }>;

export const everyone = ['alex', 'robin', 'jesse', 'sam', 'kim', 'ada', 'lee', 'max'];
/** Two: nobody decides on their own request, not even the IT admin who has the ticket. */
export const admins = ['ada', 'max'];
export const escalators = ['kim', 'lee', 'jesse'];
export const allQueues = [
  tier1,
  tier1Access,
  tier1Browser,
  { ...tier1, id: 'tier1-again' },
  queue('tier1-moved', 1, 'support'),
  tier2,
  tier3Device,
  queue('tier3', 3, 'hardware'),
];

export const start = (): World => ({
  queues: [tier1, tier2],
  members: {
    support: ['jesse', 'sam', 'robin'],
    experts: ['kim', 'jesse'],
    identity: ['sam'],
    hardware: ['kim'],
  },
  known: ['support', 'experts', 'identity', 'hardware'],
  now: '2026-03-02T09:00:00.000Z',
  seen: [],
  named: 0,
  wakes: [],
});

export interface Happened {
  before?: Ticket;
  after?: Ticket;
  command: TicketCommand;
  rules: Rules;
  decision: Decision;
  events: readonly TicketEvent[];
  /** The ticket after each of the events. */
  through: Ticket[];
  effects: Effect[];
}

/** Gives a command as the app does, and keeps what came of it. */
export function command(world: World, by: string, wanted: TicketCommand): Happened {
  const before = freeze(world.ticket);
  const rules = rulesOf(world, by);
  const decision = freeze(decide(before, freeze(wanted), rules));
  const events: readonly TicketEvent[] = Array.isArray(decision) ? decision : [];
  const effects: Effect[] = [];
  const through: Ticket[] = [];
  const facts = { now: world.now, ...(everyone.includes(by) && { actorId: by }) };
  for (const event of events) {
    world.ticket = freeze(evolve(world.ticket, event));
    through.push(world.ticket);
    effects.push(...effectsOf(event, world.ticket, facts));
  }
  if (world.ticket && events.length > 0) world.seen.push(shownOf(world.ticket));
  const wakes = effects.filter((effect) => effect.type === 'WakeEscalation');
  world.wakes = [...world.wakes, ...wakes];
  return { before, after: world.ticket, command: wanted, rules, decision, events, through, effects };
}

export function rulesOf(world: World, by: string): Rules {
  const { ticket, queues, now } = world;
  const owner = ticket && ownerOf(ticket);
  return {
    now,
    actor: by === 'desk' || by === 'destination' ? { type: by } : actorOf(world, by),
    queues,
    ownerStillAgent: owner !== undefined && agencyIn(world, owner, ticket?.lastQueueId) === 'yes',
    threadQueue: allQueues.find(({ id }) => id === ticket?.lastQueueId),
    confirmDays: 3,
    reopenDays: 14,
    escalation: { selfApproval: false, hours: 24 },
  };
}

function actorOf(world: World, personId: string): Actor {
  const agent = agencyIn(world, personId, world.ticket?.queueId);
  return {
    type: 'person',
    personId,
    agent,
    admin: admins.includes(personId),
    escalator: escalators.includes(personId),
  };
}

export function agencyIn(
  world: World,
  personId: string,
  queueId: string | undefined,
): 'yes' | 'no' | 'unknown' {
  const teamId = allQueues.find(({ id }) => id === queueId)?.teamId;
  if (!teamId) return 'no';
  if (world.members[teamId]?.includes(personId)) return 'yes';
  return world.known.includes(teamId) ? 'no' : 'unknown';
}

export function isMember(world: World, personId: string, queueId: string | undefined): boolean {
  const teamId = allQueues.find(({ id }) => id === queueId)?.teamId;
  return teamId !== undefined && Boolean(world.members[teamId]?.includes(personId));
}

/** The same world with every roster read, an agent in every team and a channel for the ticket. */
export function withAgents(world: World): World {
  const teams = [...new Set(allQueues.map(({ teamId }) => teamId))];
  const members = Object.fromEntries(teams.map((team) => [team, [...world.members[team]!, 'sam']]));
  const aside: World = { ...world, members, known: teams, queues: allQueues, seen: [] };
  command(aside, 'desk', { type: 'RouteTicket' });
  return aside;
}

/** Changing the ticket in place would throw here. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}
