import { describe, expect, it } from '@jest/globals';
import { readImpact, type Impact } from '../../src/triage/impact.ts';
import { slowness } from './slowness.ts';

const many: Impact = { reach: 'manyPeople' };
const team: Impact = { reach: 'myTeam' };
const stopped: Impact = { canWork: false };
const goesOn: Impact = { canWork: true };

const said: Record<string, [Impact, string[]][]> = {
  en: [
    [
      many,
      [
        'Everyone in the office has it',
        'all of us see the same page',
        'nobody can log in',
        'the whole building has no network',
        'it hits 12 users',
        'company-wide outage',
        'hundreds of PCs',
      ],
    ],
    [
      team,
      [
        'my whole team can’t print',
        'the department has the same',
        'several colleagues see it too',
        'we all have it',
        'none of us can print',
      ],
    ],
    [
      stopped,
      [
        'I can’t work',
        'cant work at all',
        'unable to do my job',
        'production has stopped',
        'the line is down',
        'laptop won’t boot at all',
        'nothing works',
      ],
    ],
    [
      goesOn,
      ['I can still work', 'not urgent', 'no rush', 'there is a workaround', 'whenever you have time'],
    ],
  ],
  de: [
    [many, ['alle Mitarbeiter sehen das', 'niemand kann drucken', 'die ganze Firma', 'das ganze Gebäude']],
    [team, ['mein ganzes Team kann nicht drucken', 'mehrere Kollegen haben das', 'wir alle sehen das']],
    [stopped, ['ich kann nicht arbeiten', 'ich kann nichts machen', 'hier steht alles still']],
    [goesOn, ['nicht dringend', 'eilt nicht', 'ich kann trotzdem arbeiten']],
  ],
  fr: [
    [many, ['tout le monde le voit', 'personne ne peut imprimer', "toute l'entreprise", 'toute la société']],
    [team, ['mon équipe ne peut pas imprimer', 'plusieurs collègues le voient']],
    [
      stopped,
      ['je ne peux plus travailler', 'on ne peut rien faire', "tout est à l'arrêt", 'tout est bloqué'],
    ],
    [goesOn, ['pas urgent', "rien d'urgent"]],
  ],
  es: [
    [many, ['todo el mundo lo ve', 'nadie puede imprimir', 'toda la empresa', 'todos los compañeros']],
    [team, ['varios compañeros lo ven', 'nuestro departamento no imprime']],
    [stopped, ['no puedo trabajar', 'no podemos hacer nada', 'todo está parado']],
    [goesOn, ['no es urgente', 'sin prisa']],
  ],
};

describe('how bad it is', () => {
  it.each(Object.entries(said))('is read from the words in %s', (_, groups) => {
    for (const [impact, texts] of groups)
      expect(texts.map((text) => [text, readImpact(text)])).toEqual(texts.map((text) => [text, impact]));
  });

  it('is whom it hits and whether they can work, where both are said', () => {
    expect(readImpact('40 people cannot work')).toEqual({ reach: 'manyPeople', canWork: false });
    expect(readImpact('My whole team has it, but not urgent')).toEqual({ reach: 'myTeam', canWork: true });
  });

  it('is the wider of two reaches, and work that goes on where both are said', () => {
    expect(readImpact('my team and everyone else')).toEqual(many);
    expect(readImpact('nothing works in Excel, but I can still work')).toEqual(goesOn);
  });

  it('is left open where nothing is said of it', () => {
    const texts = [
      '',
      'my printer is offline',
      'Outlook freezes when I open it',
      'it is not working',
      'my team site is slow',
      'my colleague and I share a printer',
      '9 people',
      'mein Drucker geht nicht',
      'mon imprimante est hors ligne',
      'mi impresora no imprime',
    ];
    expect(texts.filter((text) => Object.keys(readImpact(text)).length > 0)).toEqual([]);
  });

  it('is read quickly from a long text', () => {
    for (const piece of ['my team ', 'can ', 'the whole ', 'a'].map((words) => words.repeat(20_000))) {
      expect(slowness(() => readImpact(piece))).toBeLessThan(500);
    }
  });
});
