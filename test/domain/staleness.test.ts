import { describe, expect, it } from '@jest/globals';
import type { TicketCommand } from '../../src/domain/commands.ts';
import { shownOf } from '../../src/domain/ticket.ts';
import {
  asked,
  given,
  jesse,
  kim,
  opened,
  pickedUp,
  raised,
  reason,
  refused,
  resolved,
  sam,
  then,
  user,
  when,
  words,
} from './given.ts';

const fresh = given(opened());
const jesses = given(opened(), pickedUp('jesse'));
const onTwo = given(opened(), raised);

const ofAgents: TicketCommand[] = [
  { type: 'ReleaseTicket' },
  { type: 'AssignTicket', assigneeId: 'sam', assigneeAgent: 'yes' },
  { type: 'RaiseTicket', reason },
  { type: 'HandBackTicket', reason },
  { type: 'ChangeCategory', category: 'access' },
  { type: 'ChangeSeverity', severity: 'A' },
  { type: 'AskUser', messageId: 'm', words: words('m') },
  { type: 'StartWait', on: 'part' },
  { type: 'EndWait' },
  { type: 'ResolveTicket', done: words('done') },
];

describe('a stale card', () => {
  it.each(ofAgents)('spoils $type when the owner changed', (command) => {
    const shown = shownOf(given(opened(), pickedUp('sam')));
    expect(when(jesses, jesse, { ...command, shown })).toEqual(refused('stale'));
  });

  it.each(ofAgents)('spoils $type when the state changed', (command) => {
    const done = given(opened(), pickedUp(), resolved);
    expect(when(done, jesse, { ...command, shown: shownOf(jesses) })).toEqual(refused('stale'));
  });

  it.each([{ type: 'ClaimTicket' } as const, ...ofAgents])(
    'says that the ticket moved on when $type is pressed in the old tier, to whomever',
    (command) => {
      for (const actor of [kim, { ...jesse, agent: 'no' } as typeof jesse]) {
        expect(when(onTwo, actor, { ...command, shown: shownOf(fresh) })).toEqual(refused('stale'));
      }
    },
  );

  it('never comes from a comment, not even from the answer that ends a wait', () => {
    const waiting = given(opened(), pickedUp(), asked);
    const answered = then(waiting, user, {
      type: 'AddUserWords',
      messageId: 'm',
      words: words('m'),
      thanks: false,
    });
    expect(
      when(answered, jesse, { type: 'ResolveTicket', done: words('done'), shown: shownOf(waiting) }),
    ).toHaveLength(1);
  });

  it('is none for a user who withdraws, unless it was resolved meanwhile', () => {
    const withdraw: TicketCommand = { type: 'WithdrawTicket', shown: shownOf(fresh) };
    expect(when(jesses, user, withdraw)).toHaveLength(1);
    expect(when(given(opened(), pickedUp(), resolved), user, withdraw)).toEqual(refused('stale'));
  });

  it('lets a note and a reply through, whose words would be lost', () => {
    for (const command of [
      { type: 'AddNote', note: words('note') },
      { type: 'SendReply', messageId: 'm', words: words('m') },
    ] as const) {
      expect(when(jesses, sam, { ...command, shown: shownOf(fresh) })).toHaveLength(1);
    }
  });

  it('spoils a claim of a card that shows an owner who has since released it', () => {
    expect(when(fresh, sam, { type: 'ClaimTicket', shown: shownOf(jesses) })).toEqual(refused('stale'));
  });
});
