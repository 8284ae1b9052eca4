import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { days, tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { toastOf, wordsOf } from '../support/reading.ts';

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

eachDatabase((_name, open) => {
  const start = useDesk(open);

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
