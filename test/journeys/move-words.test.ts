import { expect, it } from '@jest/globals';
import { atWork } from '../support/at-work.ts';
import { eachDatabase } from '../support/databases.ts';
import { minutes, tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { ticketNumbers } from '../support/knowledge.ts';
import { lastSent, sendsAgain } from '../support/pressing.ts';
import { wordsOf } from '../support/reading.ts';

const vpn = 'My VPN does not connect';
const folder = 'I need access to the shared folder of Marketing';
const isItAbout = 'Is this about your open request?';

const picture = {
  kind: 'image',
  name: 'share.png',
  contentType: 'image/png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
} as const;

eachDatabase((_name, open) => {
  const start = useDesk(open);

  const threadOf = async (desk: TestDesk, ticket: string) =>
    (await desk.thread('robin', ticket, tier1)).map(wordsOf);

  /** What a post of the user's goes by in the dialog. */
  const burstOf = async ({ desk: { db } }: TestDesk, words: string): Promise<string> => {
    const found = db.selectFrom('message').select('burst_id').where('plain', '=', words);
    return (await found.executeTakeFirstOrThrow()).burst_id;
  };

  it('agents move what is about something else to a ticket of its own, and an edit reaches both', async () => {
    const desk = await start();
    const { tells, writes } = await atWork(desk);
    await tells('Which error do you see?');
    await desk.later(minutes(1));
    const said = await desk.says('alex', folder);
    await desk.later(minutes(1));
    await desk.says('alex', 'It says 809');
    const opened = await desk.presses('robin', 'ticket.move.form', { in: tier1, on: 'DH-1001' });
    if (opened.type !== 'dialog') throw new Error(JSON.stringify(opened));
    expect(wordsOf({ card: opened.dialog.card })).toMatch(/It says 809[^]*shared folder/);
    await desk.teams.submit('robin', opened, { burst: await burstOf(desk, folder) });
    await desk.settle();

    expect((await threadOf(desk, 'DH-1001')).at(-1)).toBe(
      'Robin Sample moved what was about something else to DH-1002.',
    );
    const [card] = await threadOf(desk, 'DH-1002');
    expect(card).toContain(`${folder}\nDH-1002 · Tier 1 · Sign-in and access`);
    expect(card).toContain('Alex Example');
    expect(card).not.toContain('809');
    expect(await desk.status('alex', 'DH-1002')).toContain(folder);

    await desk.edits('alex', said.id, `${folder}, to read only`);
    expect((await threadOf(desk, 'DH-1001')).join('\n')).toContain('to read only edited');
    expect((await threadOf(desk, 'DH-1002'))[0]).toContain(`${folder}, to read only`);
    await desk.deletes('alex', said.id);
    for (const ticket of ['DH-1001', 'DH-1002'])
      expect((await threadOf(desk, ticket)).join('\n')).not.toContain('shared folder');

    await desk.later(minutes(1));
    await desk.says('alex', 'and a new mouse, please');
    await desk.presses('alex', { verb: 'ticket.choose', title: vpn });
    await writes('@/move A new mouse');
    expect((await threadOf(desk, 'DH-1003'))[0]).toMatch(/^New[^]*A new mouse[^]*and a new mouse, please/);
    expect((await threadOf(desk, 'DH-1001')).at(-1)).toContain('to DH-1003');
  });

  it('an edit reaches both also where the user was asked first', async () => {
    const desk = await start();
    const { writes } = await atWork(desk);
    const { id } = await desk.says('alex', folder);
    await desk.presses('alex', 'ticket.choose', { on: isItAbout });
    await writes('@/move');
    await desk.edits('alex', id, `${folder}, to read only`);
    expect((await threadOf(desk, 'DH-1001')).join('\n')).toContain('to read only');
    expect((await threadOf(desk, 'DH-1002'))[0]).toContain('to read only');
  });

  it('what was sent with the words goes along, and goes with them', async () => {
    const desk = await start();
    const { writes } = await atWork(desk);
    const said = await desk.says('alex', { text: folder, attachments: [picture] });
    const picturesIn = async (ticket: string) =>
      (await desk.thread('robin', ticket, tier1)).filter(({ attachments }) => attachments.length > 0).length;
    await writes('@/move');
    expect([await picturesIn('DH-1001'), await picturesIn('DH-1002')]).toEqual([1, 1]);
    await desk.deletes('alex', said.id);
    expect([await picturesIn('DH-1001'), await picturesIn('DH-1002')]).toEqual([0, 0]);
    const kept = await desk.desk.db.selectFrom('file_chunk').select('file_id').execute();
    expect(kept).toEqual([]);
  });

  it('a picture without words becomes a ticket that says so', async () => {
    const desk = await start();
    const { writes } = await atWork(desk);
    await desk.says('alex', { text: '', attachments: [picture] });
    await writes('@/move');
    expect((await threadOf(desk, 'DH-1002'))[0]).toContain('A picture or a file, without words\nDH-1002');
    expect(await desk.status('alex', 'DH-1002')).toContain('A picture or a file, without words');
  });

  it('only the ticket’s agents move words, and only what the user wrote', async () => {
    const desk = await start();
    const { ticket } = await atWork(desk);
    await desk.says('alex', folder);
    await desk.presses('alex', 'ticket.choose', { on: isItAbout });
    await desk.fills('robin', 'ticket.move.form', {}, { in: tier1, on: ticket });
    const sent = await lastSent(desk, 'ticket.move');
    await sendsAgain(desk, sent);
    expect(await ticketNumbers(desk)).toEqual([1001, 1002]);
    await desk.later(minutes(1));
    await desk.says('alex', 'it says 809');
    await desk.presses('alex', { verb: 'ticket.choose', title: vpn });
    const burst = await burstOf(desk, 'it says 809');
    for (const as of ['toni', 'alex']) {
      const answer = await sendsAgain(desk, sent, { formId: `of-${as}`, burst }, as);
      expect(answer).toContain('Only the team that has this ticket');
    }
    const made = await sendsAgain(desk, sent, { formId: 'made-up', burst: 'no-such-words' }, 'robin');
    expect(made).toContain('hasn’t written anything');
    expect(await ticketNumbers(desk)).toEqual([1001, 1002]);
  });

  it('what was moved is not offered again', async () => {
    const desk = await start();
    const { writes } = await atWork(desk);
    await desk.says('alex', folder);
    await desk.presses('alex', 'ticket.choose', { on: isItAbout });
    await writes('@/move');
    await writes('@/move');
    expect(await ticketNumbers(desk)).toEqual([1001, 1002]);
    const opened = await desk.presses('kim', 'ticket.move.form', { in: tier1, on: 'DH-1001' });
    expect(JSON.stringify(opened)).not.toContain('shared folder');
  });

  it('while the user has written nothing more there is nothing to move, and an agent is told so', async () => {
    const desk = await start();
    const { writes } = await atWork(desk);
    const opened = await desk.presses('robin', 'ticket.move.form', { in: tier1 });
    if (opened.type !== 'dialog') throw new Error(JSON.stringify(opened));
    expect(wordsOf({ card: opened.dialog.card })).toContain('hasn’t written anything here yet');
    await writes('@/move');
    expect((await desk.hears('robin')).at(-1)).toContain('hasn’t written anything here yet');
  });
});
