import { describe, expect, it } from '@jest/globals';
import { understand } from '../../src/triage/understand.ts';

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
    'bonjour',
    'hola buenas tardes',
    'guten Morgen',
  ],
  thanks: [
    'thanks',
    'Thank you so much for your help!',
    'ok thx',
    'perfect',
    'danke',
    '👍',
    'many thanks, great job',
    'vielen Dank für die Hilfe',
    'merci pour votre aide',
    'gracias por la ayuda',
  ],
  help: [
    'help',
    'Help!',
    'help me please',
    'I need help',
    'what can you do?',
    'who are you',
    '?',
    'Hilfe',
    'aide',
    'ayuda',
  ],
  human: [
    'human',
    'agent',
    'I need a human',
    'talk to someone',
    'can I speak to a real person please?',
    'connect me with an agent',
    'call me',
    'I still need help',
    'mit einem Menschen sprechen',
    'je veux parler à quelqu’un',
    'quiero hablar con una persona',
  ],
  requests: [
    'my requests',
    'show my tickets',
    'status',
    'DH-1042',
    'status of DH-1042',
    'My open requests please',
    'meine Anfragen',
    'mes demandes',
    'mis solicitudes',
  ],
  form: [
    'report a problem',
    'Report a problem',
    'new problem',
    'open a ticket',
    'I want to report an issue',
    'Problem melden',
  ],
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
    'es geht nicht',
    'danke, aber es geht immer noch nicht',
    'ça ne marche pas',
    'gracias pero no funciona',
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
      'yes that solved it, thank you Robin',
      'ja, geht wieder, danke dir',
      'problem solved',
      'found it',
      'es geht wieder',
      'le problème est résolu',
      'ya funciona',
    ];
    for (const text of texts)
      expect({ text, ...understand(text) }).toMatchObject({ text, intent: 'thanks', saysSolved: true });
    expect(understand('thanks').saysSolved).toBe(false);
    expect(understand('yes it works thanks but slow').saysSolved).toBe(false);
  });

  it('may be a person in the middle of a report', () => {
    const both = understand('my vpn is broken and I want to talk to a human');
    expect(both).toMatchObject({ intent: 'report', wantsPerson: true });
    expect(understand('my vpn is broken').wantsPerson).toBe(false);
  });
});
