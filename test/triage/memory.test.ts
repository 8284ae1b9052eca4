import { describe, expect, it } from '@jest/globals';
import { alike, alikeFrom, nothingLearned, remember } from '../../src/triage/memory.ts';
import { rankCategories, understand } from '../../src/triage/understand.ts';
import { readSet, shareOf } from './labelled.ts';

const learned = remember([
  { text: 'the falcon board hangs', category: 'line-of-business' },
  { text: 'the badge reader beeps twice', category: 'access' },
]);
const own = { names: [], learned };
const before = (text: string) => rankCategories(text)[0]!.category;
const after = (text: string) => rankCategories(text, own)[0]!.category;

describe('what a desk has learned', () => {
  it('decides a text that is the same, whatever its capitals', () => {
    expect(understand('the falcon board hangs').category).toBeUndefined();
    expect(understand('the falcon board hangs', own).category).toBe('line-of-business');
    expect(understand('THE FALCON BOARD HANGS!', own).category).toBe('line-of-business');
  });

  it('decides texts like it, also against the shipped model', () => {
    expect(before('badge reader beeps two times')).toBe('device');
    expect(after('badge reader beeps two times')).toBe('access');
    expect(after('falcon board hangs again')).toBe('line-of-business');
  });

  it('leaves texts unlike it exactly as they were', () => {
    for (const text of ['my printer is offline', 'vpn not connecting', 'the heating is broken'])
      expect(rankCategories(text, own)).toEqual(rankCategories(text));
  });

  it('leaves nearly all of other people’s texts as they were', () => {
    const texts = readSet<{ text: string }>('classify.jsonl');
    const same = shareOf(texts, ({ text }) => before(text) === after(text));
    expect(same).toBeGreaterThanOrEqual(0.99);
  });

  it('goes with the closest where two are alike', () => {
    const both = remember([
      { text: 'the falcon board shows no orders', category: 'line-of-business' },
      { text: 'the falcon board smells of smoke', category: 'device' },
    ]);
    const first = (text: string) => rankCategories(text, { names: [], learned: both })[0]!.category;
    expect(first('the falcon board shows no orders')).toBe('line-of-business');
    expect(first('the falcon board smells of smoke')).toBe('device');
  });

  it('is nothing as long as nothing was said', () => {
    expect(remember([])).toBe(nothingLearned);
  });
});

describe('two texts', () => {
  it('are alike by their words, whatever their case and order', () => {
    expect(alike('vpn drops at home', 'VPN drops at home')).toBeCloseTo(1);
    expect(alike('vpn drops at home', 'my vpn drops when at home')).toBeGreaterThan(alikeFrom);
    expect(alike('outlook frezes', 'outlook freezes')).toBeGreaterThan(alikeFrom);
  });

  it('are alike both ways', () => {
    const [one, other] = ['falcon board without orders', 'the falcon board shows no orders'] as const;
    expect(alike(one, other)).toBeCloseTo(alike(other, one));
  });

  it('are not alike when they share small words or nothing', () => {
    expect(alike('vpn drops at home', 'the heating is broken')).toBeLessThan(0.1);
    expect(alike('my printer is offline', 'my mailbox is full')).toBeLessThan(alikeFrom);
    expect(alike('', 'the heating is broken')).toBe(0);
  });
});
