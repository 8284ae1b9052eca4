import { describe, expect, it } from '@jest/globals';
import type { TicketCommand } from '../../src/domain/commands.ts';
import {
  ada,
  asked,
  confirmed,
  given,
  jesse,
  kim,
  lee,
  opened,
  pickedUp,
  raised,
  reason,
  refused,
  resolved,
  sam,
  then,
  tier1,
  tier2,
  tier3Device,
  when,
} from './given.ts';

const raise: TicketCommand = { type: 'RaiseTicket', reason };
const handBack: TicketCommand = { type: 'HandBackTicket', reason };
const jesses = given(opened(), pickedUp('jesse'));

describe('raising', () => {
  it('moves the ticket to the next tier, where nobody has it yet', () => {
    expect(when(jesses, jesse, raise)).toEqual([raised]);
    expect(then(jesses, jesse, raise)).toMatchObject({
      tier: 2,
      queueId: 'tier2',
      state: { type: 'new' },
      earlierTiers: [1],
    });
  });

  it('is open to the owner, and to any agent while nobody has it', () => {
    expect(when(jesses, sam, raise)).toEqual(refused('notOwner', 'jesse'));
    expect(when(jesses, lee, raise)).toEqual(refused('notAgent'));
    expect(then(given(opened()), sam, raise).tier).toBe(2);
  });

  it('is possible while waiting, not once resolved or closed', () => {
    expect(then(given(opened(), pickedUp(), asked), jesse, raise).state).toEqual({ type: 'new' });
    expect(when(given(opened(), pickedUp(), resolved), jesse, raise)).toEqual(refused('alreadyResolved'));
    expect(when(given(opened(), pickedUp(), resolved, confirmed), jesse, raise)).toEqual(refused('finished'));
  });

  it('passes over a tier that does not serve the category', () => {
    const queues = [tier1, { ...tier2, categories: ['browser' as const] }, tier3Device];
    const device = given(opened({ category: 'device' }));
    expect(then(device, jesse, raise, { queues })).toMatchObject({ tier: 3, queueId: 'tier3-device' });
  });

  it('ends at the highest tier', () => {
    expect(when(given(opened(), raised, pickedUp('kim')), kim, raise)).toEqual(refused('noHigherTier'));
  });

  it('of a ticket that no channel serves is left to IT admins', () => {
    const stranded = given(opened({ queueId: undefined }));
    expect(when(stranded, jesse, raise, { queues: [tier2] })).toEqual(refused('notAgent'));
    expect(then(stranded, ada, raise, { queues: [tier2] })).toMatchObject({ tier: 2, queueId: 'tier2' });
    expect(when(jesses, ada, raise)).toEqual(refused('notAgent'));
  });
});

describe('handing back', () => {
  const kims = given(opened(), raised, pickedUp('kim'));

  it('returns the ticket to the tier it came from', () => {
    expect(when(kims, kim, handBack)).toEqual([
      {
        type: 'TicketHandedBack',
        fromTier: 2,
        tier: 1,
        queueId: 'tier1',
        formerQueueId: 'tier2',
        formerOwnerId: 'kim',
        reason,
      },
    ]);
    expect(then(kims, kim, handBack)).toMatchObject({ tier: 1, state: { type: 'new' }, earlierTiers: [] });
  });

  it('skips the tiers that the ticket skipped', () => {
    const onThree = given(opened({ category: 'device' }), {
      ...raised,
      tier: 3,
      queueId: 'tier3-device',
    } as typeof raised);
    expect(then(onThree, kim, handBack, { queues: [tier1, tier2, tier3Device] }).tier).toBe(1);
  });

  it('goes to the next tier down where it never was lower', () => {
    const onTwo = given(opened({ tier: 2, queueId: 'tier2' }));
    expect(then(onTwo, kim, handBack).tier).toBe(1);
  });

  it('needs a lower tier that is served', () => {
    expect(when(jesses, jesse, handBack)).toEqual(refused('noLowerTier'));
    expect(when(kims, kim, handBack, { queues: [tier2] })).toEqual(refused('noLowerTier'));
  });

  it('is for the owner', () => {
    expect(when(kims, { ...kim, personId: 'toni' } as typeof kim, handBack)).toEqual(
      refused('notOwner', 'kim'),
    );
    expect(when(kims, lee, handBack)).toEqual(refused('notAgent'));
  });
});
