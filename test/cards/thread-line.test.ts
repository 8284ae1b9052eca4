import { describe, it, expect } from '@jest/globals';
import { threadLine } from '../../src/cards/thread-line.ts';
import type { ThreadLine } from '../../src/domain/effects.ts';
import { reader } from './samples.ts';

const names: Record<string, string> = { sam: 'Sam Helper', alex: 'Alex Example', robin: 'Robin Sample' };
const said = (line: ThreadLine, side: 'here' | 'left' = 'here') =>
  threadLine({
    ...reader,
    line,
    side,
    person: (id) => names[id],
    words: (id) => (id === 'w1' ? 'needs a driver' : undefined),
    destination: 'the hardware vendor',
  });

describe('a line in a thread', () => {
  it.each<[ThreadLine, string]>([
    [{ type: 'claimed', personId: 'sam' }, 'Sam Helper picked this up'],
    [{ type: 'released', personId: 'sam' }, 'Sam Helper released this. It’s free to pick up.'],
    [{ type: 'assigned', personId: 'robin', byId: 'sam' }, 'Sam Helper assigned this to Robin Sample'],
    [{ type: 'assigned', personId: 'robin' }, 'Assigned to Robin Sample'],
    [
      { type: 'raised', tier: 2, byId: 'sam', reasonId: 'w1' },
      'Sam Helper raised this to tier 2: needs a driver',
    ],
    [
      { type: 'handedBack', tier: 1, byId: 'sam', reasonId: 'w1' },
      'Sam Helper handed this back to tier 1: needs a driver',
    ],
    [
      { type: 'rejected', reasonId: 'w1', personId: 'alex' },
      'Alex Example says it isn’t solved: needs a driver',
    ],
    [{ type: 'reopened', personId: 'alex' }, 'Alex Example reopened this'],
    [{ type: 'reopened', personId: 'alex', reasonId: 'w1' }, 'Alex Example reopened this: needs a driver'],
    [{ type: 'note', noteId: 'w1', byId: 'sam' }, 'Note by Sam Helper: needs a driver'],
    [
      { type: 'escalation', what: 'approved', byId: 'robin', escalationId: 'c1' },
      'Robin Sample approved: this goes to the hardware vendor.',
    ],
    [
      { type: 'escalation', what: 'withdrawn', byId: 'sam', escalationId: 'c1' },
      'Sam Helper withdrew the escalation.',
    ],
    [
      { type: 'escalation', what: 'withdrawn', byId: 'sam', wordsId: 'w1', escalationId: 'c1' },
      'Sam Helper withdrew the escalation: needs a driver',
    ],
    [
      { type: 'escalation', what: 'destinationSolved', wordsId: 'gone', escalationId: 'c1' },
      'Solved, says the hardware vendor: no longer available',
    ],
  ])('%j', (line, words) => {
    expect(said(line)).toBe(words);
  });

  it('points away where the ticket has left', () => {
    expect(said({ type: 'moved' })).not.toBe(said({ type: 'moved' }, 'left'));
  });

  it('stands in for erased words and unknown names', () => {
    expect(said({ type: 'note', noteId: 'gone' })).toBe('Note by someone from support: no longer available');
  });

  it('says why something was not delivered, also for a reason it does not know', () => {
    expect(said({ type: 'notDelivered', personId: 'alex', reason: 'blocked' })).toContain('blocked me');
    expect(said({ type: 'notDelivered', personId: 'alex', reason: 'status 418' })).toContain(
      'Teams refused it',
    );
  });
});
