import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { summarise } from '../../src/triage/summarise.ts';
import { slowness } from './slowness.ts';

describe('a title', () => {
  it('is the first sentence that says something, without the greeting', () => {
    expect(summarise('Hi team, my printer is offline. I tried everything.')).toBe('My printer is offline');
    expect(summarise('Hello Robin! the vpn drops every hour')).toBe('The vpn drops every hour');
    expect(summarise('Good morning\n\nOutlook freezes when I open it\nthanks')).toBe(
      'Outlook freezes when I open it',
    );
    expect(summarise('Help! Please! My laptop is dead.')).toBe('My laptop is dead');
    expect(summarise('history is empty in the browser')).toBe('History is empty in the browser');
  });

  it('keeps questions, codes and versions whole', () => {
    expect(summarise('How do I reset my PIN?')).toBe('How do I reset my PIN?');
    expect(summarise('version 4.2.1 crashes with ERR_CONNECTION_RESET')).toBe(
      'Version 4.2.1 crashes with ERR_CONNECTION_RESET',
    );
    expect(summarise('iPhone does not sync')).toBe('iPhone does not sync');
  });

  it('loses markup, hidden signs and line noise', () => {
    expect(summarise('## **VPN** is _broken_')).toBe('VPN is broken');
    expect(summarise('- see [this page](https://example.com/x) not loading')).toBe(
      'See this page not loading',
    );
    expect(summarise('<p>Teams <b>does not</b> load</p>')).toBe('Teams does not load');
    expect(summarise('```\nNullReferenceException in app\n```')).toBe('NullReferenceException in app');
    expect(summarise('abc\u202etxt.exe \u0007 broken')).toBe('Abc txt.exe broken');
  });

  it('is cut between words, and never inside an emoji', () => {
    const long = summarise(
      'The accounting program shows a very long message whenever I try to post an invoice from a supplier',
    );
    expect(long).toBe('The accounting program shows a very long message whenever I try to post an…');
    expect(summarise('👩‍👩‍👧‍👦'.repeat(20) + ' broken')).toMatch(/^(?:👩‍👩‍👧‍👦)+…$/u);
  });

  it('is something even for a cry for help, and nothing only for nothing', () => {
    expect(summarise('help')).toBe('Help');
    expect(summarise('')).toBe('');
    expect(summarise(' \n …')).toBe('');
  });

  it('is at most 80 characters in one line, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const title = summarise(text);
        expect(title.length).toBeLessThanOrEqual(80);
        expect(title).not.toMatch(/[\n\r]/);
      }),
    );
  });

  it('comes quickly from a text made to be slow', () => {
    for (const text of [
      '*'.repeat(100_000),
      '_a'.repeat(50_000),
      '[('.repeat(50_000),
      'hi '.repeat(40_000),
    ]) {
      expect(slowness(() => summarise(text))).toBeLessThan(500);
    }
  });
});
