import { expect, it } from '@jest/globals';
import { text } from '../../src/locales/text.ts';
import { sealCheckpoint } from '../../src/store/checkpoints.ts';
import { verifyChains } from '../../src/store/audit-verify.ts';
import { atWork } from '../support/at-work.ts';
import { eachDatabase } from '../support/databases.ts';
import { escalations, minutes, tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { caseOf, escalatorsOf } from '../support/escalation.ts';
import { reportStates, ticketNumbers } from '../support/knowledge.ts';
import { wordsOf } from '../support/reading.ts';

const clicked = 'I clicked a strange link and typed my password';
const toDo = 'Please do this now';

eachDatabase((_name, open) => {
  const start = useDesk(open);

  const cardOf = async (desk: TestDesk, ticket: string) =>
    wordsOf((await desk.thread('robin', ticket, tier1))[0]!);

  /** What the security contact got, in order: which ticket, and what about it. */
  const toSecurity = async (desk: TestDesk) =>
    (await desk.teams.outside())
      .filter(({ receiver }) => receiver === 'security@contoso.com')
      .map(
        ({ ticket, text: words }) => `${ticket} ${words?.includes('We withdraw') ? 'withdrawn' : 'opened'}`,
      );

  const alarms = async (desk: TestDesk, as = 'alex') =>
    (await desk.reads(as)).filter((words) => words.startsWith(toDo));

  it('words are enough: the security contact has it, the escalators know, the user reads what to do', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    await desk.says('alex', clicked);

    const [mail] = await desk.teams.outside();
    expect(mail).toMatchObject({ receiver: 'security@contoso.com', kind: 'mail', ticket: 'DH-1001' });
    expect(mail!.text).toContain(clicked);
    expect(mail!.text).toContain('Alex Example');
    expect((await desk.hears('jo', escalations)).at(-1)).toContain(
      'DH-1001: a suspected compromise. The security contact has been alerted.',
    );
    const card = await cardOf(desk, 'DH-1001');
    for (const part of ['A · Critical', 'With the security contact', clicked]) expect(card).toContain(part);

    const [read] = await alarms(desk);
    expect(read).toContain('The security contact has been alerted, and support has it as DH-1001.');
    expect(read).toContain('Disconnect the device from the network');
    expect(read).toContain('On another device, change the password you gave away');
    expect((await desk.reads('alex')).join('\n')).toContain('Passed to support as DH-1001');
    await desk.later(minutes(90));
    expect(await toSecurity(desk)).toEqual(['DH-1001 opened']);
    expect(await reportStates(desk)).toEqual(['ticket']);
  });

  it('nobody approved it, and the audit log says so and is whole', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    await desk.says('alex', clicked);
    const rows = await desk.desk.db.selectFrom('ticket_event').selectAll().orderBy('position').execute();
    const events = rows.filter(({ ticket_id: id }) => id !== 'desk').map(({ type, body }) => [type, body]);
    expect(events.map(([type]) => type)).toEqual([
      'TicketOpened',
      'EscalationRequested',
      'EscalationApproved',
    ]);
    expect(JSON.parse(events[2]![1]!)).toMatchObject({ route: 'security', atOnce: true });
    expect(JSON.stringify(rows)).not.toContain('strange link');
    const { secretKey: secret } = desk.desk.config;
    const seal = { now: desk.desk.now().toISOString(), secret };
    await desk.desk.db.transaction().execute((tx) => sealCheckpoint(tx, seal));
    expect(await verifyChains(desk.desk.db, { secret })).toMatchObject({ problems: [] });
  });

  it('who takes it back tells the security contact', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    await desk.says('alex', clicked);
    await desk.presses('alex', 'ticket.withdraw');
    expect(await toSecurity(desk)).toEqual(['DH-1001 opened', 'DH-1001 withdrawn']);
    expect((await desk.reads('jo', escalations)).join('\n')).toContain(
      'DH-1001 to Security contact: Withdrawn.',
    );
    await desk.later(minutes(1));
    await desk.says('alex', `${clicked}, again`);
    expect(await toSecurity(desk)).toEqual(['DH-1001 opened', 'DH-1001 withdrawn', 'DH-1002 opened']);
  });

  it('two messages of the same minute are one alarm', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    await desk.says('alex', clicked);
    await desk.later(20_000);
    await desk.says('alex', 'I clicked the link in a mail, and I entered my password on a fake page');
    await desk.later(20_000);
    await desk.says('alex', 'it was at nine this morning');
    expect(await toSecurity(desk)).toEqual(['DH-1001 opened']);
    expect(await ticketNumbers(desk)).toEqual([1001]);
    expect(await alarms(desk)).toHaveLength(1);
    const thread = (await desk.thread('robin', 'DH-1001', tier1)).map(wordsOf).join('\n');
    expect(thread).toContain('I entered my password on a fake page');
    expect(thread).toContain('it was at nine this morning');
  });

  it('two messages at the same moment are one alarm', async () => {
    const desk = await start();
    const words = [clicked, 'I gave my password to a fake page'];
    await Promise.all(words.map((said) => desk.teams.say('alex', said)));
    await desk.settle();
    expect(await toSecurity(desk)).toEqual(['DH-1001 opened']);
    expect(await ticketNumbers(desk)).toEqual([1001]);
  });

  it('what two messages say together is an alarm, too', async () => {
    const desk = await start();
    await desk.says('alex', 'I clicked the link in the mail');
    await desk.later(5_000);
    await desk.says('alex', 'and typed my password there');
    expect(await toSecurity(desk)).toEqual(['DH-1001 opened']);
  });

  it('it waits behind nothing: not a report, an open ticket, an agent’s question', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { where } = await atWork(desk);
    await desk.says('robin', { text: '/ask Which error do you see?', mentions: ['bot'] }, where);
    await desk.says('alex', clicked);
    expect(await toSecurity(desk)).toEqual(['DH-1002 opened']);
    expect(await alarms(desk)).toHaveLength(1);
    const first = (await desk.thread('robin', 'DH-1001', tier1)).map(wordsOf).join('\n');
    expect(first).not.toContain('strange link');
    expect(await desk.status('alex', 'DH-1001')).toContain('Robin Sample needs your answer');

    await desk.says('sam', 'Something is odd with my laptop');
    await desk.says('sam', clicked);
    expect(await toSecurity(desk)).toEqual(['DH-1002 opened', 'DH-1003 opened']);
    expect(await cardOf(desk, 'DH-1003')).not.toContain('odd');
    // What was reported before stays a matter of its own.
    await desk.presses('sam', 'report.human', { on: 'Something is odd' });
    expect(await cardOf(desk, 'DH-1004')).toContain('Something is odd with my laptop');
  });

  it('on a form, and in a comment on a ticket, it is an alarm as well', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    await desk.says('alex', 'help');
    const form = { title: clicked, category: 'other', reach: 'onlyMe', canWork: 'yes' };
    await desk.fills('alex', 'report.form', form);
    expect(await cardOf(desk, 'DH-1001')).toContain('A · Critical');
    expect(await alarms(desk)).toHaveLength(1);
    await desk.reports('sam', 'My VPN does not connect');
    await desk.fills('sam', 'ticket.comment.form', { text: clicked });
    expect(await toSecurity(desk)).toEqual(['DH-1001 opened', 'DH-1003 opened']);
    expect(await alarms(desk, 'sam')).toHaveLength(1);
    expect((await desk.thread('robin', 'DH-1002', tier1)).map(wordsOf).at(-1)).toContain(clicked);
  });

  it('added as a detail, or as the reason why nothing is solved, it is one, too', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    await desk.reports('alex', 'My VPN does not connect');
    await desk.fills('alex', 'ticket.details.form', { details: clicked });
    await desk.reports('sam', 'Excel crashes when I print');
    await desk.presses('robin', 'ticket.claim', { in: tier1, on: 'DH-1003' });
    await desk.fills('robin', 'ticket.resolve.form', { done: 'Repaired it' }, { in: tier1, on: 'DH-1003' });
    await desk.fills('sam', 'ticket.reject.form', { reason: clicked });
    expect(await toSecurity(desk)).toEqual(['DH-1002 opened', 'DH-1004 opened']);
    for (const as of ['alex', 'sam']) expect(await alarms(desk, as)).toHaveLength(1);
  });

  it('in an edit, and where an agent reports for a caller, too', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { id } = await desk.says('alex', 'I clicked the link');
    await desk.edits('alex', id, clicked);
    await desk.says('robin', `new for Sam Sample: the caller says: ${clicked}`);
    expect(await toSecurity(desk)).toEqual(['DH-1001 opened', 'DH-1002 opened']);
    for (const as of ['alex', 'sam']) expect(await alarms(desk, as)).toHaveLength(1);
  });

  it.each([
    ['de', 'Ich habe auf einen komischen Link geklickt und mein Passwort eingegeben'],
    ['fr', 'J’ai cliqué sur un lien bizarre et saisi mon mot de passe'],
    ['es', 'Hice clic en un enlace raro y puse mi contraseña'],
  ])('in %s, and what to do is said in it', async (language, words) => {
    const desk = await start();
    await desk.says('alex', words);
    expect(await toSecurity(desk)).toEqual(['DH-1001 opened']);
    const t = text(language);
    const card = wordsOf(await desk.finds('alex', t('card.alarm.title')));
    expect(card).toContain(t('card.alarm.step.disconnect'));
    expect(card).toContain(t('card.alarm.told', { ticket: 'DH-1001' }));
    expect(await cardOf(desk, 'DH-1001')).toContain('With the security contact');
  });

  it('an alarm that came by an edit goes with its message when that is deleted', async () => {
    const desk = await start();
    await desk.reports('alex', 'My VPN does not connect');
    const { id } = await desk.says('alex', 'there was a mail');
    await desk.edits('alex', id, clicked);
    expect(await cardOf(desk, 'DH-1002')).toContain(clicked);
    await desk.deletes('alex', id);
    for (const ticket of ['DH-1001', 'DH-1002'])
      expect(await cardOf(desk, ticket)).not.toContain('strange link');
    const { db } = desk.desk;
    const kept = [
      await db.selectFrom('report_fragment').select('plain as words').execute(),
      await db.selectFrom('message').select('plain as words').execute(),
      await db.selectFrom('words').select('body as words').where('kind', '=', 'title').execute(),
    ];
    expect(JSON.stringify(kept)).not.toContain('strange link');
  });

  it('what only sounds like it is no alarm', async () => {
    const desk = await start();
    await desk.says('alex', 'I have not clicked the strange link in that mail');
    await desk.presses('alex', 'report.human');
    expect(await desk.teams.outside()).toEqual([]);
    expect(await alarms(desk)).toEqual([]);
    expect(await cardOf(desk, 'DH-1001')).not.toContain('Critical');
  });

  it('a ticket that is with somebody else already gets its alarm, too', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks } = await caseOf(desk);
    await asks();
    await desk.says('alex', clicked);
    expect(await toSecurity(desk)).toEqual(['DH-1002 opened']);
  });

  it('a comment on a ticket that is to go elsewhere is an alarm all the same', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks } = await caseOf(desk);
    await asks();
    await desk.fills('alex', 'ticket.comment.form', { text: clicked });
    expect(await toSecurity(desk)).toHaveLength(1);
    expect(await alarms(desk)).toHaveLength(1);
  });

  it('what is new after a false alarm is an alarm again', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    await desk.says('alex', clicked);
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    await desk.fills('robin', 'escalation.withdraw.form', { reason: 'It was a drill' }, { in: tier1 });
    await desk.later(minutes(10));
    await desk.says('alex', 'I opened a phishing mail and typed my password on a fake page');
    expect((await toSecurity(desk)).map((line) => line.split(' ')[1])).toEqual([
      'opened',
      'withdrawn',
      'opened',
    ]);
  });

  it('who reports for somebody else names them', async () => {
    const desk = await start();
    const sam = await desk.teams.person('sam');
    await desk.says('alex', 'help');
    const form = { title: 'Sam clicked a strange link and typed the password', category: 'access' };
    const values = { ...form, reach: 'onlyMe', canWork: 'yes', affectedId: sam.aadObjectId };
    await desk.fills('alex', 'report.other', values);
    const [mail] = await desk.teams.outside();
    expect(mail!.text).toMatch(/Affected:\s+Sam Sample/);
  });
});
