import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { days, minutes, tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { buttonsOf, toastOf, wordsOf } from '../support/reading.ts';

const form = {
  title: 'Laptop does not start',
  details: 'Black screen, the fan runs',
  category: 'device',
  reach: 'onlyMe',
  canWork: 'no',
  since: '2026-03-01',
  device: 'NB-0815',
};

/** Robin picks the ticket up and says that it is solved. */
async function resolve(desk: TestDesk, ticket: string, as = 'robin'): Promise<void> {
  await desk.presses(as, 'ticket.claim', { in: tier1, on: ticket });
  await desk.fills(as, 'ticket.resolve.form', { done: 'Restarted the service' }, { in: tier1, on: ticket });
}

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
    expect(wordsOf(cards[0]!)).toContain('Microsoft apps');
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
    await desk.says('alex', 'Teams has no sound in meetings');
    await desk.presses('alex', 'report.solved');
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

  it('the full form opens a ticket with its severity, which the user never sees', async () => {
    const desk = await start();
    await desk.says('alex', 'help');
    const outcome = await desk.fills('alex', 'report.form', { ...form, reach: 'manyPeople' });
    expect(toastOf(outcome)).toContain('DH-1001');
    const card = wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!);
    for (const part of ['A · Critical', 'Laptop does not start', 'NB-0815', 'Device', 'Many people']) {
      expect(card).toContain(part);
    }
    const chat = (await desk.reads('alex')).join('\n');
    expect(chat).toContain('Laptop does not start');
    expect(chat).not.toMatch(/Critical|Moderate|Minor/);
  });

  it('a form sent half filled in comes back with what is missing and what was typed', async () => {
    const desk = await start();
    await desk.says('alex', 'help');
    const opened = await desk.presses('alex', 'report.form');
    await expect(desk.teams.submit('alex', opened, { ...form, title: '' })).rejects.toThrow('required');
    const outcome = await desk.teams.submit('alex', opened, { ...form, title: ' ' });
    if (outcome.type !== 'dialog') throw new Error(JSON.stringify(outcome));
    const again = JSON.stringify(outcome.dialog.card);
    expect(again).toContain('Please fill this in.');
    expect(again).toContain('Black screen, the fan runs');
    await desk.teams.submit('alex', outcome, form);
    await desk.settle();
    expect(wordsOf(await desk.finds('alex', 'DH-1001'))).toContain('Laptop does not start');
  });

  it('who reports for somebody else follows it together with them', async () => {
    const desk = await start();
    const sam = await desk.teams.person('sam');
    await desk.says('alex', 'help');
    await desk.fills('alex', 'report.other', { ...form, affectedId: sam.aadObjectId });
    expect(wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!)).toContain(
      'Sam Sample, reported by Alex Example',
    );
    expect(wordsOf(await desk.finds('alex', 'DH-1001'))).toContain('Reported for Sam Sample');
    expect(wordsOf(await desk.finds('sam', 'DH-1001'))).toContain('Reported for you by Alex Example');
    const [card] = await desk.thread('robin', 'DH-1001', tier1);
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    await desk.says('robin', { text: 'Hello both', mentions: ['bot'] }, { in: tier1, thread: card!.id });
    expect((await desk.hears('alex')).at(-1)).toBe('Robin Sample Hello both');
    expect((await desk.hears('sam')).at(-1)).toBe('Robin Sample Hello both');
    await desk.says('sam', 'It started after lunch');
    expect((await desk.hears('robin', tier1)).at(-1)).toContain('It started after lunch');
    await desk.says('alex', 'He sits next to me');
    expect((await desk.hears('robin', tier1)).at(-1)).toContain('He sits next to me');
  });

  it('my requests: comment, add details, withdraw, reopen', async () => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'My badge does not open the garage');
    await desk.says('alex', 'my requests');
    expect(wordsOf((await desk.sees('alex')).at(-1)!)).toContain(ticket);
    await desk.fills('alex', 'ticket.comment.form', { text: 'It is the left gate' }, { on: 'Your requests' });
    expect((await desk.hears('robin', tier1)).at(-1)).toBe('Alex Example It is the left gate');
    await desk.fills('alex', 'ticket.details.form', { device: 'Badge 77', reach: 'myTeam', canWork: 'yes' });
    const card = async () => wordsOf((await desk.thread('robin', ticket, tier1))[0]!);
    expect(await card()).toContain('Badge 77');
    expect(await card()).toContain('A team');
    await desk.presses('alex', 'ticket.withdraw', { on: 'Your requests' });
    expect(await card()).toContain(`${ticket} withdrawn`);
    await desk.says('alex', 'my requests');
    await desk.presses('alex', 'ticket.reopen', { on: 'Your requests' });
    expect(await card()).toContain('Pick up');
    expect((await desk.hears('robin', tier1)).at(-1)).toBe('Alex Example reopened this');
  });

  it('details follow the rules: an agent’s severity stays, a closed ticket takes none', async () => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'My badge does not open the garage');
    const open = () => desk.presses('alex', 'ticket.details.form');
    const send = async (dialog: Awaited<ReturnType<typeof open>>, values: Record<string, unknown>) => {
      const outcome = await desk.teams.submit('alex', dialog, values);
      await desk.settle();
      return outcome;
    };
    const card = async () => wordsOf((await desk.thread('robin', ticket, tier1))[0]!);
    const [stale, older] = [await open(), await open()];
    await send(await open(), { reach: 'manyPeople', canWork: 'no' });
    expect(await card()).toContain('A · ');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const inputs = { category: 'device', severity: 'C' };
    await desk.fills('robin', 'ticket.change.form', inputs, { in: tier1 });
    const second = { reach: 'manyPeople', canWork: 'no', device: 'Badge 77' };
    await send(stale, second);
    expect(await card()).toContain('C · ');
    expect(await card()).toContain('Badge 77');
    await desk.presses('alex', 'ticket.withdraw');
    await send(older, { device: 'Badge 78', details: 'after all' });
    const rows = await desk.database.db.selectFrom('ticket').select('device').execute();
    expect(rows).toEqual([{ device: 'Badge 77' }]);
    expect((await desk.reads('robin', tier1)).join('\n')).not.toContain('after all');
  });

  it('not solved goes back to the same agent with the reason', async () => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'Word prints nothing');
    await resolve(desk, ticket, 'kim');
    await desk.fills('alex', 'ticket.reject.form', { reason: 'Still blank pages' });
    const [card, ...lines] = await desk.thread('robin', ticket, tier1);
    expect(wordsOf(card!)).toContain('In progress');
    expect(wordsOf(card!)).toContain('Kim Placeholder');
    expect(wordsOf(lines.at(-1)!)).toContain('Alex Example says it isn’t solved: Still blank pages');
    expect(wordsOf(await desk.finds('alex', 'Not solved yet'))).toContain('Kim Placeholder');
    await desk.fills('kim', 'ticket.resolve.form', { done: 'New driver' }, { in: tier1 });
    await desk.presses('alex', 'ticket.confirm');
    expect(wordsOf((await desk.thread('robin', ticket, tier1))[0]!)).toContain('closed by Kim Placeholder');
  });

  it('thanks neither reopens nor creates', async () => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'Word prints nothing');
    await resolve(desk, ticket);
    const state = async () => wordsOf((await desk.thread('robin', ticket, tier1))[0]!);
    await desk.says('alex', 'Thank you!');
    expect(await state()).toContain('Resolved, not confirmed yet');
    await desk.presses('alex', 'ticket.confirm');
    await desk.says('alex', 'thanks a lot, you are great');
    expect(await state()).toContain('closed');
    await desk.later(days(2));
    const roots = (await desk.sees('robin', tier1)).filter(({ id, thread, card }) => id === thread && card);
    expect(roots).toHaveLength(1);
  });

  it('silence closes after CONFIRM_DAYS, and REOPEN_DAYS long there is a way back', async () => {
    const desk = await start({ env: { CONFIRM_DAYS: '3', REOPEN_DAYS: '14' } });
    const ticket = await desk.reports('alex', 'Word prints nothing');
    await resolve(desk, ticket);
    const card = async () => wordsOf((await desk.thread('robin', ticket, tier1))[0]!);
    await desk.later(days(2.9));
    expect(await card()).toContain('Resolved, not confirmed yet');
    await desk.later(days(0.2));
    expect(await card()).toContain(`${ticket} closed`);
    expect((await desk.hears('alex')).at(-1)).toContain(`I’ve closed ${ticket}, as I heard nothing.`);
    await desk.later(days(13));
    await desk.presses('alex', 'ticket.reopen');
    expect(await card()).toContain('Robin Sample');
    expect(await card()).toContain('In progress');
    await desk.fills('robin', 'ticket.resolve.form', { done: 'Again' }, { in: tier1 });
    await desk.presses('alex', 'ticket.confirm');
    await desk.later(days(15));
    const outcome = await desk.presses('alex', 'ticket.reopen');
    expect(toastOf(outcome)).toContain('too long ago');
    expect(await card()).toContain('closed');
  });
});
