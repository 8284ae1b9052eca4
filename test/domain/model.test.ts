import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Effect } from '../../src/domain/effects.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { followersOf, isOpen, ownerOf } from '../../src/domain/ticket.ts';
import locale from '../../src/locales/en.json' with { type: 'json' };
import { hasRole, spoiledByAge } from './allowed.ts';
import { everything, refusalReasons } from './everything.ts';
import type { Step } from './steps.ts';
import { story } from './steps.ts';
import { accepted, holds } from './stories.ts';
import { words } from './given.ts';
import type { Happened, World } from './world.ts';
import { command, everyone, isMember, start, withAgents } from './world.ts';

describe('whatever anybody does', () => {
  it(
    'nobody acts without the role for it',
    holds((happened) => {
      if (accepted(happened))
        expect([happened.command.type, hasRole(happened)]).toEqual([happened.command.type, true]);
    }),
  );

  it(
    'a refusal changes nothing and tells the world nothing',
    holds((happened) => {
      if (accepted(happened)) return expect(happened.decision).not.toHaveLength(0);
      expect(happened.after).toBe(happened.before);
      expect(happened.effects).toEqual([]);
    }),
  );

  it(
    'a ticket has one owner while somebody works on it and none before',
    holds(({ after }) => {
      if (!after) return;
      const worked = ['inProgress', 'waiting', 'resolved'].includes(after.state.type);
      if (worked) expect(everyone).toContain(ownerOf(after));
      if (after.state.type === 'new') expect(ownerOf(after)).toBeUndefined();
      const solved = ['resolved', 'closed'].includes(after.state.type);
      expect(after.resolvedBy).toBe(solved ? ownerOf(after) : undefined);
    }),
  );

  it(
    'nobody takes what another has: between two owners lies a release, an assignment or a move',
    holds(({ before, after, command }) => {
      const former = before && ownerOf(before);
      const owner = after && ownerOf(after);
      if (former && owner && former !== owner) expect(command.type).toBe('AssignTicket');
    }),
  );

  it(
    'who works on a ticket is in the team of its channel',
    holds(({ after }, world) => {
      const worked = after?.state.type === 'inProgress' || after?.state.type === 'waiting';
      if (worked) expect(isMember(world, ownerOf(after)!, after.lastQueueId)).toBe(true);
    }),
  );

  it(
    'a card that shows another owner, tier or step of the work spoils the command',
    holds(({ before, command, decision }) => {
      const { shown } = command;
      if (!before || !shown || !spoiledByAge.includes(command.type)) return;
      const step = (state: string) => (state === 'waiting' ? 'inProgress' : state);
      const old =
        shown.tier !== before.tier ||
        shown.ownerId !== ownerOf(before) ||
        step(shown.state) !== step(before.state.type);
      if (old) expect(decision).toMatchObject({ type: 'refused' });
    }),
  );

  it(
    'a ticket stays itself, and moves up and down its tiers in order',
    holds(({ before, after }, world) => {
      if (!after) return;
      const climbed = [...after.earlierTiers, after.tier];
      expect(climbed).toEqual([...new Set(climbed)].sort((a, b) => a - b));
      const place = world.queues.find(({ id }) => id === after.queueId);
      if (after.queueId && isOpen(after)) expect(place?.tier).toBe(after.tier);
      if (after.queueId) expect(after.lastQueueId).toBe(after.queueId);
      if (!before) return;
      const self = ({ id, number, version, reporterId, affectedId, openedAt }: Ticket) => {
        return { id, number, version, reporterId, affectedId, openedAt };
      };
      expect(self(after)).toEqual(self(before));
    }),
  );

  it(
    'only followers and the ticket’s own threads hear of it, and nobody’s text is in an order',
    holds(({ before, after, command, effects }) => {
      if (!after) return;
      const tiers = [before?.tier, after.tier];
      const mentioned = JSON.stringify(command);
      for (const effect of effects) {
        if ('ticketId' in effect) expect(effect.ticketId).toBe(after.id);
        if ('personId' in effect) expect(followersOf(after)).toContain(effect.personId);
        if ('tier' in effect) expect(tiers).toContain(effect.tier);
        for (const id of idsOfWords(effect)) expect(mentioned).toContain(`"${id}"`);
        expect(JSON.stringify(effect)).not.toContain('digest');
      }
    }),
  );

  it(
    'nothing new is shown in a channel that does not serve the ticket',
    holds(({ after, command, effects }) => {
      if (!after || after.queueId !== undefined || command.type === 'ChangeWords') return;
      const posts = effects.filter(({ type }) => type === 'PostThreadLine' || type === 'RelayToThread');
      expect(posts).toEqual([]);
    }),
  );
});

describe('whatever happened before', () => {
  it(
    'the user can end an open ticket, and come back while there is time',
    holds(({ after }, world) => {
      if (!after) return;
      const aside = { ...world, seen: [] };
      if (isOpen(after)) {
        command(aside, 'alex', { type: 'WithdrawTicket' });
        expect(aside.ticket?.state.type).toBe('withdrawn');
      }
      const { state } = aside.ticket!;
      const late = 'reopenUntil' in state && state.reopenUntil < aside.now;
      command(aside, 'alex', { type: 'ReopenTicket' });
      expect(isOpen(aside.ticket!)).toBe(!late);
    }),
  );

  it(
    'work on an open ticket can be brought to its end',
    holds(({ after }, world) => {
      if (!after || !isOpen(after)) return;
      const aside = withAgents(world);
      for (let turns = 0; turns < 6 && isOpen(aside.ticket!); turns += 1) goOn(aside);
      expect(aside.ticket?.state.type).toBe('closed');
    }),
  );
});

describe('the stories', () => {
  it('reach every state, every event and every refusal', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(story, (steps: Step[]) => {
        const world = start();
        for (const step of steps) for (const happened of step(world)) note(reached, happened);
      }),
      { numRuns: 6000, seed: 1042 },
    );
    expect([...reached].sort()).toEqual(everything);
  });

  it.each(refusalReasons)('have words for %s', (reason) => {
    expect(Object.keys(locale.refusal)).toContain(reason);
  });
});

/** The next step that somebody can take towards the end. */
function goOn(world: World): void {
  const owner = ownerOf(world.ticket!) ?? 'sam';
  const took =
    accepted(command(world, 'alex', { type: 'ConfirmResolution' })) ||
    accepted(command(world, owner, { type: 'ResolveTicket', done: words('done') })) ||
    accepted(command(world, 'sam', { type: 'ClaimTicket' })) ||
    accepted(command(world, 'desk', { type: 'ReturnToQueue' }));
  expect(took).toBe(true);
}

function idsOfWords(effect: Effect): string[] {
  if (effect.type === 'RelayToUser') return [effect.messageId];
  if (effect.type === 'RelayToThread') return [effect.burstId];
  if (effect.type === 'SendToDestination') return effect.wordsId ? [effect.wordsId] : [];
  if (effect.type !== 'PostThreadLine') return [];
  const { line } = effect;
  if (line.type === 'escalation') return line.wordsId ? [line.wordsId] : [];
  if (line.type === 'note') return [line.noteId];
  return 'reasonId' in line && line.reasonId ? [line.reasonId] : [];
}

function note(reached: Set<string>, { after, through, decision }: Happened): void {
  if (after) reached.add(after.state.type);
  for (const { escalation } of through) if (escalation) reached.add(`escalation ${escalation.state}`);
  if (!Array.isArray(decision)) reached.add(decision.reason);
  else for (const event of decision) reached.add(event.type);
}
