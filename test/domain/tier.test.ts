import { describe, expect, it } from '@jest/globals';
import { severityOf } from '../../src/domain/severity.ts';
import { nextTierDown, nextTierUp, queueFor, sameScope } from '../../src/domain/tier.ts';
import { tier1, tier1Access, tier2, tier3Device } from './given.ts';

const queues = [tier1, tier1Access, tier2, tier3Device];

describe('the queue for a category', () => {
  it('is the one that names it, otherwise the one for the rest', () => {
    expect(queueFor(queues, 1, 'access')).toBe(tier1Access);
    expect(queueFor(queues, 1, 'browser')).toBe(tier1);
    expect(queueFor(queues, 3, 'browser')).toBeUndefined();
  });

  it('leads to the next tier that serves it', () => {
    expect(nextTierUp(queues, 2, 'device')).toBe(3);
    expect(nextTierUp(queues, 2, 'browser')).toBeUndefined();
    expect(nextTierDown(queues, 3, 'device')).toBe(2);
    expect(nextTierDown(queues, 1, 'device')).toBeUndefined();
  });
});

describe('two queues of one scope', () => {
  it('are on one tier and share a category, or both catch the rest', () => {
    expect(sameScope(tier1, { tier: 1 })).toBe(true);
    expect(sameScope(tier1, tier1Access)).toBe(false);
    expect(sameScope(tier1Access, { tier: 1, categories: ['device', 'access'] })).toBe(true);
    expect(sameScope(tier1, tier2)).toBe(false);
  });
});

describe('the severity', () => {
  it('follows from who is affected and whether they can work', () => {
    expect(severityOf('manyPeople', false)).toBe('A');
    expect(severityOf('manyPeople', true)).toBe('B');
    expect(severityOf('myTeam', false)).toBe('B');
    expect(severityOf('onlyMe', false)).toBe('B');
    expect(severityOf('onlyMe', true)).toBe('C');
  });
});
