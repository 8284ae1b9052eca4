import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { CaseMessage } from '../../src/connectors/case-json.ts';
import { sendWebhook } from '../../src/connectors/webhook.ts';

const key = Buffer.alloc(32, 'k');
const secret = `whsec_${key.toString('base64')}`;
const message: CaseMessage = {
  v: 1,
  type: 'case.withdrawn',
  id: 'order-1',
  escalationId: 'case-1',
  ticket: 'DH-1042',
  route: 'operations',
  provider: 'own',
  at: '2026-11-23T09:00:00.000Z',
  updatesUrl: 'https://desk.example.com/api/escalations/case-1/updates',
  text: 'It works again – 👍',
};

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/cases`;
}

const answerOf = (status: number, body = '', headers: Record<string, string> = {}) =>
  serve((_request, response) => response.writeHead(status, headers).end(body));
const sentTo = (url: string) => sendWebhook({ url, secret }, message);

describe('a case as signed JSON', () => {
  it('can be checked by whoever has the secret, without our library', async () => {
    let seen: { body: string; headers: IncomingHttpHeaders } | undefined;
    const url = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen = { body: Buffer.concat(chunks).toString(), headers: request.headers };
        response.end('{"caseNumber":" OPS-1 "}');
      });
    });
    expect(await sentTo(url)).toEqual({ type: 'done', caseNumber: 'OPS-1' });
    const { body, headers } = seen!;
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    );
    expect(headers['webhook-id']).toBe(message.id);
    expect(JSON.parse(body)).toEqual(message);
    expect(Math.abs(Date.now() / 1000 - Number(headers['webhook-timestamp']))).toBeLessThan(60);
  });

  it('keeps a number that any database takes', async () => {
    const odd = JSON.stringify({ caseNumber: ' OPS\0-1\ud83d ' });
    expect(await sentTo(await answerOf(200, odd))).toEqual({ type: 'done', caseNumber: 'OPS-1\ufffd' });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '<html>thanks</html>'],
    ['no number', '{"caseNumber":7}'],
    ['an endless answer', 'x'.repeat(1_000_000)],
    ['an endless number', JSON.stringify({ caseNumber: 'x'.repeat(61) })],
  ])('counts as taken when the answer is %s', async (_what, body) => {
    expect(await sentTo(await answerOf(202, body))).toEqual({ type: 'done' });
  });

  it.each([408, 425, 429, 500, 502, 503, 504])('is tried again after %i', async (status) => {
    expect(await sentTo(await answerOf(status))).toMatchObject({ type: 'later', reason: `status ${status}` });
  });

  it.each([
    ['90', 90_000],
    ['0', undefined],
    ['99999999', 3_600_000],
    ['soon', undefined],
  ])('waits as long as the destination asks, within reason: %s', async (value, afterMs) => {
    expect(await sentTo(await answerOf(429, '', { 'retry-after': value }))).toEqual({
      type: 'later',
      reason: 'status 429',
      afterMs,
    });
  });

  it.each([400, 401, 403, 404, 409, 410, 422])('is refused with %i', async (status) => {
    expect(await sentTo(await answerOf(status))).toEqual({ type: 'refused', reason: `status ${status}` });
  });

  it('follows no redirect: it was signed for one address', async () => {
    let reached = false;
    const elsewhere = await serve((_request, response) => {
      reached = true;
      response.end();
    });
    for (const status of [301, 302, 307, 308])
      expect(await sentTo(await answerOf(status, '', { location: elsewhere }))).toEqual({
        type: 'refused',
        reason: `status ${status}`,
      });
    expect(reached).toBe(false);
  });

  it('waits for a destination that is not there, or breaks off', async () => {
    const gone = await answerOf(200);
    for (const close of closing.splice(0)) close();
    expect(await sentTo(gone)).toEqual({ type: 'later', reason: 'ECONNREFUSED' });
    const breaking = await serve((request) => void request.socket.destroy());
    expect(await sentTo(breaking)).toMatchObject({ type: 'later' });
  });
});
