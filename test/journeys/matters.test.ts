import { expect, it } from '@jest/globals';
import { atWork } from '../support/at-work.ts';
import { eachDatabase } from '../support/databases.ts';
import { days, minutes, tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { reportStates, ticketNumbers } from '../support/knowledge.ts';
import { lastSent, sendsAgain } from '../support/pressing.ts';
import { buttonsOf, wordsOf } from '../support/reading.ts';

const vpn = 'My VPN does not connect';
const screen = 'The screen of my laptop flickers';
const folder = 'I need access to the shared folder of Marketing';
const both = `${vpn}. Also the screen of my laptop flickers`;

eachDatabase((_name, open) => {
  const start = useDesk(open);

  const threadOf = async (desk: TestDesk, ticket: string) =>
    (await desk.thread('robin', ticket, tier1)).map(wordsOf);
  /** The report cards that still wait for a tap. */
  const openCards = async (desk: TestDesk) =>
    (await desk.sees('alex')).filter(({ card }) => buttonsOf(card).includes('report.human')).map(wordsOf);
  const asked = async (desk: TestDesk, question: string) =>
    (await desk.reads('alex')).filter((words) => words.startsWith(question)).length;
  const isItAbout = 'Is this about your open request?';
  const comeBack = 'Has this come back?';

  it('two problems in one message are offered apart, and become two tickets', async () => {
    const desk = await start();
    await desk.says('alex', both);
    const [card] = await openCards(desk);
    expect(card).toMatch(
      /That sounds like two things:\n1\S* My VPN does not connect\n2\S* .*screen of my laptop/,
    );
    await desk.presses('alex', { verb: 'report.split', title: 'Take them apart' });
    await sendsAgain(desk, await lastSent(desk, 'report.split'));
    const [first, second, ...more] = await openCards(desk);
    expect(first).toContain(`${vpn}\nLooks like: VPN`);
    expect(second).toMatch(/screen of my laptop flickers\nLooks like: Screen/);
    expect(more).toEqual([]);
    expect(`${first}${second}`).not.toContain('two things');
    await desk.presses('alex', 'report.human', { on: 'Looks like: VPN' });
    await desk.presses('alex', 'report.human', { on: 'Looks like: Screen' });
    expect((await threadOf(desk, 'DH-1001'))[0]).toContain(
      `${vpn}\nDH-1001 · Tier 1 · Network, VPN or printer`,
    );
    expect((await threadOf(desk, 'DH-1002'))[0]).toContain('flickers\nDH-1002 · Tier 1 · Device');
    expect(await ticketNumbers(desk)).toEqual([1001, 1002]);
  });

  it('also two of one kind, such as a printer and the VPN', async () => {
    const desk = await start();
    const printer = 'The printer on floor 3 prints empty pages';
    await desk.says('alex', `${vpn}. Also ${printer.toLowerCase()}`);
    await desk.presses('alex', 'report.split');
    const [first, second] = await openCards(desk);
    expect(first).toContain(`${vpn}\nLooks like: VPN`);
    expect(second).toContain('Looks like: Printer');
    await desk.presses('alex', 'report.human', { on: 'Looks like: VPN' });
    await desk.presses('alex', 'report.human', { on: 'Looks like: Printer' });
    expect((await threadOf(desk, 'DH-1001'))[0]).toContain('Network, VPN or printer · VPN');
    expect((await threadOf(desk, 'DH-1002'))[0]).toContain('Network, VPN or printer · Printer');
    await desk.later(minutes(90));
    await desk.says('alex', 'The network drive of my department is not there either');
    expect(await asked(desk, isItAbout)).toBe(0);
  });

  it('another subject of the same kind is asked about, too; what may be its cause is not', async () => {
    const desk = await start();
    await desk.reports('alex', vpn);
    await desk.later(minutes(90));
    await desk.says('alex', 'The wifi at home drops all the time, too');
    expect(await asked(desk, isItAbout)).toBe(0);
    await desk.says('alex', 'The printer on floor 3 prints empty pages');
    expect(await asked(desk, isItAbout)).toBe(1);
  });

  it('or they stay one, and that is asked once', async () => {
    const desk = await start();
    await desk.says('alex', both);
    await desk.presses('alex', { verb: 'report.together', title: 'It’s one problem' });
    expect((await openCards(desk)).join('\n')).not.toContain('two things');
    await desk.later(minutes(1));
    await desk.says('alex', 'since this morning');
    expect((await openCards(desk)).join('\n')).not.toContain('two things');
    await desk.presses('alex', 'report.human');
    const [card] = await threadOf(desk, 'DH-1001');
    for (const part of [vpn, 'flickers', 'since this morning']) expect(card).toContain(part);
    expect(await ticketNumbers(desk)).toEqual([1001]);
  });

  it('who deletes the message afterwards has told of neither', async () => {
    const desk = await start();
    const { id } = await desk.says('alex', both);
    await desk.presses('alex', 'report.split');
    await desk.deletes('alex', id);
    expect(await openCards(desk)).toEqual([]);
    expect((await desk.reads('alex')).join('\n')).not.toContain('flickers');
    for (const wait of [31, 31]) await desk.later(minutes(wait));
    expect(await ticketNumbers(desk)).toEqual([]);
  });

  it('nor does anything keep what they deleted once it became a ticket or was solved', async () => {
    const desk = await start();
    const { id } = await desk.says('alex', both);
    await desk.presses('alex', 'report.split');
    await desk.presses('alex', 'article.solved', { on: 'Looks like: VPN' });
    await desk.presses('alex', 'report.human', { on: 'Looks like: Screen' });
    await desk.deletes('alex', id);
    expect((await desk.reads('alex')).join('\n')).not.toMatch(/flickers|does not connect/);
    const kept = await desk.desk.db.selectFrom('report').select('focus').execute();
    expect(kept).toEqual([{ focus: null }, { focus: null }]);
  });

  it('nor does a part keep what was said in a message that is deleted', async () => {
    const desk = await start();
    await desk.says('alex', both);
    const { id } = await desk.says('alex', 'It fell at the christmas party');
    await desk.presses('alex', 'report.split');
    expect((await openCards(desk)).join('\n')).toContain('flickers');
    await desk.deletes('alex', id);
    for (const wait of [31, 31]) await desk.later(minutes(wait));
    expect(await ticketNumbers(desk)).toEqual([1001, 1002]);
    for (const ticket of ['DH-1001', 'DH-1002'])
      expect((await threadOf(desk, ticket)).join('\n')).not.toContain('christmas');
    expect(
      JSON.stringify(await desk.desk.db.selectFrom('report_fragment').selectAll().execute()),
    ).not.toContain('christmas');
  });

  it('an edit reaches each of the two tickets with what is about it', async () => {
    const desk = await start();
    const { id } = await desk.says('alex', both);
    await desk.presses('alex', 'report.split');
    await desk.presses('alex', 'report.human', { on: 'Looks like: VPN' });
    await desk.presses('alex', 'report.human', { on: 'Looks like: Screen' });
    await desk.edits('alex', id, `${both} a lot`);
    expect((await threadOf(desk, 'DH-1001'))[0]).toMatch(/^New\nC · Minor\nMy VPN does not connect\n/);
    const [second] = await threadOf(desk, 'DH-1002');
    expect(second).toContain('screen of my laptop flickers a lot\nDH-1002');
    expect(second).not.toContain('VPN does not');
    // One of them was nothing: its ticket has nothing left of it.
    await desk.edits('alex', id, `${vpn}, nor at home`);
    expect((await threadOf(desk, 'DH-1001'))[0]).toContain(`${vpn}, nor at home\nDH-1001`);
    const [gone] = await threadOf(desk, 'DH-1002');
    expect(gone).toContain('message deleted\nDH-1002');
    expect(gone).not.toContain('VPN does not');
    await desk.edits('alex', id, both);
    expect((await threadOf(desk, 'DH-1002'))[0]).not.toContain('VPN does not');
  });

  it('an edit that leaves one problem leaves one card', async () => {
    const desk = await start();
    const { id } = await desk.says('alex', both);
    await desk.presses('alex', 'report.split');
    await desk.edits('alex', id, vpn);
    const [only, ...others] = await openCards(desk);
    expect(only).toContain('Looks like: VPN');
    expect(others).toEqual([]);
    // Nothing else holds it by now: it is not lost.
    await desk.edits('alex', id, screen);
    expect((await openCards(desk))[0]).toContain('Looks like: Screen');
    for (const wait of [31, 31]) await desk.later(minutes(wait));
    expect((await threadOf(desk, 'DH-1001'))[0]).toContain(screen);
    expect(await ticketNumbers(desk)).toEqual([1001]);
  });

  it('an edit of the message afterwards is not taken apart again', async () => {
    const desk = await start();
    const { id } = await desk.says('alex', both);
    await desk.presses('alex', 'report.split');
    await desk.edits('alex', id, `${both} a lot`);
    expect((await openCards(desk)).join('\n')).not.toContain('two things');
    expect(await openCards(desk)).toHaveLength(2);
  });

  it('another problem beside one that lies there without a tap is answered by itself; more of the first joins it', async () => {
    const desk = await start();
    await desk.says('alex', vpn);
    await desk.later(minutes(2));
    await desk.says('alex', screen);
    await desk.later(minutes(2));
    await desk.says('alex', 'The VPN shows the error 809');
    const [first, second, ...more] = await openCards(desk);
    expect(first).toContain(`${vpn}\nLooks like: VPN`);
    expect(second).toContain(`${screen}\nLooks like: Screen`);
    expect(more).toEqual([]);
    await desk.presses('alex', 'report.human', { on: 'Looks like: VPN' });
    const [card] = await threadOf(desk, 'DH-1001');
    expect(card).toContain('error 809');
    expect(card).not.toContain('flickers');
    for (const wait of [31, 31]) await desk.later(minutes(wait));
    expect((await threadOf(desk, 'DH-1002'))[0]).toContain(screen);
    expect(await ticketNumbers(desk)).toEqual([1001, 1002]);
  });

  it('another subject than the open ticket’s is asked about, and may be a new problem', async () => {
    const desk = await start();
    await desk.reports('alex', vpn);
    await desk.says('alex', screen);
    const question = wordsOf(await desk.finds('alex', isItAbout));
    expect(question).toContain(screen);
    expect(question).toContain('DH-1001 · Reported');
    await desk.presses('alex', 'ticket.new', { on: isItAbout });
    expect((await openCards(desk))[0]).toContain('Looks like: Screen');
    await desk.presses('alex', 'report.human');
    expect((await threadOf(desk, 'DH-1002'))[0]).toContain(screen);
    expect((await threadOf(desk, 'DH-1001')).join('\n')).not.toContain(screen);
  });

  it('or belong to the ticket after all, and then nothing is asked again', async () => {
    const desk = await start();
    await desk.reports('alex', vpn);
    await desk.says('alex', screen);
    await desk.presses('alex', { verb: 'ticket.choose', title: vpn });
    expect((await threadOf(desk, 'DH-1001')).at(-1)).toBe(`Alex Example ${screen}`);
    await desk.later(minutes(1));
    await desk.says('alex', folder);
    expect((await threadOf(desk, 'DH-1001')).at(-1)).toBe(`Alex Example ${folder}`);
    expect(await asked(desk, isItAbout)).toBe(0);
    expect(await reportStates(desk)).toEqual(['ticket', 'added']);
    expect(await ticketNumbers(desk)).toEqual([1001]);
  });

  it('or are nobody’s, and then they become a ticket like any other report', async () => {
    const desk = await start();
    await desk.reports('alex', vpn);
    await desk.says('alex', screen);
    for (const wait of [31, 31]) await desk.later(minutes(wait));
    expect((await threadOf(desk, 'DH-1002'))[0]).toContain(screen);
  });

  it('nobody is asked in the middle of a talk, nor about thanks, greetings and short answers', async () => {
    const desk = await start();
    const { tells, ticket } = await atWork(desk);
    for (const words of ['thanks', 'good morning', 'it says 809', 'my laptop'])
      await desk.says('alex', words);
    expect(await asked(desk, isItAbout)).toBe(0);
    await tells('What does your screen look like?');
    await desk.says('alex', screen);
    expect(await asked(desk, isItAbout)).toBe(0);
    expect((await threadOf(desk, ticket)).join('\n')).toContain(screen);
    await desk.later(minutes(90));
    await desk.says('alex', folder);
    expect(await asked(desk, isItAbout)).toBe(1);
  });

  it('a problem that comes again reopens its ticket, with whoever had it', async () => {
    const desk = await start();
    await atWork(desk);
    await desk.fills('robin', 'ticket.resolve.form', { done: 'Certificate renewed' }, { in: tier1 });
    await desk.presses('alex', 'ticket.confirm');
    await desk.later(days(2));
    await desk.says('alex', `${vpn} any more`);
    const question = wordsOf(await desk.finds('alex', comeBack));
    expect(question).toContain(`${vpn}\nDH-1001 · Closed`);
    await desk.presses('alex', { verb: 'ticket.choose', title: vpn }, { on: comeBack });
    const [card, ...lines] = await threadOf(desk, 'DH-1001');
    expect(card).toContain('In progress');
    expect(card).toContain('Robin Sample');
    expect(lines.join('\n')).toMatch(/Alex Example reopened this[^]*My VPN does not connect any more/);
    expect(await desk.status('alex', 'DH-1001')).toContain('Robin Sample is on it');
    expect(await ticketNumbers(desk)).toEqual([1001]);
  });

  it('or is a new one: if they say so, if it is another’s, or too long ago', async () => {
    const desk = await start();
    await desk.reports('alex', vpn);
    await desk.presses('alex', 'ticket.withdraw');
    await desk.says('sam', vpn);
    expect((await desk.reads('sam')).join('\n')).not.toContain(comeBack);
    await desk.says('alex', vpn);
    await desk.presses('alex', 'ticket.new', { on: comeBack });
    await desk.presses('alex', 'report.human');
    expect(await desk.status('alex', 'DH-1001')).toContain('Withdrawn');
    expect((await threadOf(desk, 'DH-1002'))[0]).toContain(vpn);
    await desk.presses('alex', 'ticket.withdraw', { on: 'DH-1002' });
    await desk.later(days(15));
    await desk.says('alex', vpn);
    expect(await asked(desk, comeBack)).toBe(0);
  });
});
