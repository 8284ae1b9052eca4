import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../src/domain/effects.ts';
import type { TicketEvent } from '../../src/domain/events.ts';
import { card, cards, confirmations, line, pings, relays, statusCards } from './expected-effects.ts';
import {
  asked,
  confirmed,
  effectsAfter,
  opened,
  pickedUp,
  raised,
  reason,
  resolved,
  waitingForPart,
  withdrawn,
  words,
} from './given.ts';

const released: TicketEvent = { type: 'TicketReleased', ownerId: 'jesse' };

describe('opening', () => {
  it('shows the card in the thread and the status to both who follow it', () => {
    expect(effectsAfter([opened()])).toEqual(cards);
  });

  it('shows one status card to someone who reports for themselves', () => {
    const own = effectsAfter([opened({ affectedId: 'robin' })]);
    expect(own.filter(({ type }) => type === 'ShowStatusCard')).toHaveLength(1);
  });

  it('without a channel alerts the IT admins and shows nothing in any', () => {
    expect(effectsAfter([opened({ queueId: undefined })])).toEqual([
      ...statusCards,
      { type: 'AlertAdmins', say: { key: 'alert.noQueue', params: { tier: '1' } } },
    ]);
  });
});

describe('a change of owner', () => {
  it('is a line in the thread, and pings the users for an agent they have not heard of', () => {
    expect(effectsAfter([opened(), pickedUp()], { actorId: 'jesse' })).toEqual([
      ...cards,
      line({ type: 'claimed', personId: 'jesse' }),
      ...pings('pickedUp'),
    ]);
    expect(
      effectsAfter([opened(), pickedUp(), released, { type: 'TicketClaimed', ownerId: 'jesse' }]),
    ).toEqual([...cards, line({ type: 'claimed', personId: 'jesse' })]);
  });

  it('names who did it where that is another', () => {
    expect(effectsAfter([opened(), pickedUp(), released], { actorId: 'jesse' })).toContainEqual(
      line({ type: 'released', personId: 'jesse' }),
    );
    expect(effectsAfter([opened(), pickedUp(), released], { actorId: 'ada' })).toContainEqual(
      line({ type: 'released', personId: 'jesse', byId: 'ada' }),
    );
    const assigned: TicketEvent = { type: 'TicketAssigned', ownerId: 'sam', formerOwnerId: 'jesse' };
    expect(effectsAfter([opened(), pickedUp(), assigned], { actorId: 'jesse' })).toEqual([
      ...cards,
      line({ type: 'assigned', personId: 'sam', byId: 'jesse' }),
    ]);
  });

  it('by leaving the team is told in the thread', () => {
    const lost: TicketEvent = { type: 'OwnerLost', formerOwnerId: 'jesse' };
    expect(effectsAfter([opened(), pickedUp(), lost])).toEqual([
      ...cards,
      line({ type: 'ownerLost', personId: 'jesse' }),
    ]);
  });
});

describe("people's words", () => {
  it('of the user go to the thread of the tier, in their burst', () => {
    const wrote: TicketEvent = { type: 'UserWrote', messageId: 'm', words: words('m') };
    expect(effectsAfter([opened(), wrote], { burstId: 'burst' })).toEqual([
      { type: 'RelayToThread', ticketId: 'ticket', tier: 1, burstId: 'burst' },
    ]);
    expect(effectsAfter([opened(), raised, wrote])).toEqual([
      { type: 'RelayToThread', ticketId: 'ticket', tier: 2, burstId: 'm' },
    ]);
    expect(effectsAfter([opened({ queueId: undefined }), wrote])).toEqual([]);
  });

  it('of an agent go to everyone who follows the ticket', () => {
    const replied: TicketEvent = { type: 'ReplySent', messageId: 'm', words: words('m') };
    expect(effectsAfter([opened(), replied])).toEqual([...relays('m'), card]);
    expect(effectsAfter([opened(), pickedUp(), asked])).toEqual([...relays('question'), ...cards]);
  });

  it('are redrawn where they were shown when their author changes them', () => {
    const changed: TicketEvent = { type: 'WordsChanged', messageId: 'm' };
    expect(effectsAfter([opened(), changed], { direction: 'toUser' })).toEqual([...relays('m'), card]);
    expect(
      effectsAfter([opened(), raised, changed], { direction: 'toThread', burstId: 'burst', messageTier: 1 }),
    ).toEqual([
      { type: 'RelayToThread', ticketId: 'ticket', tier: 1, burstId: 'burst' },
      { ...card, tier: 2 },
    ]);
  });

  it('in a note are a line of the thread', () => {
    const noted: TicketEvent = { type: 'NoteAdded', note: words('note') };
    expect(effectsAfter([opened(), noted], { actorId: 'sam' })).toEqual([
      line({ type: 'note', noteId: 'note', byId: 'sam' }),
    ]);
  });
});

describe('the end', () => {
  it('is asked for, and comes by itself', () => {
    expect(effectsAfter([opened(), pickedUp(), resolved])).toEqual([
      ...cards,
      ...confirmations,
      {
        type: 'WakeTicket',
        ticketId: 'ticket',
        purpose: 'closeAfterSilence',
        due: '2026-03-05T09:00:00.000Z',
      },
    ]);
  });

  it('by silence is told to the users', () => {
    const closed: TicketEvent = { ...confirmed, type: 'TicketClosed' } as TicketEvent;
    expect(effectsAfter([opened(), pickedUp(), resolved, closed])).toEqual([
      ...cards,
      ...confirmations,
      ...pings('closedBySilence'),
    ]);
  });

  it('that the user denies is a line with the reason', () => {
    const denied: TicketEvent = { type: 'ResolutionRejected', ownerId: 'jesse', reason };
    expect(effectsAfter([opened(), pickedUp(), resolved, denied], { actorId: 'alex' })).toEqual([
      ...cards,
      line({ type: 'rejected', reasonId: 'reason', personId: 'alex' }),
      ...confirmations,
    ]);
    expect(effectsAfter([opened(), withdrawn, { type: 'TicketReopened' }], { actorId: 'alex' })).toEqual([
      ...cards,
      line({ type: 'reopened', personId: 'alex' }),
    ]);
  });
});

describe('the noise budget', () => {
  const quiet: [string, TicketEvent[]][] = [
    ['waiting', [opened(), pickedUp(), waitingForPart]],
    ['going on', [opened(), pickedUp(), waitingForPart, { type: 'WaitEnded' }]],
    ['withdrawing', [opened(), withdrawn]],
    ['confirming', [opened(), pickedUp(), resolved, confirmed]],
    ['rating', [opened(), pickedUp(), resolved, confirmed, { type: 'TicketRated', rating: 5 }]],
  ];

  it.each(quiet)('%s only redraws cards', (_, events) => {
    const drawn = ['ShowTicketCard', 'ShowStatusCard', 'AskConfirmation'];
    const effects = effectsAfter(events);
    expect(effects).toEqual(expect.arrayContaining(cards));
    expect(effects.filter(({ type }) => !drawn.includes(type))).toEqual([]);
  });

  it.each(quiet.slice(0, 2))('%s leaves the question whether it is solved alone', (_, events) => {
    expect(effectsAfter(events)).toEqual(cards);
  });

  it('a change of severity is not shown to users', () => {
    const severe: TicketEvent = { type: 'SeverityChanged', severity: 'A', formerSeverity: 'C' };
    expect(effectsAfter([opened(), severe])).toEqual([card]);
  });

  it('a wait with a date wakes the desk', () => {
    const until = '2026-03-09T09:00:00.000Z';
    const effects: Effect[] = effectsAfter([
      opened(),
      pickedUp(),
      { type: 'WaitStarted', on: 'date', until },
    ]);
    expect(effects).toEqual([
      ...cards,
      { type: 'WakeTicket', ticketId: 'ticket', purpose: 'endWait', due: until },
    ]);
  });
});
