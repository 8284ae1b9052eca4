import { describe, expect, it } from '@jest/globals';
import { useDesk } from './desk.ts';
import { hmac, mail, now, opened, outside, secret, send } from './outside-senders.ts';
import type { Wish } from './outside-senders.ts';

const desk = useDesk({ outside });

describe('a webhook outside', () => {
  it('is taken when it is signed, and a new case gets a number', async () => {
    const { teams } = desk();
    expect(await send(desk())).toEqual({ status: 200, body: { caseNumber: 'OPS-2041' } });
    const answered = { ...opened, type: 'case.answered', text: 'It was updated.', newField: [1] };
    expect(await send(desk(), { id: 'msg_2', body: answered })).toEqual({ status: 200, body: {} });
    const other = { ...opened, escalationId: 'esc-9' };
    expect((await send(desk(), { id: 'msg_3', body: other })).body).toEqual({ caseNumber: 'OPS-2042' });
    const items = await teams.outside();
    expect(items.map(({ body }) => body)).toEqual([opened, answered, other]);
    expect(items[0]).toMatchObject({
      receiver: 'operations',
      kind: 'webhook',
      direction: 'in',
      escalationId: 'esc-1',
      ticket: 'DH-1001',
      verified: true,
      repeats: 0,
    });
    expect(items[1]).toMatchObject({ text: 'It was updated.' });
  });

  it('needs only one of its signatures to fit', async () => {
    const signature = `v1,b2xk v2,new ${hmac('msg_1', now(), JSON.stringify(opened))}`;
    expect((await send(desk(), { signature })).status).toBe(200);
  });

  const hour = 3600;
  it.each<[string, () => Wish]>([
    ['without a signature', () => ({ signature: null })],
    ['with a wrong signature', () => ({ signature: 'v1,AAAA' })],
    ['signed for another id', () => ({ signature: hmac('msg_0', now(), JSON.stringify(opened)) })],
    ['signed for other words', () => ({ signature: hmac('msg_1', now(), '{}') })],
    ['from an hour ago', () => ({ timestamp: now() - hour })],
    ['from an hour ahead', () => ({ timestamp: now() + hour })],
  ])('is refused %s, which is on record', async (_, wish) => {
    const { teams } = desk();
    expect((await send(desk(), wish())).status).toBe(401);
    expect(await teams.outside()).toMatchObject([{ verified: false, escalationId: 'esc-1' }]);
    // The right one with the same id isn't taken for its repetition.
    expect(await send(desk())).toEqual({ status: 200, body: { caseNumber: 'OPS-2041' } });
  });

  it('that comes again is answered the same, and counted but not kept twice', async () => {
    const { teams } = desk();
    const first = await send(desk());
    expect(await send(desk())).toEqual(first);
    expect(await send(desk())).toEqual(first);
    expect(await teams.outside()).toMatchObject([{ repeats: 2, webhookId: 'msg_1' }]);
  });

  it('reaches nobody under another name', async () => {
    for (const name of ['nobody', 'constructor', 'operations/more']) {
      expect((await send(desk(), { name })).status).toBe(404);
    }
    expect(await desk().teams.outside()).toEqual([]);
  });

  it('meets faults: refused as told, or taken and then answered with something else', async () => {
    const { teams } = desk();
    await teams.addFault({
      path: '^/outside/',
      effect: { type: 'answer', status: 503, retryAfter: 7 },
    });
    expect((await send(desk())).status).toBe(503);
    expect(await teams.outside()).toEqual([]);
    await teams.addFault({ path: '^/outside/', effect: { type: 'acceptThen', then: '504' } });
    expect((await send(desk())).status).toBe(504);
    expect(await teams.outside()).toMatchObject([{ repeats: 0, verified: true }]);
    expect(await send(desk())).toEqual({ status: 200, body: { caseNumber: 'OPS-2041' } });
    expect(await teams.outside()).toMatchObject([{ repeats: 1 }]);
  });
});

describe('an answer from outside', () => {
  it('to a webhook reaches the bot signed, at the path that was given, and is on record', async () => {
    const { teams, bot } = desk();
    await send(desk());
    const [item] = await teams.outside();
    bot.answer = () => ({ status: 202, body: { taken: true } });
    const wish = {
      item: item!.id,
      type: 'question',
      text: 'Which “build”?',
      caseNumber: 'OPS-2041',
    } as const;
    expect(await teams.answerBack(wish)).toEqual({ status: 202, body: { taken: true } });
    await teams.answerBack({ item: item!.id, type: 'acknowledged' });
    const [first, second] = bot.heard;
    expect(first?.path).toBe('/api/escalations/esc-1?from=operations');
    expect(first?.activity).toEqual({ type: 'question', text: 'Which “build”?', caseNumber: 'OPS-2041' });
    for (const heard of [first!, second!]) {
      const {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signature,
      } = heard.headers;
      expect(signature).toBe(hmac(String(id), Number(timestamp), heard.text));
      expect(Math.abs(Number(timestamp) - now())).toBeLessThan(60);
    }
    expect(first?.headers['webhook-id']).not.toBe(second?.headers['webhook-id']);
    expect((await teams.outside()).slice(1)).toMatchObject([
      { direction: 'out', escalationId: 'esc-1', text: 'Which “build”?', answerStatus: 202 },
      { direction: 'out', body: { type: 'acknowledged' }, answerStatus: 202 },
    ]);
  });

  it('to a webhook with a wrong signature is not given', async () => {
    const { teams, bot } = desk();
    await send(desk(), { signature: null });
    const [item] = await teams.outside();
    await expect(teams.answerBack({ item: item!.id, type: 'resolved' })).rejects.toMatchObject({
      status: 409,
    });
    expect(bot.heard).toEqual([]);
  });

  it('to a mail stays in the mailbox, as a reply', async () => {
    const { teams, bot, server } = desk();
    await mail(server.smtpUrl);
    const [item] = await teams.outside();
    const wish = { item: item!.id, type: 'resolved', text: 'A new dock is on its way.' } as const;
    expect(await teams.answerBack(wish)).toEqual({ status: 0, body: null });
    expect((await teams.outside())[1]).toMatchObject({
      direction: 'out',
      subject: 'Re: DH-1001: the dock is dead',
      inReplyTo: item!.messageId,
      references: [item!.messageId],
      escalationId: 'esc-2',
    });
    expect(bot.heard).toEqual([]);
  });

  it('can be forged, old, or the same again, for tests', async () => {
    const { teams, bot } = desk();
    const update = { path: '/api/escalations/esc-1', body: { type: 'resolved' } };
    const old = { ...update, secret, id: 'msg_old', timestamp: now() - 3600 };
    bot.answer = (_, nth) => ({ status: nth === 1 ? 401 : 200, body: {} });
    expect((await teams.postOutside(update)).status).toBe(401);
    await teams.postOutside(old);
    await teams.postOutside(old);
    await teams.postOutside({ ...update, body: '{"as":"it is"}', signature: 'v1,forged' });
    const [unsigned, ...same] = bot.heard;
    expect(same[2]).toMatchObject({
      text: '{"as":"it is"}',
      headers: { 'webhook-signature': 'v1,forged' },
    });
    expect(unsigned?.headers).not.toHaveProperty('webhook-signature');
    expect(same.slice(0, 2).map(({ headers }) => headers['webhook-signature'])).toEqual(
      Array(2).fill(hmac('msg_old', old.timestamp, '{"type":"resolved"}')),
    );
  });
});
