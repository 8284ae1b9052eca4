import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { categories } from '../../src/domain/category.ts';
import { loadExamples } from '../../src/triage/examples.ts';
import { understand } from '../../src/triage/understand.ts';
import { readLabelled } from './labelled.ts';

const intents: Record<string, string[]> = {
  greeting: [
    'hello',
    'Hi there!',
    'good morning team',
    'hey',
    'Hello Robin',
    'how are you?',
    'are you there',
    'Moin',
  ],
  thanks: [
    'thanks',
    'Thank you so much for your help!',
    'ok thx',
    'perfect',
    'danke',
    '👍',
    'many thanks, great job',
  ],
  help: ['help', 'Help!', 'help me please', 'I need help', 'what can you do?', 'who are you', '?'],
  human: [
    'human',
    'agent',
    'I need a human',
    'talk to someone',
    'can I speak to a real person please?',
    'connect me with an agent',
    'call me',
    'I still need help',
  ],
  requests: [
    'my requests',
    'show my tickets',
    'status',
    'DH-1042',
    'status of DH-1042',
    'My open requests please',
  ],
  form: ['report a problem', 'Report a problem', 'new problem', 'open a ticket', 'I want to report an issue'],
  formForOther: ['report for someone else', 'new ticket for a colleague'],
  unclear: ['ok', 'yes', 'asdf', 'I have a question', 'test', 'I have a problem'],
  empty: ['', '   ', '\n\t', '…', '😭'],
  report: [
    'hello my vpn is broken',
    'hi it doesnt work',
    'thanks but it still fails',
    'thanks for nothing, the printer is dead again',
    'that is not great',
    'help my laptop wont start',
    'hello printer',
    'printer',
    'is it fixed?',
    'everything is gone',
    'it does not work now',
    'the agent software on my laptop crashes',
    'my person record is wrong in workday',
    'report builder crashes',
    'принтер не работает',
    'プリンター',
    'Drucker kaputt',
  ],
};

describe('what somebody wants', () => {
  it.each(Object.entries(intents))('%s', (intent, texts) => {
    expect(texts.map((text) => [text, understand(text).intent])).toEqual(texts.map((text) => [text, intent]));
  });

  it('is a courtesy, not a report, when it works again or no longer matters', () => {
    const texts = [
      'it works now',
      'Thanks, that fixed it',
      'never mind',
      'solved!',
      'problem solved',
      'found it',
    ];
    for (const text of texts)
      expect({ text, ...understand(text) }).toMatchObject({ text, intent: 'thanks', saysSolved: true });
    expect(understand('thanks').saysSolved).toBe(false);
  });

  it('may be a person in the middle of a report', () => {
    const both = understand('my vpn is broken and I want to talk to a human');
    expect(both).toMatchObject({ intent: 'report', wantsPerson: true });
    expect(understand('my vpn is broken').wantsPerson).toBe(false);
  });
});

describe('what a report is about', () => {
  it('is said by product names and error codes', () => {
    expect(understand('Outlook hangs')).toMatchObject({ category: 'microsoft-apps', products: ['Outlook'] });
    expect(understand('error 809')).toMatchObject({ category: 'infrastructure', codes: ['809'] });
  });

  it('is found despite typos', () => {
    expect(understand('vpnn not conecting pls').category).toBe('infrastructure');
    expect(understand('outlok not respondng').category).toBe('microsoft-apps');
  });

  it('is left open when unsure, with the likeliest to choose from', () => {
    const unsure = understand('it stopped again');
    expect(unsure.category).toBeUndefined();
    expect(unsure.alternatives.length).toBeGreaterThan(0);
    expect(unsure.alternatives.length).toBeLessThanOrEqual(3);
  });

  it('is never asked of a greeting', () => {
    expect(understand('hello')).toMatchObject({ category: undefined, confidence: 0, alternatives: [] });
  });

  it('never names the chosen category among the alternatives', () => {
    for (const { text } of readLabelled('unseen.txt')) {
      const { category, alternatives } = understand(text);
      expect(alternatives).not.toContain(category);
      expect(new Set(alternatives).size).toBe(alternatives.length);
    }
  });
});

// Measured on unseen.txt: the likeliest right 0.84, among two 0.97; chooses by itself 0.62, then right 0.98.
// On held-out.txt, which flatters: 0.92, 0.96, 0.80, 0.98.
describe.each([
  ['unseen.txt', { likeliest: 0.8, amongTwo: 0.93, chooses: 0.55, right: 0.95, leftOpen: 0.7 }],
  ['held-out.txt', { likeliest: 0.88, amongTwo: 0.93, chooses: 0.75, right: 0.95, leftOpen: 0.7 }],
])('over %s', (file, floor) => {
  const rows = readLabelled(file).map(({ label, text }) => ({ label, ...understand(text) }));
  const clear = rows.filter(({ label }) => label !== 'unsure');
  const chosen = clear.filter(({ category }) => category);
  const vague = rows.filter(({ label }) => label === 'unsure');
  const ranked = (row: (typeof rows)[number]) => [
    ...(row.category ? [row.category] : []),
    ...row.alternatives,
  ];
  const share = (part: unknown[], whole: unknown[]) => part.length / whole.length;

  it('the likeliest is mostly right, and the right one is among two', () => {
    const first = clear.filter((row) => ranked(row)[0] === row.label);
    const two = clear.filter((row) => (ranked(row).slice(0, 2) as string[]).includes(row.label));
    expect(share(first, clear)).toBeGreaterThanOrEqual(floor.likeliest);
    expect(share(two, clear)).toBeGreaterThanOrEqual(floor.amongTwo);
  });

  it('what it chooses by itself is nearly always right', () => {
    expect(share(chosen, clear)).toBeGreaterThanOrEqual(floor.chooses);
    expect(
      share(
        chosen.filter(({ category, label }) => category === label),
        chosen,
      ),
    ).toBeGreaterThanOrEqual(floor.right);
  });

  it('what says nothing is mostly left open', () => {
    expect(
      share(
        vague.filter(({ category }) => !category),
        vague,
      ),
    ).toBeGreaterThanOrEqual(floor.leftOpen);
  });
});

describe('the examples', () => {
  const examples = loadExamples();

  it('are at least thirty a category, none twice, and none of them a test text', () => {
    for (const category of categories)
      expect(examples.filter((example) => example.category === category).length).toBeGreaterThanOrEqual(30);
    const texts = new Set(examples.map(({ text }) => text.toLowerCase()));
    expect(texts.size).toBe(examples.length);
    const leaked = [...readLabelled('held-out.txt'), ...readLabelled('unseen.txt')].filter(({ text }) =>
      texts.has(text.toLowerCase()),
    );
    expect(leaked).toEqual([]);
  });

  it('may be edited with Windows line ends; a file that names no category is refused', () => {
    const dir = mkdtempSync(join(tmpdir(), 'examples-'));
    try {
      writeFileSync(join(dir, 'browser.txt'), 'one\r\n\r\ntwo\r\n');
      expect(loadExamples(dir)).toEqual([
        { text: 'one', category: 'browser' },
        { text: 'two', category: 'browser' },
      ]);
      writeFileSync(join(dir, 'brwser.txt'), 'three');
      expect(() => loadExamples(dir)).toThrow('brwser.txt');
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  // Measured 25 to 45 ms on two busy cores; the bound leaves room for a slower machine. In a process of its own,
  // because code in Jest's sandbox runs several times slower.
  it('are learned in a blink', () => {
    const script = `
      import { understand } from './src/triage/understand.ts';
      const start = performance.now();
      understand('printer');
      console.log(performance.now() - start);`;
    const times = [1, 2, 3].map(() =>
      Number(execFileSync(process.execPath, ['--input-type=module', '-e', script])),
    );
    expect(Math.min(...times)).toBeLessThan(150);
  });
});

describe('bad input', () => {
  const hostile = [
    'a'.repeat(100_000),
    'managed blocked disabled '.repeat(4_000),
    '_'.repeat(100_000),
    'A_'.repeat(50_000),
    'error code '.repeat(10_000),
    '🙂'.repeat(30_000),
    '${x} {{DATE()}} <script>alert(1)</script> **bold**',
    'مرحبا الطابعة لا تعمل \u202e',
    '\ud83d broken surrogate',
    '\0\u0007',
    '__proto__ constructor toString',
  ];

  it('of any kind is answered within 50 ms', () => {
    understand('warm');
    for (const text of hostile) {
      const start = performance.now();
      expect(understand(text).intent).toEqual(expect.any(String));
      expect(performance.now() - start).toBeLessThan(50);
    }
  });
});
