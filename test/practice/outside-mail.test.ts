import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { openClient } from '../../src/practice/client.ts';
import { spawnPractice } from '../../src/practice/process.ts';
import { startPractice } from '../../src/practice/server.ts';
import { useDesk } from './desk.ts';
import { mail, opened, outside, send } from './outside-senders.ts';

const desk = useDesk({ outside });

describe('a mail outside', () => {
  it('lies in the mailbox it was sent to, with its case', async () => {
    const { teams, server } = desk();
    await mail(server.smtpUrl);
    await mail(server.smtpUrl, {
      messageId: '<esc-2.2@desk.example.com>',
      inReplyTo: '<esc-2.1@desk.example.com>',
      references: '<esc-2.1@desk.example.com>',
      subject: 'Re: DH-1001: the dock is dead',
    });
    expect(await teams.outside()).toMatchObject([
      {
        kind: 'mail',
        direction: 'in',
        receiver: 'support@vendor.example',
        to: 'support@vendor.example',
        from: '"Deskhand" <deskhand@desk.example.com>',
        escalationId: 'esc-2',
        ticket: 'DH-1001',
        subject: 'DH-1001: the dock is dead',
        text: 'Hello,\n\nthe dock is dead: “no light”.',
        messageId: '<esc-2.1@desk.example.com>',
      },
      { inReplyTo: '<esc-2.1@desk.example.com>', references: ['<esc-2.1@desk.example.com>'] },
    ]);
  });

  it('is refused while the mailbox is down, also on a connection from before', async () => {
    const { teams, server } = desk();
    const pool = createTransport({ url: server.smtpUrl, pool: true, maxConnections: 1 });
    const plain = { from: 'a@desk.example.com', to: 'b@vendor.example', subject: 'Hello' };
    await pool.sendMail(plain);
    await teams.change({ mailDown: true });
    await expect(pool.sendMail(plain)).rejects.toMatchObject({ responseCode: 421 });
    await expect(createTransport(server.smtpUrl).verify()).rejects.toMatchObject({ responseCode: 421 });
    pool.close();
    expect(await teams.outside()).toMatchObject([{ subject: 'Hello' }]);
    await teams.change({ mailDown: false });
    await mail(server.smtpUrl);
    expect(await teams.outside()).toHaveLength(2);
  });

  it('may arrive though its sender hears nothing; the same again is only counted', async () => {
    const { teams, server } = desk();
    await teams.change({ mailBroken: true });
    await expect(mail(server.smtpUrl)).rejects.not.toHaveProperty('responseCode');
    expect(await teams.outside()).toMatchObject([{ escalationId: 'esc-2', repeats: 0 }]);
    await teams.change({ mailBroken: false });
    await mail(server.smtpUrl);
    expect(await teams.outside()).toMatchObject([{ escalationId: 'esc-2', repeats: 1 }]);
  });

  it('of more than 10 MB is not taken', async () => {
    const { teams, server } = desk();
    const text = 'word '.repeat(2_200_000);
    await expect(mail(server.smtpUrl, { text })).rejects.toMatchObject({ responseCode: 552 });
    expect(await teams.outside()).toEqual([]);
  });
});

describe('what is outside', () => {
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  it('outlives a restart, at the same mail address, and is gone after a reset', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outside-'));
    closing.push(() => rm(folder, { recursive: true }));
    const options = { botUrl: desk().bot.url, stateFile: join(folder, 'practice.json'), outside };
    const first = await startPractice(options);
    await send({ server: first });
    await mail(first.smtpUrl);
    await first.close();
    const kept = JSON.parse(await readFile(options.stateFile, 'utf8')) as { outside: unknown[] };
    expect(kept.outside).toHaveLength(2);

    const second = await startPractice(options);
    const teams = await openClient(second.url);
    closing.push(second.close, teams.close);
    expect(second.smtpUrl).toBe(first.smtpUrl);
    expect((await teams.outside()).map(({ ticket }) => ticket)).toEqual(['DH-1001', 'DH-1001']);
    const other = { ...opened, escalationId: 'esc-9' };
    const answer = await send({ server: second }, { id: 'msg_9', body: other });
    expect(answer.body).toEqual({ caseNumber: 'OPS-2042' });
    await teams.reset();
    expect(await teams.outside()).toEqual([]);
    expect((await send({ server: second })).body).toEqual({ caseNumber: 'OPS-2041' });
  });

  it('forgets the oldest of more than 500', async () => {
    const { teams } = desk();
    for (let n = 0; n < 501; n += 1) await send(desk(), { id: `msg_${n}` });
    const items = await teams.outside();
    expect([items.length, items[0]?.webhookId]).toEqual([500, 'msg_1']);
  });

  it('is there in a process of its own as well', async () => {
    const server = await spawnPractice({ botUrl: desk().bot.url, outside });
    const teams = await openClient(server.url);
    closing.push(server.close, teams.close);
    await mail(server.smtpUrl);
    expect((await send({ server })).status).toBe(200);
    expect(await teams.outside()).toHaveLength(2);
  });
});
