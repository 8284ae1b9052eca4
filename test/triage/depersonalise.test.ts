import { describe, expect, it } from '@jest/globals';
import { depersonalise, namesIn } from '../../src/triage/depersonalise.ts';
import { slowness } from './slowness.ts';

const bare = (text: string, ...names: string[]) => depersonalise(text, names);

describe('what only concerns one person', () => {
  it('goes: names of those who took part, in full or in part, with their endings', () => {
    expect(bare('Ask Robin Sample first', 'Robin Sample')).toBe('Ask … first');
    expect(bare("Robin’s laptop, robin's phone and SAMPLE", 'Robin Sample')).toBe('… laptop, … phone and …');
    expect(bare('Zoë hat Änne gefragt', 'Änne Zoë')).toBe('… hat … gefragt');
  });

  it('goes: names with signs in them, taken as they are written', () => {
    expect(bare('the A. Smith (admin)', 'A. Smith')).toBe('the … (admin)');
    expect(bare('Abe Smith', 'A.e')).toBe('Abe Smith');
  });

  it('goes: addresses of mail and network, tickets, devices and numbers', () => {
    expect(bare('write to robin.sample+x@mail.example.com, now')).toBe('write to …, now');
    expect(bare('see DH-1042 and dh-7')).toBe('see … and …');
    expect(bare('at 10.0.0.5 (00:1A:2B:3C:4D:5E)')).toBe('at … (…)');
    expect(bare('id 6f9619ff-8b86-d011-b42d-00c04fc964ff')).toBe('id …');
    expect(bare('restart LAPTOP-4711 and WS00123')).toBe('restart … and …');
    expect(bare('call +49 170 1234567 or 030/1234567 now')).toBe('call … or … now');
  });

  it('goes: an address made of a name, with its domain', () => {
    expect(bare('write to robin.sample@example.com', 'Robin Sample')).toBe('write to …');
  });

  it('goes: a phone number at the end of a sentence, all of it', () => {
    expect(bare('Call 030/1234567.')).toBe('Call ….');
    expect(bare('Call 0170-123 4567.')).toBe('Call ….');
  });

  it('goes: who is named by what they are, where they sit and how they are called', () => {
    expect(bare('My colleague Maria Muster in room 4.17 needs the calendar of Dr. Peter Vorlage')).toBe(
      'My colleague … in room … needs the calendar of Dr. …',
    );
    expect(bare('her boss Ingrid Mall called, phone 4711, ext. 12')).toBe(
      'her boss … called, phone …, ext. …',
    );
    expect(bare('Herr Muster aus Raum 12 kann nicht drucken')).toBe('Herr … aus Raum … kann nicht drucken');
    const steps = 'Restart the Print Spooler in Windows Services';
    expect(bare(steps)).toBe(steps);
  });

  it('finds what may be the name of somebody else', () => {
    expect(namesIn('Ask Maria Muster, not the Company Portal')).toEqual([
      'Ask Maria',
      'Ask Maria Muster',
      'Maria Muster',
      'Company Portal',
    ]);
  });

  it('goes: greetings and thanks to somebody', () => {
    expect(bare('Hello Alex, restart it. Thanks, Kim')).toBe(', restart it.');
    expect(bare('Dear Ms Sample,\nrestart it.\nBest Robin')).toBe('restart it.');
  });
});

describe('what everyone needs', () => {
  const stays = (text: string, ...names: string[]) => expect(bare(text, ...names)).toBe(text);

  it('stays: steps, line by line', () => {
    stays('Press the switch.\nChange the bulb.\n\nPress it again.');
    stays('');
  });

  it('stays: words that only begin like a name, and names of nobody here', () => {
    stays('Restart the robinia', 'Robin');
    stays('He edited it', 'Ed');
    stays('Open Microsoft Outlook');
  });

  it('stays: codes and versions, by which articles are found', () => {
    stays('error 0x8004de85 or 0x0000007E');
    stays('error 809 and ERR_CONNECTION_RESET');
    stays('stop code KMODE_EXCEPTION_NOT_HANDLED');
    stays('version 4.2.1 on Windows 11');
    stays('CAA82EE7');
  });

  it('stays: also the codes that have digits like a device', () => {
    stays('error AADSTS50126');
    stays('error CAA20003 in Teams');
  });

  it('stays: what follows a word that is a greeting elsewhere', () => {
    stays('It is best to restart the computer');
    stays('Many thanks to the update, it is gone');
    stays('hi there, press the key');
  });
});

describe('a text made to be slow', () => {
  const size = 20_000;
  it.each(['a', '1', 'A', 'A-', 'a.', '1.', 'a@', 'ab:', '… ', ' ', 'hi ', '1 '])(
    'is read quickly all the same: %j',
    (piece) => {
      const text = piece.repeat(size / piece.length);
      expect(slowness(() => bare(text, 'Robin Sample'))).toBeLessThan(500);
    },
  );
});
