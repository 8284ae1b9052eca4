import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { escalations, minutes, tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { caseOf, device, escalatorsOf, incident, sendsElsewhere, suspicion } from '../support/escalation.ts';
import { buttonsOf, toastOf, wordsOf } from '../support/reading.ts';

const hours = (count: number) => minutes(60 * count);

eachDatabase((_name, open) => {
  const start = useDesk(open);
  const approves = (desk: TestDesk) => desk.presses('jo', 'escalation.approve', { in: escalations });

  it('a vendor gets a mail, and what it answers is recorded by a person', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, card, lines, ticket } = await caseOf(desk, 'My laptop screen flickers since I dropped it', {
      category: 'device',
    });
    await asks(device);
    await approves(desk);
    const [mail] = await desk.teams.outside();
    expect(mail).toMatchObject({ receiver: 'support@vendor.example.com', kind: 'mail', ticket, repeats: 0 });
    expect(mail!.subject).toMatch(new RegExp(`^\\[${ticket}\\] My laptop screen flickers`));
    expect(mail!.text).toContain('Serial number: SN-4711');
    expect(mail!.text).toContain('Approved by Jo Placeholder');
    await desk.fills('jo', 'escalation.case.form', { caseNumber: 'RMA-9' }, { in: escalations });
    expect(await card()).toContain('With the hardware vendor, case RMA-9');
    expect(await desk.status('alex', ticket)).toContain('the hardware vendor, where it is case RMA-9');
    await desk.fills(
      'robin',
      'escalation.update.form',
      { update: 'question', text: 'Is the frame bent?' },
      { in: tier1, on: ticket },
    );
    expect((await lines()).at(-1)).toContain('A question from the hardware vendor: Is the frame bent?');
    await desk.fills(
      'robin',
      'escalation.answer.form',
      { text: 'No, it is straight.' },
      { in: tier1, on: ticket },
    );
    const answer = (await desk.teams.outside()).at(-1)!;
    expect(answer).toMatchObject({ inReplyTo: mail!.messageId, kind: 'mail' });
    expect(answer.subject).toContain('[RMA-9]');
    expect(answer.text).toContain('No, it is straight.');
  });

  it('a mail server that is down, or says nothing, doubles nothing unmarked', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, card, request } = await caseOf(desk, 'My laptop screen flickers', { category: 'device' });
    await asks(device);
    await desk.teams.change({ mailDown: true });
    await approves(desk);
    expect(await card()).toContain('For the hardware vendor, not delivered yet');
    await desk.teams.change({ mailDown: false, mailBroken: true });
    await desk.later(minutes(1));
    await desk.teams.change({ mailBroken: false });
    // Twice nobody knew whether it arrived: a person decides, and the mailbox knows it by its Message-ID.
    expect(await request()).toContain('couldn’t be delivered to');
    await desk.presses('chris', 'escalation.retry', { in: escalations });
    expect(await desk.teams.outside()).toMatchObject([{ kind: 'mail', repeats: 2 }]);
    expect(await card()).toContain('With the hardware vendor');
  });

  it('by hand: the package as text, the portal, the number, and news to carry', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, card, request, lines, ticket } = await caseOf(
      desk,
      'Outlook crashes when I open any calendar',
      {
        category: 'microsoft-apps',
      },
    );
    await asks({
      version: '2608',
      contract: 'U-1',
      businessImpact: 'No meetings',
      tried: 'Repair',
      phone: '+1 555 0100',
    });
    await approves(desk);
    expect(await desk.teams.outside()).toEqual([]);
    expect(await request()).toContain('Approved, to be carried by hand');
    expect(await request()).toContain('Please carry it to Microsoft support by hand');
    expect(await card()).toContain('Approved, to be carried to Microsoft support by hand');
    expect(await desk.status('alex', ticket)).toContain(
      'approved to go to Microsoft support, and it’s on its way',
    );
    expect((await desk.hears('jo', escalations)).at(-1)).toContain(
      `${ticket} is approved. Please carry it to Microsoft support by hand`,
    );
    const posted = await desk.finds(
      'jo',
      (message) => buttonsOf(message.card).includes('escalation.copy.form'),
      escalations,
    );
    expect(JSON.stringify(posted.card)).toContain('https://serviceshub.microsoft.com');
    const copy = await desk.presses('jo', 'escalation.copy.form', { in: escalations });
    if (copy.type !== 'dialog') throw new Error(JSON.stringify(copy));
    const text = wordsOf({ card: copy.dialog.card });
    expect(text).toContain('Product: Microsoft Outlook');
    expect(text).toContain('Contract or access id: U-1');
    await desk.fills('jo', 'escalation.case.form', { caseNumber: '2611250001' }, { in: escalations });
    expect(await card()).toContain('With Microsoft support, case 2611250001');
    expect(await desk.status('alex', ticket)).toContain('passed it to Microsoft support, where it is case');
    expect((await lines()).at(-1)).toContain('Jo Placeholder recorded the case number: 2611250001');
    await desk.fills(
      'robin',
      'escalation.withdraw.form',
      { reason: 'It works again' },
      { in: tier1, on: ticket },
    );
    expect((await desk.reads('jo', escalations)).at(-1)).toContain(
      'please tell Microsoft support by hand what is new',
    );
    expect(await card()).toContain('In progress');
    expect((await lines()).at(-1)).toContain('Robin Sample withdrew the escalation: It works again');
    const over = await request();
    expect(over).toContain('Please tell Microsoft support by hand');
    for (const words of ['2611250001', 'It works again']) expect(over).toContain(words);
  });

  it('what stays unreachable is left to a person after four hours, and goes out once when tried again', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, request } = await caseOf(desk);
    await asks();
    await desk.teams.addFault({ path: '^/outside/', count: 0, effect: { type: 'acceptThen', then: '504' } });
    await approves(desk);
    for (let tries = 0; tries < 30; tries += 1) await desk.later(minutes(10));
    expect(await request()).toContain('Please try again, or carry it there by hand');
    expect((await desk.reads('jo', escalations)).at(-1)).toContain(
      'couldn’t be delivered to Managed Desktop Operations',
    );
    await desk.teams.clearFaults();
    expect(toastOf(await desk.presses('kim', 'escalation.retry', { in: escalations }))).toContain(
      'Only whoever has the ticket',
    );
    await desk.presses('chris', 'escalation.retry', { in: escalations });
    expect(await request()).toContain('OPS-2041');
    // The destination had it all along, and knew the repeats by their id.
    const items = await desk.teams.outside();
    expect(items).toHaveLength(1);
    expect(items[0]!.repeats).toBeGreaterThan(0);
  });

  it('a case that is withdrawn is taken back there, and never heard of where it had not arrived', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, ticket } = await caseOf(desk);
    await asks();
    await approves(desk);
    await desk.presses('alex', 'ticket.withdraw');
    const items = await desk.teams.outside();
    expect(items.map(({ body }) => body!['type'])).toEqual(['case.opened', 'case.withdrawn']);
    expect((await desk.reads('jo', escalations)).join('\n')).toContain(
      `${ticket} to Managed Desktop Operations: Withdrawn.`,
    );

    const other = await caseOf(desk, 'OneDrive says upload blocked for me too', { user: 'sam' });
    await other.asks();
    await desk.teams.setDown(false);
    await desk.fills('robin', 'escalation.withdraw.form', { reason: '' }, { in: tier1, on: other.ticket });
    expect(await desk.teams.outside()).toHaveLength(2);
  });

  it('a case goes on to another destination with its story; the first is told and no longer heard', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, card, ticket } = await caseOf(desk);
    await asks();
    await approves(desk);
    const [first] = await desk.teams.outside();
    await desk.teams.answerBack({ item: first!.id, type: 'question', text: 'Isn’t this the battery?' });
    await desk.settle();
    const { tried: _known, ...asked } = { ...device, maker: 'Fabrikam' };
    await sendsElsewhere(desk, 'chris', ticket, 'hardware', asked);
    const items = await desk.teams.outside();
    const arrived = items.filter(({ direction }) => direction === 'in');
    expect(arrived.map(({ receiver, body }) => `${receiver} ${String(body!['type'])}`).sort()).toEqual([
      'fabrikam case.opened',
      'operations case.opened',
      'operations case.withdrawn',
    ]);
    const opened = arrived.find(({ receiver }) => receiver === 'fabrikam');
    expect(opened!.body).toMatchObject({
      package: { tried: `${incident.tried}\nManaged Desktop Operations: Isn’t this the battery?` },
    });
    expect(await card()).toContain('With the hardware vendor');
    const now = wordsOf(await desk.finds('jo', 'To Hardware vendor', escalations));
    expect(now).toContain('Isn’t this the battery?');
    const late = await desk.teams.answerBack({ item: first!.id, type: 'resolved', text: 'Done' });
    expect(late).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining('transferred') } },
    });
  });

  it('what an agent suspects goes to the security contact at once, and the escalators know', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asksFor, ticket, card } = await caseOf(desk, suspicion);
    const answer = await asksFor('security', {
      description: 'Alex typed the password on a fake page',
      impacted: 'Alex, LT-7',
    });
    expect(toastOf(answer)).toContain('The security contact has been alerted');
    const [mail] = await desk.teams.outside();
    expect(mail).toMatchObject({ receiver: 'security@contoso.com', kind: 'mail', ticket });
    expect(mail!.text).toContain('Sent by Deskhand at once, for Robin Sample.');
    expect((await desk.reads('jo', escalations)).at(-1)).toContain(`${ticket}: a suspected compromise.`);
    expect(await card()).toContain('With the security contact');
  });

  it('a solved case is reopened within a day, and not later', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, ticket } = await caseOf(desk);
    await asks(incident);
    await approves(desk);
    const [item] = await desk.teams.outside();
    const solves = async () => {
      await desk.teams.answerBack({ item: item!.id, type: 'resolved', text: 'Try again' });
      await desk.settle();
    };
    await solves();
    const reopens = () =>
      desk.fills('robin', 'escalation.reopen.form', { reason: 'Still blocked' }, { in: tier1, on: ticket });
    await desk.later(hours(23));
    await reopens();
    expect((await desk.teams.outside()).at(-1)).toMatchObject({
      body: { type: 'case.reopened', text: 'Still blocked' },
    });
    await solves();
    await desk.later(hours(25));
    expect(toastOf(await reopens())).toContain('for 24 hours, and those have passed');
  });
});
