import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { tier1, tier2, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { toastOf, wordsOf } from '../support/reading.ts';

type Json = Record<string, unknown>;
type Data = Json & { ticketId?: string };

/** The last invoke of that kind, to be sent again with other data. */
async function lastInvoke(desk: TestDesk, name: string): Promise<Json> {
  return (await desk.teams.deliveries()).findLast(({ activity }) => activity['name'] === name)!.activity;
}

let copies = 0;

/** Sends data that no button holds; what the person is told. */
async function send(desk: TestDesk, like: Json, data: unknown, from = like['from']): Promise<string> {
  const { action } = like['value'] as { action?: Json };
  const value = action ? { action: { ...action, data }, trigger: 'manual' } : { data };
  copies += 1;
  const { status, body } = await desk.teams.deliver({ ...like, id: `f:bad-${copies}`, from, value });
  expect(status).toBe(200);
  await desk.settle();
  return JSON.stringify(body);
}

const accountOf = async (desk: TestDesk, as: string) => {
  const { teamsId: id, aadObjectId, name } = await desk.teams.person(as);
  return { id, aadObjectId, name };
};

eachDatabase((_name, open) => {
  const start = useDesk(open, { readAll: true });

  it('buttons that send nonsense get a plain answer and change nothing', async () => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const like = await lastInvoke(desk, 'adaptiveCard/action');
    const good = (like['value'] as { action: { data: Data } }).action.data;
    const without = (name: string) =>
      Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
    const bad: unknown[] = [
      null,
      undefined,
      '',
      'ticket.claim',
      42,
      [],
      [good],
      {},
      { v: 1 },
      { ...good, v: 2 },
      { ...good, v: '1' },
      { ...good, type: 'ticket.explode' },
      { ...good, type: 'constructor' },
      { ...good, type: ['ticket.claim'] },
      without('ticketId'),
      without('shown'),
      { ...good, ticketId: 7 },
      { ...good, ticketId: { $ne: '' } },
      { ...good, ticketId: 'x'.repeat(10_000) },
      { ...good, ticketId: 'a\u0000b' },
      { ...good, shown: { state: 'asleep', tier: 1 } },
      { ...good, shown: { state: 'new', tier: '1' } },
      { ...good, shown: 'new' },
      JSON.parse('{"__proto__": {"type": "ticket.claim"}, "v": 1}'),
    ];
    const before = await desk.reads('robin', tier1);
    for (const data of bad) expect(await send(desk, like, data)).toMatch(/This card is out of date/);
    expect(await send(desk, like, { ...good, ticketId: 'no-such-ticket' })).toMatch(
      /can’t find that ticket|Only the team/,
    );
    expect(await desk.reads('robin', tier1)).toEqual(before);
    expect(await desk.status('alex', ticket)).toContain('Robin Sample is on it');
  });

  it('fields that are missing, too long or of the wrong kind come back with what to do', async () => {
    const desk = await start();
    await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const claim = (await lastInvoke(desk, 'adaptiveCard/action'))['value'] as { action: { data: Data } };
    const { ticketId } = claim.action.data;
    const shown = { state: 'inProgress', tier: 1 };
    await desk.presses('robin', 'ticket.note.form', { in: tier1 });
    const like: Json = { ...(await lastInvoke(desk, 'task/fetch')), name: 'task/submit' };
    const onTicket = { v: 1, ticketId, shown };
    const bad: [Json, RegExp][] = [
      [{ type: 'ticket.note', v: 1, ticketId }, /Please fill this in/],
      [{ type: 'ticket.note', v: 1, ticketId, text: ' \n ' }, /Please fill this in/],
      [{ type: 'ticket.note', v: 1, ticketId, text: 7 }, /Please fill this in/],
      [{ type: 'ticket.note', v: 1, ticketId, text: 'x'.repeat(8_001) }, /keep it under 8.?000 characters/],
      [{ type: 'ticket.wait', ...onTicket, on: 'weather' }, /Please choose one/],
      [{ type: 'ticket.wait', ...onTicket, on: 'date', until: '2026-02-31' }, /Please pick a date/],
      [{ type: 'ticket.wait', ...onTicket, on: 'date' }, /Please pick a date/],
      [{ type: 'ticket.change', ...onTicket, category: 'plumbing', severity: 'A' }, /Please choose one/],
      [{ type: 'ticket.change', ...onTicket, category: 'other', severity: 'Z' }, /Please choose one/],
      [{ type: 'ticket.assign', ...onTicket }, /Please choose one/],
      [{ type: 'report.submit', v: 1, title: 'x'.repeat(121) }, /keep it under 120 characters/],
    ];
    for (const [data, answer] of bad)
      expect([data, await send(desk, like, data)]).toEqual([data, expect.stringMatching(answer)]);
    const past = { type: 'ticket.wait', ...onTicket, on: 'date', until: '2020-01-01' };
    expect(await send(desk, like, past)).toMatch(
      /Please pick a date from tomorrow on|changed in the meantime/,
    );
    const [, ...lines] = await desk.thread('robin', 'DH-1001', tier1);
    expect(lines.map(wordsOf)).toEqual(['Robin Sample picked this up']);
  });

  it('somebody else’s request stays theirs, whatever is sent', async () => {
    const desk = await start();
    await desk.reports('alex', 'My secret project does not compile');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const claim = (await lastInvoke(desk, 'adaptiveCard/action'))['value'] as { action: { data: Data } };
    const { ticketId } = claim.action.data;
    await desk.says('sam', 'help');
    await desk.presses('sam', 'requests.list');
    const press = await lastInvoke(desk, 'adaptiveCard/action');
    await desk.presses('sam', 'report.form');
    const fetch: Json = await lastInvoke(desk, 'task/fetch');
    const onTicket = { v: 1, ticketId, shown: { state: 'inProgress', tier: 1 } };
    const tried: [Json, string][] = [
      ...['withdraw', 'reopen', 'confirm', 'claim', 'release', 'endWait'].map((verb): [Json, string] => [
        press,
        `ticket.${verb}`,
      ]),
      ...['comment.form', 'details.form', 'reject.form', 'note.form', 'resolve.form', 'assign.form'].map(
        (verb): [Json, string] => [fetch, `ticket.${verb}`],
      ),
      ...['comment', 'details', 'reject', 'rate', 'note', 'reply', 'resolve', 'raise'].map(
        (verb): [Json, string] => [{ ...fetch, name: 'task/submit' }, `ticket.${verb}`],
      ),
    ];
    for (const [like, type] of tried) {
      const filled = { text: 'x', reason: 'x', done: 'x', details: 'x', rating: 1 };
      const said = await send(desk, like, { ...onTicket, ...filled, type });
      expect([type, said]).toEqual([
        type,
        expect.stringMatching(/for the person who reported it|Only the team/),
      ]);
      expect(said).not.toContain('secret');
    }
    expect((await desk.reads('sam')).join('\n')).not.toContain('secret');
    expect((await desk.thread('robin', 'DH-1001', tier1)).length).toBe(2);
  });

  it('a stale card says so; a comment makes none stale', async () => {
    const desk = await start();
    const ticket = await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const open1 = (button: string) => desk.presses('robin', button, { in: tier1 });
    const sendForm = async (opened: Awaited<ReturnType<typeof open1>>, inputs: Json) => {
      const outcome = await desk.teams.submit('robin', opened, inputs);
      await desk.settle();
      return outcome;
    };
    // The owner changed while the dialog was open.
    const raise = await open1('ticket.raise.form');
    await desk.presses('robin', 'ticket.release', { in: tier1 });
    await desk.presses('kim', 'ticket.claim', { in: tier1 });
    expect(toastOf(await sendForm(raise, { reason: 'x' }))).toMatch(
      /changed in the meantime|Kim Placeholder has this ticket/,
    );
    expect(wordsOf((await desk.thread('robin', ticket, tier1))[0]!)).toContain('Kim Placeholder');
    // A user's comment and an answer that ends a wait do not count.
    await desk.presses('kim', 'ticket.release', { in: tier1 });
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    await desk.fills('robin', 'ticket.ask.form', { text: 'Which room?' }, { in: tier1 });
    const resolve = await open1('ticket.resolve.form');
    await desk.says('alex', 'Room 5');
    expect(await sendForm(resolve, { done: 'Cable' })).toEqual({ type: 'done' });
    // The user's old card, after it was resolved.
    const [question] = [await desk.finds('alex', 'Did this solve it?')];
    await desk.presses('alex', 'ticket.confirm', { on: 'Cable' });
    expect(wordsOf((await desk.thread('robin', ticket, tier1))[0]!)).toContain('closed');
    expect(question.card).not.toBeNull();
  });

  it('a card of the tier it has left leads nowhere, and says so', async () => {
    const desk = await start();
    await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const claim = await lastInvoke(desk, 'adaptiveCard/action');
    await desk.fills('robin', 'ticket.raise.form', { reason: 'Gateway' }, { in: tier1 });
    const { data } = (claim['value'] as { action: { data: Json } }).action;
    for (const as of ['robin', 'toni']) {
      const said = await send(desk, claim, data, await accountOf(desk, as));
      expect(said).toMatch(/goes on somewhere else/);
    }
    expect(wordsOf((await desk.thread('toni', 'DH-1001', tier2))[0]!)).toContain('Nobody yet');
  });
});
