import type { Rules, TicketCommand } from '../../src/domain/commands.ts';
import { decide } from '../../src/domain/decide.ts';
import { effectsOf } from '../../src/domain/effects-of.ts';
import type { Effect, EffectFacts } from '../../src/domain/effects.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import { evolve } from '../../src/domain/evolve.ts';
import type { Decision } from '../../src/domain/guards.ts';
import type { Actor } from '../../src/domain/people.ts';
import type { Ticket, Words } from '../../src/domain/ticket.ts';
import type { Queue } from '../../src/domain/tier.ts';

export const now = '2026-03-02T09:00:00.000Z';

/**
 * Robin reports for Alex. Jesse and Sam are agents of tier 1, Kim of tier 2; Ada is an IT admin; Erin and Mika are
 * escalators; Lee is nobody here.
 */
export const user: Actor = person('alex', 'no');
export const reporter: Actor = person('robin', 'no');
export const jesse: Actor = person('jesse', 'yes');
export const sam: Actor = person('sam', 'yes');
export const kim: Actor = person('kim', 'yes');
export const ada: Actor = { ...person('ada', 'no'), admin: true };
export const erin: Actor = { ...person('erin', 'no'), escalator: true };
export const mika: Actor = { ...person('mika', 'no'), escalator: true };
export const jesseEscalator: Actor = { ...person('jesse', 'yes'), escalator: true };
export const lee: Actor = person('lee', 'no');
export const notYetKnown: Actor = person('jesse', 'unknown');
export const desk: Actor = { type: 'desk' };
export const destination: Actor = { type: 'destination' };

function person(personId: string, agent: 'yes' | 'no' | 'unknown') {
  return { type: 'person' as const, personId, agent, admin: false, escalator: false };
}

export const tier1 = queue('tier1', 1, 'support');
export const tier1Access = queue('tier1-access', 1, 'identity', ['access']);
export const tier1Browser = queue('tier1-browser', 1, 'support', ['browser']);
export const tier2 = queue('tier2', 2, 'experts');
export const tier3Device = queue('tier3-device', 3, 'hardware', ['device']);

export function queue(id: string, tier: number, teamId: string, categories?: Queue['categories']): Queue {
  return { id, tier, categories, channelId: `channel-${id}`, teamId, partner: false };
}

export const words = (id: string): Words => ({ id, digest: `digest-${id}` });
export const reason = words('reason');

export function opened(changes: Partial<Extract<TicketEvent, { type: 'TicketOpened' }>> = {}): TicketEvent {
  return {
    type: 'TicketOpened',
    ticketId: 'ticket',
    number: 1042,
    reporterId: 'robin',
    affectedId: 'alex',
    category: 'windows',
    severity: 'C',
    tier: 1,
    queueId: 'tier1',
    at: now,
    words: words('title'),
    ...changes,
  };
}

export const pickedUp = (ownerId = 'jesse'): TicketEvent => ({
  type: 'TicketClaimed',
  ownerId,
  introduces: true,
});
export const asked: TicketEvent = { type: 'UserAsked', messageId: 'question', words: words('question') };
export const waitingForPart: TicketEvent = { type: 'WaitStarted', on: 'part' };
export const resolved: TicketEvent = {
  type: 'TicketResolved',
  at: now,
  closesAt: '2026-03-05T09:00:00.000Z',
  done: words('done'),
};
export const confirmed: TicketEvent = {
  type: 'ResolutionConfirmed',
  at: now,
  reopenUntil: '2026-03-16T09:00:00.000Z',
};
export const withdrawn: TicketEvent = {
  type: 'TicketWithdrawn',
  at: now,
  reopenUntil: '2026-03-16T09:00:00.000Z',
};
export const raised: TicketEvent = {
  type: 'TicketRaised',
  fromTier: 1,
  tier: 2,
  queueId: 'tier2',
  formerQueueId: 'tier1',
  formerOwnerId: 'jesse',
  reason,
};

export function given(...events: TicketEvent[]): Ticket {
  return events.reduce<Ticket | undefined>(evolve, undefined)!;
}

export type SomeRules = Partial<Omit<Rules, 'actor'>>;

/** What the rules answer; the desk of the tests serves tiers 1 and 2 for everything. */
export function when(
  ticket: Ticket | undefined,
  actor: Actor,
  command: TicketCommand,
  rules: SomeRules = {},
): Decision {
  return decide(ticket, command, {
    now,
    actor,
    queues: [tier1, tier2],
    ownerStillAgent: true,
    confirmDays: 3,
    reopenDays: 14,
    escalation: { selfApproval: false, hours: 24 },
    ...rules,
  });
}

/** The ticket after a command that is expected to be allowed. */
export function then(ticket: Ticket, actor: Actor, command: TicketCommand, rules: SomeRules = {}): Ticket {
  const decision = when(ticket, actor, command, rules);
  if (!Array.isArray(decision)) throw new Error(`refused: ${decision.reason}`);
  return decision.reduce(evolve, ticket);
}

export const refused = (why: string, ownerId?: string) => ({
  type: 'refused',
  reason: why,
  ...(ownerId && { ownerId }),
});

/** What the last of these events makes the desk tell the world. */
export function effectsAfter(events: TicketEvent[], facts: Partial<EffectFacts> = {}): Effect[] {
  return effectsOf(events.at(-1)!, given(...events), { now, ...facts });
}
