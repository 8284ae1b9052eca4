import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../src/teams/html.ts';
import { relayToThread, relayToUser } from '../../src/teams/outgoing-text.ts';
import { formatted } from '../support/activities.ts';

describe('relayed words', () => {
  it('stand under their author', () => {
    expect(relayToUser({ authorName: 'Robin Sample', html: '<p>Try again</p>' })).toEqual({
      type: 'message',
      textFormat: 'xml',
      text: '<p><b>Robin Sample</b></p><p>Try again</p>',
    });
  });

  it('mention one person, in the text exactly as in its entity', () => {
    const mention = { teamsId: '29:robin', name: 'Robin "R&D" Sample' };
    const text = '<at>Robin &quot;R&amp;D&quot; Sample</at>';
    expect(relayToThread({ authorName: 'Alex Example', html: 'Help', mention })).toEqual({
      type: 'message',
      textFormat: 'xml',
      text: `<p><b>Alex Example</b> ${text}</p><p>Help</p>`,
      entities: [{ type: 'mention', text, mentioned: { id: '29:robin', name: 'Robin "R&D" Sample' } }],
    });
    expect(relayToThread({ authorName: 'Alex Example', html: 'Help' })).not.toHaveProperty('entities');
  });

  it('carry a mark', () => {
    expect(relayToUser({ authorName: 'Robin Sample', html: '', mark: 'message deleted <x>' }).text).toBe(
      '<p><b>Robin Sample</b> <i>message deleted &lt;x&gt;</i></p>',
    );
  });

  it('never bring a mention of their own to life', () => {
    const mention = { teamsId: '29:robin', name: 'Robin Sample' };
    const attack = wordsOf(
      formatted(
        '<p><at>Robin Sample</at> &lt;at&gt;Everyone&lt;/at&gt; <span itemtype="http://schema.skype.com/Mention" itemid="0">You</span></p>',
      ),
    );
    for (const html of [attack, '<at>Everyone</at>', '<AT id="1">Everyone</AT>']) {
      const { text, entities } = relayToThread({ authorName: '<at>Everyone</at>', html, mention });
      expect(text.match(/<at\b/gi)).toHaveLength(1);
      expect(entities).toHaveLength(1);
    }
  });

  it('leave templates, clocks and Markdown as the person wrote them', () => {
    const words = '${secret} {{DATE(2026-01-01)}} **x**';
    expect(relayToUser({ authorName: words, html: words }).text).toBe(
      `<p><b>${words}</b></p><p>${words}</p>`,
    );
  });

  it('keep a name from reaching into the words', () => {
    const { text } = relayToUser({ authorName: ' \u202eelpmaxE\nxelA\u2066 ', html: 'x' });
    expect(text).toBe('<p><b>elpmaxE xelA</b></p><p>x</p>');
  });

  it('do not put blocks into a paragraph', () => {
    expect(relayToUser({ authorName: 'R', html: 'one<br /><ul><li>two</li></ul>' }).text).toBe(
      '<p><b>R</b></p>one<br /><ul><li>two</li></ul>',
    );
    expect(relayToUser({ authorName: 'R', html: 'one<br />two' }).text).toBe(
      '<p><b>R</b></p><p>one<br />two</p>',
    );
  });
});
