import { describe, expect, it } from '@jest/globals';
import { nothingLearned, remember } from '../../src/triage/memory.ts';
import { splitMessages, splitProblems } from '../../src/triage/split.ts';
import { slowness } from './slowness.ts';
import { readSet, shareOf } from './labelled.ts';

const about = (text: string) => splitProblems(text).map(({ category }) => category);

describe('a message with two problems', () => {
  it('is offered as two, each in its own words and with its own category', () => {
    expect(splitProblems('My vpn drops every ten minutes. Also, Outlook freezes when I open it.')).toEqual([
      { text: 'My vpn drops every ten minutes.', category: 'infrastructure', subject: 'vpn' },
      { text: 'Outlook freezes when I open it.', category: 'microsoft-apps', subject: 'outlook' },
    ]);
  });

  it('may be a list, with signs or numbers', () => {
    const parts = [
      { text: 'Outlook crashes on start', category: 'microsoft-apps', subject: 'outlook' },
      { text: 'The wifi drops in the meeting room', category: 'infrastructure', subject: 'network' },
    ];
    expect(splitProblems(parts.map(({ text }, at) => `${at + 1}. ${text}`).join('\n'))).toEqual(parts);
    expect(splitProblems(parts.map(({ text }) => `- ${text}`).join('\r\n'))).toEqual(parts);
  });

  it('may be in German, French or Spanish', () => {
    expect(about('Der Drucker ist offline. Außerdem ist mein Passwort abgelaufen.')).toEqual([
      'infrastructure',
      'access',
    ]);
    expect(about('Mon imprimante est hors ligne. En plus, Outlook se bloque.')).toEqual([
      'infrastructure',
      'microsoft-apps',
    ]);
    expect(about('La impresora no imprime. Además, he olvidado mi contraseña.')).toEqual([
      'infrastructure',
      'access',
    ]);
  });

  it('may be one sentence that turns to another matter', () => {
    expect(splitProblems('Mein VPN verbindet nicht, außerdem friert Outlook ein')).toEqual([
      { text: 'Mein VPN verbindet nicht', category: 'infrastructure', subject: 'vpn' },
      { text: 'friert Outlook ein', category: 'microsoft-apps', subject: 'outlook' },
    ]);
  });

  it('is two also where one of them takes two sentences', () => {
    const text = 'The vpn drops at home. The wifi drops too. Also Outlook freezes when I open it.';
    expect(about(text)).toEqual(['infrastructure', 'microsoft-apps']);
  });

  it('keeps what belongs to a problem with it', () => {
    const parts = splitProblems(
      'Hi team. The printer on floor 2 is offline. I restarted it twice. Also my password expired.',
    );
    expect(parts.map(({ category }) => category)).toEqual(['infrastructure', 'access']);
    expect(parts[0]!.text).toContain('I restarted it twice.');
  });

  it('may hold three, and is left whole when it holds more', () => {
    const three = 'Outlook freezes all the time\nvpn not connecting\nlaptop battery is swollen';
    expect(about(three)).toEqual(['microsoft-apps', 'infrastructure', 'device']);
    expect(about(`${three}\nI forgot my password`)).toEqual([]);
  });

  it('may be two in one sentence', () => {
    expect(about('vpn kaputt und drucker druckt nicht')).toEqual(['infrastructure', 'infrastructure']);
    expect(splitProblems('two things: my mouse is dead, and excel crashes').map(({ text }) => text)).toEqual([
      'my mouse is dead',
      'excel crashes',
    ]);
  });

  it('knows what of several messages belongs to which', () => {
    const messages = [
      'My vpn drops. Also the screen of my laptop flickers',
      'It fell from the table',
      'hello',
    ];
    expect(splitMessages(messages).map(({ text, of }) => [text, of])).toEqual([
      ['My vpn drops.', ['My vpn drops.', '', '']],
      [
        'the screen of my laptop flickers\nIt fell from the table\nhello',
        ['the screen of my laptop flickers', 'It fell from the table', 'hello'],
      ],
    ]);
  });

  it('may be two of one kind, with a subject of its own each', () => {
    expect(splitProblems('Outlook freezes. Also Teams shows a white screen.')).toEqual([
      { text: 'Outlook freezes.', category: 'microsoft-apps', subject: 'outlook' },
      { text: 'Teams shows a white screen.', category: 'microsoft-apps', subject: 'teams' },
    ]);
    const own = {
      names: (['Falcon', 'Heron'] as const).map((name) => ({ kind: 'app', name, also: [] }) as const),
      learned: nothingLearned,
    };
    expect(splitProblems('Falcon shows no orders. Also Heron does not save my bookings.', own)).toMatchObject(
      [{ subject: 'app:Falcon' }, { subject: 'app:Heron' }],
    );
  });

  it('is read with what the desk has learned', () => {
    const text = 'The falcon board hangs again.\nvpn not connecting';
    const own = {
      names: [],
      learned: remember([{ text: 'the falcon board hangs', category: 'line-of-business' }]),
    };
    expect(about(text)).toEqual([]);
    expect(splitProblems(text, own).map(({ category }) => category)).toEqual([
      'line-of-business',
      'infrastructure',
    ]);
  });
});

describe('a message with one problem', () => {
  it.each([
    ['nothing', ''],
    ['a word', 'hello'],
    ['one sentence', 'Outlook freezes when I open it.'],
    ['the story of it', 'Outlook freezes. I restarted it twice. Nothing helps.'],
    ['more of the same', 'My vpn drops. Also it is very slow.'],
    ['two of which one may explain the other', 'My vpn drops. Also the wifi is very slow.'],
    [
      'a story that names another thing',
      'Outlook says no connection. I restarted the laptop. Checked the wifi and its fine.',
    ],
    ['what may have one cause', 'Outlook is slow. Teams is slow too. Probably the network'],
    ['what it says', 'I cannot open the excel file on the share.\nIt says access denied.\nThanks'],
    ['what came of it', 'I got an email that my password expires. Now I cannot sign in to the VPN.'],
    ['courtesy', 'Hi team, my printer is offline. Also thanks for your help yesterday.'],
    ['small talk', 'My printer is offline. Have a nice day!'],
    ['too few words to be sure', 'vpn\noutlook'],
    ['to and fro between two', 'vpn not connecting at all\nOutlook freezes when I open it\nmy wifi drops'],
  ])('is left whole: %s', (_, text) => {
    expect(splitProblems(text)).toEqual([]);
  });

  // Measured: 2 of the 176 with several sentences.
  it('is rarely split, though it takes several sentences', () => {
    const texts = readSet<{ text: string }>('classify.jsonl')
      .map(({ text }) => text)
      .filter((text) => /[.!?;]\s|\n/.test(text));
    expect(texts.length).toBeGreaterThan(150);
    expect(shareOf(texts, (text) => splitProblems(text).length > 0)).toBeLessThanOrEqual(0.03);
  });

  it('is hardly ever split in German, French or Spanish', () => {
    const texts = readSet<{ text: string }>('languages.jsonl');
    expect(shareOf(texts, ({ text }) => splitProblems(text).length > 0)).toBeLessThanOrEqual(0.02);
  });

  it('is read quickly, however it is made to be slow', () => {
    for (const text of ['1. ', '\n', '. ', 'also ', ' '].map((piece) => piece.repeat(100_000))) {
      expect(slowness(() => splitProblems(text))).toBeLessThan(500);
    }
  });
});
