import { describe, expect, it } from '@jest/globals';
import type { TicketEvent } from '../../src/domain/events.ts';
import { cards, line, pings, statusCards } from './expected-effects.ts';
import { effectsAfter, now, opened, pickedUp, reason, words } from './given.ts';
import {
  acknowledged,
  approved,
  askedBack,
  declined,
  evening,
  expired,
  nextDay,
  questioned,
  reminded,
  requested,
  solved,
  takenBack,
} from './given-escalations.ts';

const about = { ticketId: 'ticket', escalationId: 'case' };
const shown = { type: 'ShowEscalation', ...about };
const drawn = [...cards, shown];
const told = (what: string, changes: object = {}) =>
  line({ type: 'escalation', what, escalationId: 'case', ...changes });
const send = (message: string, wordsId?: string) => ({
  type: 'SendToDestination',
  ...about,
  message,
  ...(wordsId && { wordsId }),
});
const wake = (purpose: string, due: string) => ({ type: 'WakeEscalation', ...about, purpose, due });
const tell = (news: string) => ({ type: 'TellDeciders', ...about, about: news });

const after = (...events: TicketEvent[]) => effectsAfter([opened(), pickedUp(), ...events]);
const by = (actorId: string, ...events: TicketEvent[]) =>
  effectsAfter([opened(), pickedUp(), ...events], { actorId });

const asked = [requested()];
const sent = [requested(), approved()];

describe('a request', () => {
  it('is shown to those who decide, and wakes the desk at half time and at the end', () => {
    expect(by('jesse', ...asked)).toEqual([...drawn, wake('remind', evening), wake('expire', nextDay)]);
  });

  it('that nobody has to decide on wakes nobody', () => {
    const atOnce = requested({ route: 'security', caseType: 'compromise', expiresAt: undefined });
    expect(after({ ...atOnce, remindAt: undefined })).toEqual(drawn);
  });

  it('without an answer reminds those who decide, and the agent hears of it', () => {
    expect(after(...asked, reminded)).toEqual([shown, tell('reminder'), told('reminded')]);
  });

  it('that runs out is told to the agent', () => {
    expect(after(...asked, expired)).toEqual([...drawn, told('expired')]);
  });

  it('that goes elsewhere is shown anew, told to the agent, and has its time again', () => {
    const rerouted: TicketEvent = {
      type: 'EscalationRerouted',
      escalationId: 'case',
      route: 'hardware',
      formerRoute: 'operations',
      caseType: 'driver',
      package: words('package'),
      at: now,
      expiresAt: nextDay,
      remindAt: evening,
    };
    expect(by('erin', ...asked, rerouted)).toEqual([
      ...drawn,
      told('rerouted', { byId: 'erin' }),
      expect.objectContaining({ type: 'WakeEscalation', purpose: 'remind', due: evening }),
      expect.objectContaining({ type: 'WakeEscalation', purpose: 'expire', due: nextDay }),
    ]);
  });
});

describe('a decision', () => {
  it('sends the case, and the agent hears by whom', () => {
    expect(by('erin', ...sent)).toEqual([...drawn, send('opened'), told('approved', { byId: 'erin' })]);
  });

  it('for no, or a question, is told to the agent with the words', () => {
    expect(by('erin', ...asked, askedBack)).toEqual([
      ...drawn,
      told('askedBack', { byId: 'erin', wordsId: 'question' }),
    ]);
    expect(by('erin', ...asked, declined)).toEqual([
      ...drawn,
      told('declined', { byId: 'erin', wordsId: 'reason' }),
    ]);
  });

  it('that nobody had to make is told to the escalators', () => {
    expect(by('jesse', ...asked, approved({ route: 'security', atOnce: true }))).toEqual([
      ...drawn,
      send('opened'),
      tell('compromise'),
    ]);
  });
});

describe('the destination', () => {
  it('is told of a case taken back only where it has it', () => {
    expect(after(...asked, takenBack(false))).toEqual(drawn);
    expect(after(...sent, takenBack(true))).toEqual([...drawn, send('withdrawn')]);
    expect(by('erin', ...sent, takenBack(true))).toEqual([
      ...drawn,
      send('withdrawn'),
      told('withdrawn', { byId: 'erin' }),
    ]);
    expect(by('alex', ...sent, takenBack(true))).toEqual([...drawn, send('withdrawn')]);
    expect(after(...sent, { ...takenBack(true), reason } as TicketEvent)).toEqual([
      ...drawn,
      send('withdrawn', 'reason'),
    ]);
  });

  it('that had a transferred case is told, and the agent too', () => {
    const transferred: TicketEvent = {
      type: 'EscalationTransferred',
      escalationId: 'case',
      toId: 'next-case',
      route: 'hardware',
      wasSent: true,
    };
    expect(by('erin', ...sent, transferred)).toEqual([
      ...drawn,
      send('withdrawn'),
      told('transferred', { byId: 'erin' }),
    ]);
    expect(by('erin', ...sent, { ...transferred, wasSent: false })).toEqual([
      ...drawn,
      told('transferred', { byId: 'erin' }),
    ]);
  });

  it('only redraws cards with a number, or an acknowledgement without words', () => {
    const recorded: TicketEvent = {
      type: 'CaseRecorded',
      escalationId: 'case',
      caseNumber: words('number'),
    };
    const silent: TicketEvent = { type: 'DestinationAcknowledged', escalationId: 'case' };
    for (const event of [recorded, silent]) expect(after(...sent, event)).toEqual(drawn);
    expect(after(...sent, acknowledged)).toEqual([...drawn, told('acknowledged', { wordsId: 'told' })]);
  });

  it('is heard also while nobody has the ticket', () => {
    const released: TicketEvent = { type: 'TicketReleased' } as TicketEvent;
    for (const event of [questioned, solved])
      expect(after(...sent, released, event)).toContainEqual(
        expect.objectContaining({ type: 'TellDeciders', about: 'news' }),
      );
  });

  it('has its question put to the agent, and gets the answer', () => {
    expect(after(...sent, questioned)).toEqual([...drawn, told('destinationAsked', { wordsId: 'told' })]);
    const answered: TicketEvent = {
      type: 'DestinationAnswered',
      escalationId: 'case',
      words: words('answer'),
    };
    expect(by('jesse', ...sent, questioned, answered)).toEqual([
      ...drawn,
      send('answered', 'answer'),
      told('answered', { byId: 'jesse', wordsId: 'answer' }),
    ]);
  });

  it('has its solution told to the agent and the users', () => {
    expect(after(...sent, solved)).toEqual([
      ...drawn,
      told('destinationSolved', { wordsId: 'told' }),
      ...pings('destinationSolved'),
    ]);
  });

  it('gets a case again that was not solved', () => {
    const reopened: TicketEvent = { type: 'CaseReopened', escalationId: 'case', reason };
    expect(by('jesse', ...sent, solved, reopened)).toEqual([
      ...drawn,
      send('reopened', 'reason'),
      told('reopened', { byId: 'jesse', wordsId: 'reason' }),
    ]);
  });
});

describe('without a channel', () => {
  it('the case goes on, and the thread waits', () => {
    const stranded: TicketEvent = { type: 'TicketRouted', formerQueueId: 'tier1' };
    expect(after(...asked, stranded, approved())).toEqual([...statusCards, shown, send('opened')]);
  });
});
