import { describe, expect, it } from '@jest/globals';
import { loadArticles } from '../../src/triage/articles.ts';
import { nothingLearned } from '../../src/triage/memory.ts';
import { findOwnNames, withPlainWords, type OwnName } from '../../src/triage/names-own.ts';
import { suggestArticles } from '../../src/triage/suggest.ts';
import { understand } from '../../src/triage/understand.ts';

const names: OwnName[] = [
  { kind: 'app', name: 'Falcon', also: ['the bird', 'FLC'] },
  { kind: 'website', name: 'my.Example', also: [] },
  { kind: 'printer', name: 'FollowMe', also: ['Follow-Me'] },
  { kind: 'vpn', name: 'GateKeeper', also: [] },
  { kind: 'place', name: 'Römerhof', also: [] },
];
const own = { names, learned: nothingLearned };
const found = (text: string) => findOwnNames(text, names).map(({ name }) => name);

describe('an organisation’s own names', () => {
  it('are found by name and by their other names', () => {
    expect(found('Falcon is down')).toEqual(['Falcon']);
    expect(found('FLC and FollowMe are down')).toEqual(['Falcon', 'FollowMe']);
  });

  it('are found whatever their case, accents and signs', () => {
    expect(found('the BIRD is slow')).toEqual(['Falcon']);
    expect(found('follow me does not print')).toEqual(['FollowMe']);
    expect(found('in the romerhof building')).toEqual(['Römerhof']);
    expect(found('MY EXAMPLE does not load')).toEqual(['my.Example']);
  });

  it('are found once, however often they are said', () => {
    expect(found('Falcon, falcon and FLC')).toEqual(['Falcon']);
  });

  it('are not parts of other words', () => {
    expect(found('the falconer and gatekeepers followed me')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  it('that are empty or only signs are never found', () => {
    const unsaid: OwnName[] = [{ kind: 'app', name: '', also: ['!!'] }];
    for (const text of ['anything !! at all', '!!', '']) expect(findOwnNames(text, unsaid)).toEqual([]);
  });

  it('lead where their kind does, and places nowhere', () => {
    const all = findOwnNames('Falcon my example FollowMe GateKeeper Römerhof', names);
    expect(all.map(({ name, category }) => [name, category])).toEqual([
      ['Falcon', 'line-of-business'],
      ['my.Example', 'line-of-business'],
      ['FollowMe', 'infrastructure'],
      ['GateKeeper', 'infrastructure'],
      ['Römerhof', undefined],
    ]);
  });

  it('get the plain word beside them that articles use', () => {
    expect(withPlainWords('FollowMe is offline', names)).toBe('FollowMe is offline\nprinter');
    expect(withPlainWords('GateKeeper refuses me', names)).toBe('GateKeeper refuses me\nvpn');
    expect(withPlainWords('Falcon is down', names)).toBe('Falcon is down');
    expect(withPlainWords('no name here', names)).toBe('no name here');
  });
});

describe('a text with such a name', () => {
  it('is about its kind more than without', () => {
    expect(understand('falcon hangs').ranked[0]!.category).not.toBe('line-of-business');
    expect(understand('falcon hangs', own).ranked[0]!.category).toBe('line-of-business');
    expect(understand('FollowMe does nothing', own).ranked[0]!.category).toBe('infrastructure');
  });

  it('is not touched by names that it lacks', () => {
    expect(understand('it does not open', own)).toEqual(understand('it does not open'));
  });

  it('names it as its subject, and is a report even as one word', () => {
    expect(understand('FLC', own)).toMatchObject({ intent: 'report', subject: 'app:Falcon' });
  });

  it('finds the article on what it is', () => {
    const { articles } = loadArticles();
    const text = 'FollowMe shows offline';
    const ids = suggestArticles(understand(text, own), text, articles, { own }).map(({ id }) => id);
    expect(ids[0]).toBe('printer-offline');
  });
});
