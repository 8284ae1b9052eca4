import { describe, it, expect } from '@jest/globals';
import type { TicketView } from '../../src/cards/ticket-card.ts';
import { ticketCard } from '../../src/cards/ticket-card.ts';
import { stringsIn } from './parsed.ts';
import { now, reader, states, ticketIn } from './samples.ts';

type Action = { title: string; mode?: string; url?: string; verb?: string; data: { type: string } };

const view = (state: string, changes: Partial<TicketView> = {}): TicketView => ({
  ...reader,
  now,
  ticket: ticketIn(states[state]!),
  title: 'Printer prints blank pages',
  userName: 'Alex Example',
  relay: 'mention',
  raiseTo: 2,
  upn: 'alex@contoso.com',
  ...changes,
});
const actionsOf = (drawn: TicketView) => ticketCard(drawn).actions as Action[];
const titlesOf = (drawn: TicketView) => actionsOf(drawn).map((action) => action.title);
const wordsOf = (drawn: TicketView) => [...stringsIn(ticketCard(drawn))].join('\n');

describe('the card of a ticket', () => {
  it('offers to pick up a new one, and nothing that needs an owner', () => {
    expect(titlesOf(view('new'))).toEqual([
      'Pick up',
      'Reply',
      'Assign',
      'Raise to tier 2',
      'Note',
      'Suggest an article',
      'Call',
      'Change category or severity',
      'Move to a new ticket',
    ]);
  });

  it('tells its age to whoever looks at it now, and on everyone’s card the time', () => {
    expect(wordsOf(view('inProgress', { viewer: 'owner' }))).toContain('10:05 AM (2 hours ago)');
    expect(wordsOf(view('inProgress'))).toContain('10:05 AM');
    expect(wordsOf(view('inProgress'))).not.toContain('ago');
  });

  it('offers everything to the owner, with the rarer things in the overflow menu', () => {
    const shown = actionsOf(view('inProgress', { handBackTo: 1 })).filter(
      (action) => action.mode !== 'secondary',
    );
    const rest = actionsOf(view('inProgress', { handBackTo: 1 })).filter(
      (action) => action.mode === 'secondary',
    );
    expect(shown.map((action) => action.title)).toEqual([
      'Reply',
      'Ask and wait',
      'Resolve',
      'Raise to tier 2',
      'Ask for escalation',
      'Suggest an article',
    ]);
    expect(rest.map((action) => action.title)).toEqual([
      'Wait until…',
      'Note',
      'Call',
      'Assign',
      'Change category or severity',
      'Move to a new ticket',
      'Hand back to tier 1',
      'Release',
    ]);
  });

  it('offers a colleague only what a colleague may do', () => {
    expect(titlesOf(view('inProgress', { viewer: 'colleague' }))).toEqual([
      'Reply',
      'Note',
      'Suggest an article',
      'Call',
      'Move to a new ticket',
    ]);
  });

  it('offers no tier, no way back and no call where there is none', () => {
    const titles = titlesOf(view('inProgress', { raiseTo: undefined, upn: undefined })).join();
    expect(titles).not.toMatch(/Raise|Hand back|Call/);
  });

  it('goes on from a wait', () => {
    expect(titlesOf(view('waitingPart'))).toContain('Continue');
    expect(titlesOf(view('inProgress'))).not.toContain('Continue');
  });

  it('calls the user by a link that no name can break out of', () => {
    const call = actionsOf(view('new', { upn: 'a&b=c@contoso.com' })).find(
      (action) => action.title === 'Call',
    );
    expect(call?.url).toBe('https://teams.microsoft.com/l/call/0/0?users=a%26b%3Dc%40contoso.com');
  });

  it('says what it showed, so that a stale press is noticed', () => {
    expect(
      actionsOf(view('inProgress')).find((action) => action.data?.type === 'ticket.resolve.form')?.data,
    ).toMatchObject({
      shown: { state: 'inProgress', ownerId: 'sam', tier: 1 },
    });
  });

  it('shrinks to a line once it is closed, with nothing to do but make an article of it', () => {
    expect(titlesOf(view('closed'))).toEqual([]);
    expect(wordsOf(view('closed'))).toContain('Make an article');
    expect(titlesOf(view('withdrawn'))).toEqual([]);
    expect(wordsOf(view('withdrawn'))).not.toContain('Make an article');
    expect(wordsOf(view('closed', { ownerName: 'Sam Helper' }))).toContain('DH-1042 closed by Sam Helper');
  });

  it('points to the thread where it goes on', () => {
    const url = 'https://teams.microsoft.com/l/message/19:a/1';
    const moved = view('new', { movedTo: { tier: 2, fromTier: 1, url } });
    expect(wordsOf(moved)).toContain('went to tier 2');
    expect(actionsOf(moved)).toMatchObject([{ title: 'Open', url }]);
    const nowhere = { ...ticketIn(states.new!), queueId: undefined };
    expect(wordsOf(view('new', { ticket: nowhere, movedTo: { tier: 2 } }))).toContain(
      'waits until a channel',
    );
  });

  it('shows everyone no rating and no comment on it', () => {
    const rated = view('closed', { ticket: ticketIn(states.closed!, { rating: 1 }) });
    expect(JSON.stringify(ticketCard(rated))).not.toMatch(/rating|"1"/);
  });

  it('says honestly whether the last words reached the user', () => {
    const last = { text: 'Please restart it', at: now, byName: 'Sam Helper' };
    const told = (delivery: 'pending' | 'delivered' | 'failed' | 'unknown') =>
      wordsOf(view('inProgress', { lastToUser: { ...last, delivery } }));
    expect(told('delivered')).toContain('Last sent to Alex Example: Mon, Nov 23, 12:20 PM');
    expect(told('pending')).toContain('not delivered yet');
    expect(told('failed')).toContain('could not be delivered');
    expect(told('unknown')).toContain('perhaps not delivered');
    expect(wordsOf(view('inProgress'))).toContain('has not heard from anyone yet');
  });

  it('asks at most 60 clients for their own view, and works without', () => {
    const everyone = Array.from({ length: 100 }, (_, place) => `29:${place}`);
    const refresh = ticketCard(view('new', { refreshFor: everyone })).refresh as {
      action: Action;
      userIds: string[];
    };
    expect(refresh.userIds).toHaveLength(60);
    expect(refresh.action).toMatchObject({
      verb: 'ticket.refresh',
      data: { ticketId: 'ticket-1042', tier: 1 },
    });
    expect(ticketCard(view('new')).refresh).toBeUndefined();
  });
});
