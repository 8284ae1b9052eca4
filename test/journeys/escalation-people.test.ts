import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { escalations, minutes, partnerChannel, tier1, tier2, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { caseOf, device, escalatorsOf, incident, sendsElsewhere, suspicion } from '../support/escalation.ts';
import { toastOf, wordsOf } from '../support/reading.ts';

eachDatabase((_name, open) => {
  const start = useDesk(open);
  const approves = (desk: TestDesk) => desk.presses('jo', 'escalation.approve', { in: escalations });
  const asked = async (desk: TestDesk, as: string, where?: string) =>
    (await desk.hears(as, where)).filter((line) => line.includes('Please decide')).length;

  it('a request that comes again, or is another’s to decide now, is told again', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, ticket } = await caseOf(desk);
    await asks();
    expect(await asked(desk, 'jo', escalations)).toBe(1);
    await desk.fills('jo', 'escalation.askBack.form', { text: 'Which region?' }, { in: escalations });
    await asks();
    expect(await asked(desk, 'jo', escalations)).toBe(2);
    await desk.fills(
      'robin',
      'ticket.change.form',
      { category: 'managed-setting', severity: 'A' },
      { in: tier1, on: ticket },
    );
    expect((await desk.hears('morgan', escalations)).at(-1)).toContain(`Morgan Example ${ticket} asks to go`);
  });

  it('without a channel, too, and the card of a case that went elsewhere is with the escalators', async () => {
    const desk = await start();
    await escalatorsOf(desk, { channel: false });
    const { asks, ticket } = await caseOf(desk);
    await asks();
    expect(await asked(desk, 'jo')).toBe(0);
    await desk.fills('jo', 'escalation.askBack.form', { text: 'Which region?' });
    await asks();
    expect(await asked(desk, 'jo')).toBe(1);
    await desk.presses('jo', 'escalation.approve');
    await sendsElsewhere(
      desk,
      'chris',
      ticket,
      'microsoft',
      {
        product: 'OneDrive',
        version: '26.1',
        contract: 'U-1',
      },
      null,
    );
    for (const as of ['jo', 'chris'])
      expect(wordsOf(await desk.finds(as, 'To Microsoft Unified or Premier support'))).toContain(
        'Show as text',
      );
  });

  it('a suspected compromise without escalators reaches the IT admins, with its card', async () => {
    const desk = await start({ env: { SECURITY_CONTACT: 'manual' } });
    await desk.says('alex', 'I clicked a strange link and typed my password on a fake page');
    expect((await desk.hears('morgan')).at(-1)).toContain('DH-1001: a suspected compromise. Please tell');
    expect(wordsOf(await desk.finds('morgan', 'To Security contact'))).toContain('fake page');
    expect(wordsOf(await desk.finds('alex', 'Please do this now'))).toContain(
      'The people who handle this have been alerted, and support has it as DH-1001',
    );
  });

  it('a change of route to the security contact alarms at once, and the agent reads that', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, lines, ticket } = await caseOf(desk);
    await asks();
    const opened = await desk.presses('jo', 'escalation.prepare.form', { in: escalations, on: ticket });
    const form = await desk.teams.submit('jo', opened, {}, { data: { route: 'security' } });
    await desk.teams.submit('jo', form, {}, { data: { type: 'escalation.send' } });
    await desk.settle();
    expect(await desk.teams.outside()).toMatchObject([{ receiver: 'security@contoso.com' }]);
    expect((await lines()).at(-1)).toContain('this goes to the security contact at once');
  });

  it('a solved case that goes on elsewhere is over where it was, and its contact stays', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, ticket } = await caseOf(desk);
    await asks({ ...incident, phone: '+1 555 0111' });
    await approves(desk);
    const [item] = await desk.teams.outside();
    await desk.teams.answerBack({ item: item!.id, type: 'resolved', text: 'Done' });
    await desk.settle();
    const { phone: _own, ...asked } = { ...device, maker: 'Fabrikam' };
    await sendsElsewhere(desk, 'chris', ticket, 'hardware', asked);
    const sent = (await desk.teams.outside()).findLast(({ receiver }) => receiver === 'fabrikam');
    expect(sent!.body).toMatchObject({ package: { givenName: 'Robin', phone: '+1 555 0111' } });
    expect((await desk.reads('jo', escalations)).join('\n')).toContain(
      `${ticket} to Managed Desktop Operations: Transferred.`,
    );
    const late = await desk.teams.answerBack({ item: item!.id, type: 'question', text: 'Again?' });
    expect(JSON.stringify(late)).toContain('transferred');
  });

  it('the contact of a case is whoever asked, not whoever sends it on', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const own = await caseOf(desk, 'My laptop screen flickers', {
      category: 'device',
      owner: 'jo',
      user: 'sam',
    });
    await own.asks({ ...device, phone: '+1 555 0999' });
    const { asksFor, ticket } = await caseOf(desk, suspicion);
    await asksFor('security', { description: 'A fake page', impacted: 'Alex, LT-7', phone: '' });
    const transfer = { verb: 'escalation.prepare.form', data: { purpose: 'transfer' } };
    const opened = await desk.presses('jo', transfer, { in: escalations, on: ticket });
    const form = await desk.teams.submit('jo', opened, {}, { data: { route: 'hardware' } });
    if (form.type !== 'dialog') throw new Error(JSON.stringify(form));
    expect(JSON.stringify(form.dialog.card)).toContain('robin@contoso.com');
    expect(JSON.stringify(form.dialog.card)).not.toContain('+1 555 0999');
  });

  it('whoever asks where nobody may decide hears so', async () => {
    const desk = await start();
    const { asks } = await caseOf(desk);
    expect(toastOf(await asks())).toContain('nobody may decide that yet');
  });

  it('an escalator who doesn’t read the channel has the request in the chat', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const add = { html: 'add escalator <at>Toni Template</at>', mentions: ['bot', 'toni'] };
    await desk.says('morgan', add, { in: tier2 });
    const { asks, ticket } = await caseOf(desk);
    await asks();
    expect((await desk.hears('jo', escalations)).at(-1)).not.toContain('Toni Template');
    expect(wordsOf(await desk.finds('toni', 'To Managed Desktop Operations'))).toContain('Approve and send');
    await desk.presses('toni', 'escalation.approve');
    expect(await desk.teams.outside()).toMatchObject([{ ticket }]);
  });

  it('an escalator who adds the app gets the requests that wait', async () => {
    const desk = await start();
    await escalatorsOf(desk, { channel: false });
    await desk.teams.uninstall('chris');
    await desk.settle();
    const { asks } = await caseOf(desk);
    await asks();
    await desk.teams.install('chris');
    await desk.settle();
    expect(wordsOf(await desk.finds('chris', 'To Managed Desktop Operations'))).toContain('Approve and send');
  });

  it('what a destination says while nobody has the ticket is told, and comes along to the next tier', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, ticket } = await caseOf(desk);
    await asks();
    await approves(desk);
    await desk.presses('robin', 'ticket.release', { in: tier1, on: ticket });
    const [item] = await desk.teams.outside();
    await desk.teams.answerBack({ item: item!.id, type: 'question', text: 'Which <region>?' });
    await desk.settle();
    expect((await desk.hears('jo', escalations)).at(-1)).toContain(
      `${ticket}: Managed Desktop Operations has answered, and nobody has the ticket`,
    );
    await desk.fills('robin', 'ticket.raise.form', { reason: 'Yours' }, { in: tier1, on: ticket });
    const lines = (await desk.thread('toni', ticket, tier2)).map(wordsOf).join('\n');
    expect(lines).toContain('Managed Desktop Operations: Which <region>?');
  });

  it('a slash command sends nothing to the security contact by itself', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    await desk.says('alex', 'I clicked a strange link and typed my password');
    const onCard = { in: tier1, on: 'DH-1001' };
    await desk.presses('robin', 'ticket.claim', onCard);
    await desk.fills('robin', 'escalation.withdraw.form', { reason: 'It was a drill' }, onCard);
    const sent = await desk.teams.outside();
    const [root] = await desk.thread('robin', 'DH-1001', tier1);
    const inThread = { in: tier1, thread: root!.id };
    await desk.says('robin', { text: '/escalate no drill after all', mentions: ['bot'] }, inThread);
    await desk.later(minutes(1));
    expect(await desk.teams.outside()).toEqual(sent);
    expect((await desk.hears('robin')).at(-1)).toContain('I can’t tell where this should go');
  });

  it('a partner’s agent asks like any other, and the partner is named on ticket, package and log', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const serve = { text: 'serve tier 1 partner', mentions: ['bot'] };
    await desk.says('morgan', serve, { in: partnerChannel });
    await desk.presses('morgan', 'queue.take', { in: partnerChannel });
    const { asks, card, request } = await caseOf(desk, undefined, { owner: 'pat', channel: partnerChannel });
    await asks({ ...incident, email: 'pat@partner.example.com' });
    const name = 'Partner Desk';
    for (const shown of [await card(), await request()]) expect(shown).toContain(`Partner: ${name}`);
    await approves(desk);
    expect((await desk.teams.outside())[0]!.body).toMatchObject({ provider: 'partner', providerTeam: name });
    const logged = await desk.desk.db
      .selectFrom('ticket_event')
      .select('body')
      .where('type', '=', 'EscalationRequested')
      .execute();
    expect(logged.map(({ body }) => JSON.parse(body) as object)).toMatchObject([{ provider: 'partner' }]);
  });

  it('a form opens only for whom its end is not a no', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks } = await caseOf(desk, undefined, { severity: 'A' });
    await asks();
    const opens = async (as: string, verb: string) =>
      toastOf(await desk.presses(as, verb, { in: escalations }));
    for (const verb of ['escalation.decline.form', 'escalation.askBack.form', 'escalation.prepare.form']) {
      expect(await opens('kim', verb)).toContain('Only escalators decide');
      expect(await opens('jo', verb)).toContain('is an IT admin’s decision');
    }
    const refused = desk.desk.db.selectFrom('ticket_event').select('actor_id');
    expect(await refused.where('type', '=', 'DecisionRefused').execute()).toHaveLength(6);
    await desk.presses('morgan', 'escalation.approve', { in: escalations });
    for (const verb of ['escalation.update.form', 'escalation.copy.form', 'escalation.withdraw.form'])
      expect(await opens('kim', verb)).toContain('Only whoever has the ticket');
    const transfer = { verb: 'escalation.prepare.form', data: { purpose: 'transfer' } };
    expect(toastOf(await desk.presses('kim', transfer, { in: escalations }))).toContain(
      'Only escalators decide',
    );
  });

  it('a vendor’s case is a device’s: the requester may not decide on a transfer of the own request', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, ticket } = await caseOf(desk, 'My laptop screen flickers', {
      category: 'device',
      owner: 'jo',
    });
    await asks(device);
    await desk.presses('chris', 'escalation.approve', { in: escalations });
    const transfer = { verb: 'escalation.prepare.form', data: { purpose: 'transfer' } };
    expect(toastOf(await desk.presses('jo', transfer, { in: escalations, on: ticket }))).toContain(
      'You asked for this one yourself',
    );
  });
});
