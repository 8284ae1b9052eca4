import { describe, expect, it } from '@jest/globals';
import type { TicketEvent } from '../../src/domain/events.ts';
import { card, cards, line, statusCards } from './expected-effects.ts';
import { effectsAfter, opened, pickedUp, raised, reason } from './given.ts';

describe('moving', () => {
  it('to another tier leaves a pointer in the old thread and opens the next with the reason', () => {
    const told = { type: 'raised', tier: 2, byId: 'jesse', reasonId: 'reason' };
    expect(effectsAfter([opened(), pickedUp(), raised], { actorId: 'jesse' })).toEqual([
      { ...card, queueId: 'tier1' },
      { ...line(told), queueId: 'tier1' },
      { ...card, tier: 2 },
      line(told, 2),
      ...statusCards,
    ]);
  });

  it('back goes on in the thread of the earlier tier', () => {
    const back: TicketEvent = {
      type: 'TicketHandedBack',
      fromTier: 2,
      tier: 1,
      queueId: 'tier1',
      formerQueueId: 'tier2',
      reason,
    };
    const told = { type: 'handedBack', tier: 1, reasonId: 'reason' };
    expect(effectsAfter([opened(), raised, back])).toEqual([
      { ...card, tier: 2, queueId: 'tier2' },
      { ...line(told, 2), queueId: 'tier2' },
      card,
      line(told),
      ...statusCards,
    ]);
  });

  it('to another channel of the tier does the same', () => {
    const moved: TicketEvent = {
      type: 'CategoryChanged',
      category: 'access',
      formerCategory: 'windows',
      queueId: 'tier1-access',
      formerQueueId: 'tier1',
    };
    expect(effectsAfter([opened(), moved], { actorId: 'jesse' })).toEqual([
      { ...card, queueId: 'tier1' },
      { ...line({ type: 'moved', byId: 'jesse' }), queueId: 'tier1' },
      card,
      line({ type: 'moved', byId: 'jesse' }),
      ...statusCards,
    ]);
    expect(effectsAfter([opened(), { ...moved, queueId: 'tier1' }])).toEqual(cards);
  });

  it('within a channel shows nothing but the card, and after a gap what was missed', () => {
    const again: TicketEvent = {
      type: 'TicketRouted',
      queueId: 'new',
      formerQueueId: 'tier1',
      sameThread: true,
    };
    expect(effectsAfter([opened(), again])).toEqual(cards);
    expect(effectsAfter([opened(), { ...again, afterGap: true }])).toEqual([
      card,
      line({ type: 'moved' }),
      ...statusCards,
    ]);
  });

  it('to no channel takes the buttons off the old card, alerts the IT admins and tells the users', () => {
    expect(effectsAfter([opened(), { type: 'TicketRouted', formerQueueId: 'tier1' }])).toEqual([
      { ...card, queueId: 'tier1' },
      ...statusCards,
      { type: 'AlertAdmins', say: { key: 'alert.noQueue', params: { tier: '1' } } },
    ]);
  });
});
