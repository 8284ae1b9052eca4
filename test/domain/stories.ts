import fc from 'fast-check';
import type { TicketEvent } from '../../src/domain/events.ts';
import type { Step } from './steps.ts';
import { story } from './steps.ts';
import type { Happened, World } from './world.ts';
import { start } from './world.ts';

/** `told` is the story so far. */
type Check = (happened: Happened, world: World, told: Happened[]) => void;

/** Checked after each command of so many stories in which anybody does anything. */
export const holdsIn = (stories: number, check: Check) => () => {
  fc.assert(
    fc.property(story, (steps: Step[]) => {
      const world = start();
      const told: Happened[] = [];
      for (const step of steps) {
        for (const happened of step(world)) {
          told.push(happened);
          try {
            check(happened, world, told);
          } catch (error) {
            throw new Error(`${told.map(tell).join('\n')}\n${(error as Error).message}`, { cause: error });
          }
        }
      }
    }),
    { numRuns: stories },
  );
};

export const holds = (check: Check) => holdsIn(300, check);

export const accepted = ({ decision }: Happened) => Array.isArray(decision);

/** All events of one type in the story. */
export function eventsOf<T extends TicketEvent['type']>(told: Happened[], ...types: T[]) {
  const all = told.flatMap(({ events }) => events);
  return all.filter((event): event is Extract<TicketEvent, { type: T }> =>
    (types as string[]).includes(event.type),
  );
}

/** `jesse: {"type":"ClaimTicket"} → TicketClaimed` */
function tell({ command, decision, rules: { actor } }: Happened): string {
  const outcome = Array.isArray(decision) ? decision.map(({ type }) => type).join(', ') : decision.reason;
  return `${actor.type === 'person' ? actor.personId : actor.type}: ${JSON.stringify(command)} → ${outcome}`;
}
