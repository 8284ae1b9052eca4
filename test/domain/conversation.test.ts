import { describe, expect, it } from '@jest/globals';
import type { TicketCommand } from '../../src/domain/commands.ts';
import {
  ada,
  asked,
  confirmed,
  desk,
  given,
  jesse,
  lee,
  opened,
  pickedUp,
  refused,
  reporter,
  resolved,
  sam,
  then,
  user,
  waitingForPart,
  when,
  withdrawn,
  words,
} from './given.ts';

const said = { messageId: 'message', words: words('message') };
const write = (thanks = false): TicketCommand => ({ type: 'AddUserWords', ...said, thanks });
const reply: TicketCommand = { type: 'SendReply', ...said };
const ask: TicketCommand = { type: 'AskUser', ...said };
const note: TicketCommand = { type: 'AddNote', note: words('note') };

const fresh = given(opened());
const jesses = given(opened(), pickedUp('jesse'));
const askedUser = given(opened(), pickedUp(), asked);
const done = given(opened(), pickedUp(), resolved);
const closed = given(opened(), pickedUp(), resolved, confirmed);

describe("the user's words", () => {
  it('go to the thread, from the reporter as from the affected person', () => {
    for (const actor of [user, reporter]) {
      expect(when(fresh, actor, write())).toEqual([{ type: 'UserWrote', ...said }]);
    }
  });

  it('are taken from nobody else', () => {
    for (const actor of [jesse, lee, ada, desk])
      expect(when(jesses, actor, write())).toEqual(refused('notUser'));
  });

  it('end the wait for an answer', () => {
    expect(when(askedUser, user, write())).toEqual([{ type: 'UserWrote', ...said }, { type: 'WaitEnded' }]);
    expect(then(askedUser, user, write()).state).toEqual({ type: 'inProgress', ownerId: 'jesse' });
  });

  it('do not end another wait, nor does a mere thank you end any', () => {
    expect(when(given(opened(), pickedUp(), waitingForPart), user, write())).toHaveLength(1);
    expect(when(askedUser, user, write(true))).toEqual([{ type: 'UserWrote', ...said }]);
  });

  it('are carried on a resolved ticket, which stays resolved', () => {
    expect(then(done, user, write()).state.type).toBe('resolved');
    expect(then(done, user, write(true)).state.type).toBe('resolved');
  });

  it('come too late for a finished ticket', () => {
    expect(when(closed, user, write())).toEqual(refused('finished'));
    expect(when(given(opened(), withdrawn), user, write(true))).toEqual(refused('finished'));
  });

  it('are never stale', () => {
    const shown = { state: 'new' as const, tier: 7 };
    expect(when(jesses, user, { ...write(), shown })).toHaveLength(1);
  });
});

describe("an agent's reply", () => {
  it('reaches the user whoever of the team writes it, and changes no owner and no state', () => {
    for (const actor of [jesse, sam])
      expect(when(jesses, actor, reply)).toEqual([{ type: 'ReplySent', ...said }]);
    for (const ticket of [fresh, jesses, askedUser, done]) expect(then(ticket, sam, reply)).toEqual(ticket);
  });

  it('is refused to everybody else and after the end', () => {
    for (const actor of [user, lee, ada, desk])
      expect(when(jesses, actor, reply)).toEqual(refused('notAgent'));
    expect(when(closed, jesse, reply)).toEqual(refused('finished'));
  });
});

describe('asking the user', () => {
  it('makes the ticket wait on the user', () => {
    expect(when(jesses, jesse, ask)).toEqual([{ type: 'UserAsked', ...said }]);
    expect(then(jesses, jesse, ask).state).toEqual({ type: 'waiting', ownerId: 'jesse', on: 'user' });
    expect(then(given(opened(), pickedUp(), waitingForPart), jesse, ask).state).toMatchObject({ on: 'user' });
  });

  it('is for the owner, while working on it', () => {
    expect(when(jesses, sam, ask)).toEqual(refused('notOwner', 'jesse'));
    expect(when(jesses, lee, ask)).toEqual(refused('notAgent'));
    expect(when(fresh, jesse, ask)).toEqual(refused('notPickedUp'));
    expect(when(done, jesse, ask)).toEqual(refused('alreadyResolved'));
  });
});

describe('a note', () => {
  it('stays in the team and is open to all of it', () => {
    expect(when(jesses, sam, note)).toEqual([{ type: 'NoteAdded', note: words('note') }]);
    expect(when(jesses, user, note)).toEqual(refused('notAgent'));
    expect(when(closed, sam, note)).toEqual(refused('finished'));
  });
});

describe('changing what one wrote', () => {
  const change = (authorId: string, text?: string): TicketCommand => ({
    type: 'ChangeWords',
    messageId: 'message',
    authorId,
    ...(text && { words: words(text) }),
  });

  it('is possible for its author, even after the end', () => {
    expect(when(jesses, user, change('alex', 'better'))).toEqual([
      { type: 'WordsChanged', messageId: 'message', words: words('better') },
    ]);
    expect(when(closed, user, change('alex'))).toEqual([{ type: 'WordsChanged', messageId: 'message' }]);
  });

  it('is nobody else’s business', () => {
    for (const actor of [reporter, jesse, ada, desk]) {
      expect(when(jesses, actor, change('alex', 'worse'))).toEqual(refused('notAuthor'));
    }
  });
});
