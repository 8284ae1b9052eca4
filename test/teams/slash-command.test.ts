import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../src/teams/plain-text.ts';
import { isInternal, slashCommandOf } from '../../src/teams/slash-command.ts';
import { wordsOf } from '../../src/teams/html.ts';
import { bot, formatted, mentioning } from '../support/activities.ts';

describe('slashCommandOf', () => {
  it.each([
    ['/resolve driver rolled back', { name: 'resolve', argument: 'driver rolled back' }],
    ['  /HandBack\n needs a new dock\nsoon ', { name: 'handback', argument: 'needs a new dock\nsoon' }],
    ['/release', { name: 'release', argument: '' }],
    ['/note ${x} {{DATE()}} <b>', { name: 'note', argument: '${x} {{DATE()}} <b>' }],
    ['/etc/hosts is broken', undefined],
    ['// for us only', undefined],
    ['/ resolve', undefined],
    ['please /resolve', undefined],
    ['/1', undefined],
    ['', undefined],
  ])('reads %j', (text, command) => {
    expect(slashCommandOf(text)).toEqual(command);
  });

  it('stands after the mention, as Teams formats it', () => {
    const mention = '<span itemtype="http://schema.skype.com/Mention" itemid="0">Deskhand</span>';
    const activity = {
      ...mentioning(bot),
      ...formatted(`<p>${mention}&nbsp;/resolve <b>rolled</b> back</p>`),
    };
    expect(slashCommandOf(plainText(wordsOf(activity)))).toEqual({
      name: 'resolve',
      argument: 'rolled back',
    });
  });
});

describe('isInternal', () => {
  it('is what starts with two slashes', () => {
    expect(isInternal(' // who knows this printer?')).toBe(true);
    expect(isInternal('//')).toBe(true);
    expect(isInternal('see https://example.com')).toBe(false);
    expect(isInternal('/ / no')).toBe(false);
  });
});
