import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { days, minutes, tier1, useDesk } from '../support/desk.ts';
import { buttonsOf, wordsOf } from '../support/reading.ts';

const count = (texts: string[], part: string): number => texts.filter((words) => words.includes(part)).length;

eachDatabase((_name, open) => {
  const start = useDesk(open);

  it('one welcome, whatever events an install brings, and none for coming back', async () => {
    const desk = await start({ served: false });
    expect(count(await desk.reads('alex'), 'Hi Alex, I’m Deskhand')).toBe(1);
    await desk.teams.uninstall((await desk.teams.person('alex')).id);
    await desk.teams.install((await desk.teams.person('alex')).id);
    await desk.settle();
    expect(await desk.reads('alex')).toHaveLength(1);
  });

  it('a greeting, thanks, help and gibberish get one short answer each, and make nothing', async () => {
    const desk = await start();
    const answerTo = async (words: string) => {
      const before = await desk.reads('alex');
      await desk.says('alex', words);
      const after = (await desk.sees('alex')).slice(before.length);
      expect(after).toHaveLength(2);
      return after[1]!;
    };
    expect(wordsOf(await answerTo('Good morning'))).toMatch(/^Hi Alex! Tell me what isn’t working/);
    expect(wordsOf(await answerTo('thank you so much'))).toBe('You’re welcome!');
    expect(wordsOf(await answerTo('help'))).toContain('Here’s what I can do');
    const unsure = await answerTo('hmm ok');
    expect(wordsOf(unsure)).toContain('I’m not sure what you need');
    expect(buttonsOf(unsure.card)).toEqual(expect.arrayContaining(['report.form', 'requests.list']));
    await desk.later(days(1));
    expect(await desk.reads('robin', tier1)).toHaveLength(2);
  });

  it('fragments within seconds improve the one card', async () => {
    const desk = await start();
    await desk.says('alex', 'hi, my outlook');
    await desk.later(4_000);
    await desk.says('alex', 'it does not open any more');
    await desk.later(4_000);
    await desk.says('alex', 'since the update yesterday');
    const cards = (await desk.sees('alex')).filter(({ card }) => buttonsOf(card).includes('report.human'));
    expect(cards).toHaveLength(1);
    expect(wordsOf(cards[0]!)).toContain('Looks like: Outlook');
    await desk.says('alex', 'human');
    const [card] = await desk.thread('robin', 'DH-1001', tier1);
    for (const part of ['my outlook', 'does not open', 'since the update']) {
      expect(wordsOf(card!)).toContain(part);
    }
    expect(await desk.reads('robin', tier1)).toHaveLength(3);
  });

  it('asking for a person makes the ticket at once, with at most one question', async () => {
    const desk = await start();
    await desk.says('alex', 'I want to talk to a human');
    expect((await desk.hears('alex')).at(-1)).toContain('In a sentence: what isn’t working?');
    await desk.says('alex', 'the beamer in room 5');
    expect(wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!)).toContain('beamer in room 5');
    const status = await desk.finds('alex', 'DH-1001');
    expect(buttonsOf(status.card)).toContain('ticket.details.form');

    await desk.says('sam', 'my headset is broken, I need a human please');
    expect(wordsOf((await desk.thread('robin', 'DH-1002', tier1))[0]!)).toMatch(/my headset is broken/i);
  });

  it('steps that solve it end the matter; nobody else hears of it', async () => {
    const desk = await start();
    await desk.says('alex', 'My VPN does not connect');
    await desk.presses('alex', 'article.next');
    await desk.presses('alex', 'article.solved');
    expect(wordsOf((await desk.sees('alex')).at(-1)!)).toContain('Solved');
    await desk.later(days(1));
    expect(await desk.reads('robin', tier1)).toHaveLength(2);
  });

  it('a report without a tap is asked about once after half an hour, and then becomes a ticket', async () => {
    const desk = await start();
    await desk.says('alex', 'My mouse jumps around');
    await desk.later(minutes(29));
    expect(count(await desk.reads('alex'), 'How is it going?')).toBe(0);
    await desk.later(minutes(2));
    expect(count(await desk.reads('alex'), 'How is it going?')).toBe(1);
    await desk.later(minutes(31));
    expect(wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!)).toContain('My mouse jumps around');
    await desk.later(days(1));
    expect(count(await desk.reads('robin', tier1), 'My mouse jumps')).toBe(1);
    expect(count(await desk.reads('alex'), 'How is it going?')).toBe(0);
  });

  it('what is unsure is asked, not guessed', async () => {
    const desk = await start();
    await desk.says('alex', 'something strange happens when I click the blue thing');
    await desk.presses('alex', { verb: 'report.category', data: { category: 'browser' } });
    expect(wordsOf((await desk.sees('alex')).at(-1)!)).toContain('Looks like: Browser');
    await desk.presses('alex', 'report.human');
    expect(wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!)).toContain('Browser');
  });

  it('with several open the bot asks which, once, and keeps to it; a new problem is one tap away', async () => {
    const desk = await start();
    const reportAnother = async (words: string) => {
      await desk.presses('alex', 'ticket.new');
      return await desk.reports('alex', words);
    };
    const first = await desk.reports('alex', 'My VPN does not connect');
    const second = await reportAnother('The printer is out of toner');
    expect([first, second]).toEqual(['DH-1001', 'DH-1002']);
    const last = async (ticket: string) => wordsOf((await desk.thread('robin', ticket, tier1)).at(-1)!);
    await desk.says('alex', 'any news?');
    const question = await desk.finds('alex', 'Which one is this about?');
    expect(buttonsOf(question.card)).toEqual(['ticket.choose', 'ticket.choose', 'ticket.new']);
    await desk.says('alex', 'I really need it today');
    const choice = { title: 'My VPN does not connect' };
    await desk.presses('alex', { verb: 'ticket.choose', ...choice }, { on: 'Which one is this about?' });
    expect(await last(first)).toBe('Alex Example any news? I really need it today');
    await desk.later(minutes(5));
    await desk.says('alex', 'and tomorrow too');
    expect(await last(first)).toContain('and tomorrow too');
    expect(count(await desk.reads('alex'), 'Which one is this about?')).toBe(0);
    expect(await last(second)).not.toContain('today');
  });

  it('the answer to an agent’s question goes to the ticket that asks, whatever else is open', async () => {
    const desk = await start();
    const first = await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('alex', 'ticket.new');
    await desk.reports('alex', 'The printer is out of toner');
    await desk.presses('alex', 'ticket.new');
    await desk.says('alex', 'Excel crashes when I print');
    const on = { in: tier1, on: 'My VPN does not connect' };
    await desk.presses('robin', 'ticket.claim', on);
    await desk.later(minutes(1));
    await desk.fills('robin', 'ticket.ask.form', { text: 'What is your VPN user name?' }, on);
    await desk.later(minutes(1));
    await desk.says('alex', 'vpn-alex-77');
    expect(wordsOf((await desk.thread('robin', first, tier1)).at(-1)!)).toContain('vpn-alex-77');
    expect(count(await desk.reads('alex'), 'Which one is this about?')).toBe(0);
  });

  it('what is sent at the same moment is one report', async () => {
    const desk = await start();
    const words = ['My VPN does not connect', 'since this morning', 'it says 809', 'on Wi-Fi too'];
    await Promise.all(words.map((text) => desk.teams.say('alex', text)));
    await desk.settle();
    await desk.presses('alex', 'report.human');
    const [card] = await desk.thread('robin', 'DH-1001', tier1);
    for (const text of words) expect(wordsOf(card!)).toContain(text);
    expect(count(await desk.reads('alex'), 'support as DH-')).toBe(1);
  });

  it('a person who asks for a human hears who has it, and commands stay commands', async () => {
    const desk = await start();
    await desk.says('alex', 'human');
    await desk.says('alex', 'my requests');
    expect(wordsOf((await desk.sees('alex')).at(-1)!)).toContain('Your requests');
    await desk.says('alex', 'My VPN does not connect');
    await desk.says('alex', 'human');
    expect((await desk.hears('alex')).at(-1)).toContain('DH-1001 is with support');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    await desk.says('alex', 'human');
    expect((await desk.hears('alex')).at(-1)).toContain('Robin Sample has DH-1001 now');
  });

  it('somebody who gets the app later reads all that waited', async () => {
    const desk = await start({ installed: false });
    for (const who of ['alex', 'robin', 'morgan']) await desk.teams.install(who);
    for (const { id } of (await desk.teams.snapshot()).teams) await desk.teams.install(id);
    await desk.settle();
    const alex = await desk.teams.person('sam');
    await desk.says('alex', 'help');
    const values = { title: 'Screen is black', category: 'device', reach: 'onlyMe', canWork: 'no' };
    await desk.fills('alex', 'report.other', { ...values, affectedId: alex.aadObjectId });
    await desk.later(minutes(1));
    await desk.teams.install('sam');
    await desk.later(minutes(1));
    expect((await desk.reads('sam')).join('\n')).toContain('Screen is black');
    await desk.says('sam', 'hello');
    expect((await desk.hears('sam')).at(-1)).toContain('Hi Sam');
  });
});
