import { describe, expect, it } from '@jest/globals';
import type { CommandOf } from '../../src/domain/guards.ts';
import {
  desk,
  given,
  jesse,
  lee,
  opened,
  refused,
  reporter,
  tier2,
  tier3Device,
  user,
  when,
  words,
} from './given.ts';

const report: CommandOf<'OpenTicket'> = {
  type: 'OpenTicket',
  ticketId: 'ticket',
  number: 1042,
  reporterId: 'robin',
  affectedId: 'alex',
  category: 'windows',
  severity: 'C',
  words: words('title'),
};

describe('opening a ticket', () => {
  it('puts it into the queue of the first tier', () => {
    expect(when(undefined, reporter, report)).toEqual([opened()]);
  });

  it('starts on the lowest tier that serves the category', () => {
    const queues = [tier3Device, tier2];
    expect(when(undefined, reporter, report, { queues })).toEqual([opened({ tier: 2, queueId: 'tier2' })]);
  });

  it('lets it wait on tier 1 while no channel serves it', () => {
    const queues = [tier3Device];
    expect(when(undefined, reporter, report, { queues })).toEqual([opened({ queueId: undefined })]);
  });

  it('is open to the desk and to agents in the name of a user, not to anybody else', () => {
    expect(when(undefined, desk, report)).toEqual([opened()]);
    expect(when(undefined, jesse, report)).toEqual([opened()]);
    expect(when(undefined, user, report)).toEqual(refused('notAgent'));
    expect(when(undefined, lee, report)).toEqual(refused('notAgent'));
    expect(when(undefined, { ...jesse, agent: 'unknown' } as typeof jesse, report)).toEqual(
      refused('rosterPending'),
    );
  });

  it('happens once', () => {
    expect(when(given(opened()), reporter, report)).toEqual(refused('alreadyOpened'));
  });

  it('comes before everything else', () => {
    expect(when(undefined, jesse, { type: 'ClaimTicket' })).toEqual(refused('unknownTicket'));
    expect(() => given({ type: 'WaitEnded' })).toThrow('before TicketOpened');
  });
});
