import { describe, expect, it } from '@jest/globals';
import { mentionsBot, mentionsOf } from '../../src/teams/mentions.ts';
import { bot, mentioning, robin } from '../support/activities.ts';

describe('mentions', () => {
  it('come in order, with what Teams says of each', () => {
    expect(mentionsOf(mentioning(bot, { ...robin, shown: 'Robin' }))).toEqual([
      { id: '28:deskhand', aadObjectId: undefined, name: 'Deskhand', bot: true },
      { id: '29:robin', aadObjectId: undefined, name: 'Robin Sample', bot: false },
    ]);
  });

  it('take the name from the text where the account has none', () => {
    const entities = [{ type: 'mention', text: '<at id="0">Ann &amp; Co</at>', mentioned: { id: '29:ann' } }];
    expect(mentionsOf({ entities })).toMatchObject([{ id: '29:ann', name: 'Ann & Co' }]);
  });

  it('survive nonsense', () => {
    const entities = [{ type: 'mention' }, { type: 'mention', mentioned: 7, text: {} }, { type: 'other' }];
    expect(mentionsOf({ entities })).toMatchObject([
      { id: '', name: '', bot: false },
      { id: '', name: '', bot: false },
    ]);
    expect(mentionsOf({})).toEqual([]);
  });

  it('tell whether the bot is meant, by id only', () => {
    expect(mentionsBot(mentioning(robin, bot))).toBe(true);
    expect(mentionsBot(mentioning({ id: '29:namesake', name: 'Deskhand' }))).toBe(false);
    expect(mentionsBot({ ...mentioning(), text: '<at>Deskhand</at> hello' })).toBe(false);
    expect(mentionsBot({ ...mentioning({ id: '', name: 'x' }), recipient: undefined })).toBe(false);
  });
});
