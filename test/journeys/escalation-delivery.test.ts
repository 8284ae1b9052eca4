import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { escalations, minutes, tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { caseOf, device, escalatorsOf } from '../support/escalation.ts';

const kinds = (items: { body?: Record<string, unknown> }[]) => items.map(({ body }) => body?.['type']);

eachDatabase((_name, open) => {
  const start = useDesk(open);
  const approves = (desk: TestDesk) => desk.presses('jo', 'escalation.approve', { in: escalations });
  const down = (status: number, count = 0) =>
    ({ path: '^/outside/', count, effect: { type: 'answer', status } }) as const;

  it('sends what was approved, whatever becomes of the ticket meanwhile', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, request, ticket } = await caseOf(desk);
    await asks();
    await desk.teams.addFault(down(503));
    await approves(desk);
    await desk.fills(
      'robin',
      'ticket.change.form',
      { category: 'access', severity: 'A' },
      { in: tier1, on: ticket },
    );
    await desk.teams.clearFaults();
    await desk.later(minutes(1));
    const [arrived] = await desk.teams.outside();
    expect(arrived!.body).toMatchObject({ package: { severity: 'C', category: 'managed-setting' } });
    expect(await request()).toContain('C · Minor');
    expect(await request()).not.toContain('A · Critical');
  });

  it('after a refusal is told at once, and what is said meanwhile waits for the case', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, request, card, where } = await caseOf(desk);
    await asks();
    await desk.teams.addFault(down(403, 1));
    await approves(desk);
    expect(await request()).toContain('couldn’t be delivered to');
    expect(await card()).toContain('not delivered yet');
    await desk.says('robin', { text: '/answer It is Western Europe', mentions: ['bot'] }, where);
    await desk.later(minutes(1));
    expect(await desk.teams.outside()).toEqual([]);
    await desk.presses('jo', 'escalation.retry', { in: escalations });
    await desk.later(minutes(1));
    expect(kinds(await desk.teams.outside())).toEqual(['case.opened', 'case.answered']);
  });

  it('sends no more what is taken back before it arrived', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, ticket, where } = await caseOf(desk);
    const takesBack = () =>
      desk.fills('robin', 'escalation.withdraw.form', { reason: '' }, { in: tier1, on: ticket });
    await asks();
    await desk.teams.addFault(down(503));
    await approves(desk);
    await takesBack();
    await desk.teams.clearFaults();
    await desk.later(minutes(60));
    // Whoever answers 503 may have kept the case all the same.
    expect(kinds(await desk.teams.outside())).toEqual(['case.withdrawn']);

    await asks();
    await desk.teams.addFault(down(403, 1));
    await approves(desk);
    await desk.says('robin', { text: '/answer One more thing', mentions: ['bot'] }, where);
    await takesBack();
    await desk.later(minutes(60));
    expect(kinds(await desk.teams.outside())).toEqual(['case.withdrawn', 'case.withdrawn']);
    const waiting = desk.desk.db.selectFrom('outbox').select('id').where('lane', 'like', 'destination%');
    expect(await waiting.where('state', '=', 'pending').execute()).toEqual([]);
  });

  it('lets nothing overtake what was given up, until somebody has seen to it', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, request, where } = await caseOf(desk);
    await asks();
    await approves(desk);
    const answers = (words: string) =>
      desk.says('robin', { text: `/answer ${words}`, mentions: ['bot'] }, where);
    await desk.teams.addFault(down(403, 1));
    await answers('First');
    await answers('Second');
    await desk.later(minutes(30));
    expect(kinds(await desk.teams.outside())).toEqual(['case.opened']);
    expect(await request()).toContain('couldn’t be delivered');
    await desk.presses('jo', 'escalation.retry', { in: escalations });
    await desk.later(minutes(30));
    expect((await desk.teams.outside()).map(({ text }) => text).slice(1)).toEqual(['First', 'Second']);
    expect(await request()).not.toContain('couldn’t be delivered');
  });

  it('of a withdrawal that can’t be delivered leaves the way to do it', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, request, ticket } = await caseOf(desk);
    await asks();
    await approves(desk);
    await desk.teams.addFault(down(403, 1));
    await desk.fills('robin', 'escalation.withdraw.form', { reason: '' }, { in: tier1, on: ticket });
    expect(await request()).toContain('They couldn’t be told. Please try again');
    expect(await request()).toContain('OPS-2041');
    await desk.presses('jo', 'escalation.retry', { in: escalations });
    expect(kinds(await desk.teams.outside())).toEqual(['case.opened', 'case.withdrawn']);
    expect(await request()).not.toContain('couldn’t be told');
  });

  it('counts as delivered once the destination speaks of it, whatever it answered', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks, request, where, ticket } = await caseOf(desk);
    await asks();
    await desk.teams.addFault({ path: '^/outside/', count: 0, effect: { type: 'acceptThen', then: '504' } });
    await approves(desk);
    for (let tries = 0; tries < 30; tries += 1) await desk.later(minutes(10));
    expect(await request()).toContain('couldn’t be delivered to');
    await desk.teams.clearFaults();
    const [item] = await desk.teams.outside();
    await desk.teams.answerBack({ item: item!.id, type: 'question', text: 'Which region?' });
    await desk.settle();
    expect(await request()).not.toContain('couldn’t be delivered');
    await desk.says('robin', { text: '/answer Western Europe', mentions: ['bot'] }, where);
    await desk.fills('robin', 'escalation.withdraw.form', { reason: '' }, { in: tier1, on: ticket });
    expect(kinds(await desk.teams.outside())).toEqual([
      'case.opened',
      'question',
      'case.answered',
      'case.withdrawn',
    ]);
  });

  it('by mail has the title that was approved, not the user’s own', async () => {
    const desk = await start();
    await escalatorsOf(desk);
    const { asks } = await caseOf(desk, 'My laptop screen flickers since I dropped it at the bar', {
      category: 'device',
    });
    await asks({ ...device, title: 'Screen flickers', description: 'Flickers when it is moved.' });
    await approves(desk);
    const [mail] = await desk.teams.outside();
    expect(mail!.subject).toBe('[DH-1001] Screen flickers');
    expect(JSON.stringify(mail)).not.toContain('at the bar');
  });
});
