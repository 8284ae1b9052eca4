import { once } from 'node:events';
import { Agent, createServer, request as startRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Activity, InvokeResponse } from 'botframework-schema';
import { createAdapter } from '../../src/teams/adapter.ts';
import type { Adapter } from '../../src/teams/adapter.ts';
import {
  APP_ID,
  createSigningParty,
  message,
  readableLog,
  serveKeys,
  teamsConfig,
} from '../support/channel.ts';
import type { SigningParty } from '../support/channel.ts';

let channel: SigningParty;
let adapter: Adapter;
let authorization: string;
let port: number;
const { log, lines } = readableLog();
const agent = new Agent({ keepAlive: true, maxSockets: 20 });

let turns: Activity[] = [];
let turn: (activity: Activity) => Promise<InvokeResponse | undefined>;
beforeEach(() => {
  turns = [];
  turn = async () => undefined;
  lines.length = 0;
});

const server = createServer((request, response) => {
  void adapter.handle(request, response, (activity) => {
    turns.push(activity);
    return turn(activity);
  });
});

beforeAll(async () => {
  channel = await createSigningParty('key-1');
  const keys = await serveKeys(channel);
  adapter = createAdapter(teamsConfig({ ToBotFromChannelOpenIdMetadataUrl: keys.url }), log);
  await adapter.warmUp();
  keys.close();
  authorization = `Bearer ${await channel.sign()}`;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  agent.destroy();
  server.close();
});

type Answer = { status: number; text: string };

/** Posts a body as it is. */
function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = { authorization, 'content-type': 'application/json; charset=utf-8', ...headers };
    const sending = startRequest(
      { port, host: '127.0.0.1', method: 'POST', agent, headers: all },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}

const send = (change: Record<string, unknown> = {}) => post(JSON.stringify(message(change)));

describe('the adapter', () => {
  it('hands an activity on as it came, its times as dates', async () => {
    const text = '‮🙂 ${x} <b>\u0000';
    expect(await send({ text, value: { a: [1, { b: null }] } })).toEqual({ status: 200, text: '' });
    expect(turns).toHaveLength(1);
    expect(turns[0]).toMatchObject({
      text,
      value: { a: [1, { b: null }] },
      rawTimestamp: '2026-03-02T09:00:00.000Z',
    });
    expect(turns[0]?.timestamp?.getTime()).toBe(Date.parse('2026-03-02T09:00:00.000Z'));
  });

  it('answers an invoke with 200, whatever is inside', async () => {
    const body = {
      statusCode: 403,
      type: 'application/vnd.microsoft.error',
      value: { message: 'Not yours' },
    };
    turn = async () => ({ status: 403, body });
    const answer = await send({ type: 'invoke', name: 'adaptiveCard/action' });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual(body);
    turn = async () => undefined;
    expect(await send({ type: 'invoke', name: 'unknown' })).toEqual({ status: 200, text: '{}' });
  });

  it('answers 503 without a word of the error, so that Teams sends again', async () => {
    turn = async () => {
      throw new Error('insert into person values (Alex Example) failed at /srv/secret');
    };
    for (const type of ['message', 'invoke', 'conversationUpdate']) {
      const answer = await send({ type });
      expect(answer.status).toBe(503);
      expect(answer.text).toBe('{"error":{"message":"Please send this again later."}}');
    }
    expect(lines.join('')).toContain('turn-failed');
    expect(lines.join('')).not.toMatch(/Alex|secret/);
  });

  it('answers only when the turn is over', async () => {
    let commit = (): void => {};
    const committed = new Promise<void>((resolve) => (commit = resolve));
    let answered = false;
    turn = () => committed.then(() => undefined);
    const answer = send().then((result) => {
      answered = true;
      return result;
    });
    while (turns.length === 0) await new Promise(setImmediate);
    expect(answered).toBe(false);
    commit();
    expect((await answer).status).toBe(200);
  });

  it('runs no turn for what it refuses, and tells nothing about why', async () => {
    const forged = await (await createSigningParty('key-1')).sign();
    const refusals = [
      await post('{}', { authorization: `Bearer ${forged}` }),
      await post('{}', { authorization: '' }),
      await send({ serviceUrl: 'https://example.com/' }),
      await send({ channelData: { tenant: { id: 'someone' } } }),
    ];
    for (const answer of refusals)
      expect(answer).toEqual({ status: 401, text: '{"error":{"message":"Not authorized."}}' });
    expect(turns).toHaveLength(0);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"type":"message"'],
    ['a list', '[]'],
    ['null', 'null'],
    ['text', '"message"'],
    ['no activity', '{}'],
    ['no conversation', JSON.stringify(message({ conversation: undefined }))],
    ['a conversation without an id', JSON.stringify(message({ conversation: { id: 7 } }))],
    ['a type that is none', JSON.stringify(message({ type: ['message'] }))],
    ['a time that is none', JSON.stringify(message({ timestamp: 'yesterday' }))],
  ])('refuses %s with 400', async (_name, body) => {
    expect(await post(body)).toEqual({
      status: 400,
      text: '{"error":{"message":"The request could not be read."}}',
    });
    expect(turns).toHaveLength(0);
  });

  it('refuses what is no plain JSON', async () => {
    const body = JSON.stringify(message());
    const others: Record<string, string>[] = [
      { 'content-type': 'text/plain' },
      { 'content-encoding': 'gzip' },
    ];
    for (const headers of others) {
      expect((await post(body, headers)).status).toBe(415);
    }
  });

  it('takes 256 KB and no byte more, announced or not', async () => {
    const fill = (size: number) => {
      const empty = JSON.stringify(message({ text: '' })).length;
      return JSON.stringify(message({ text: 'x'.repeat(size - empty) }));
    };
    expect((await post(fill(256 * 1024))).status).toBe(200);
    expect((await post(fill(256 * 1024 + 1))).status).toBe(413);
    expect((await post(fill(256 * 1024 + 1), { 'transfer-encoding': 'chunked' })).status).toBe(413);
    expect(turns).toHaveLength(1);
  });

  it('does not grow or slow down under 20,000 forged tenants', async () => {
    const collect = garbageCollector();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forge = (index: number) => {
      const tenant = `dddddddd-0000-4000-8000-${String(index).padStart(12, '0')}`;
      const claims = { azp: APP_ID, tid: tenant, iss: `https://login.microsoftonline.com/${tenant}/v2.0` };
      return `Bearer ${part({ alg: 'RS256', kid: 'key-1' })}.${part(claims)}.${'A'.repeat(342)}`;
    };
    const body = JSON.stringify(message());
    const honest = async () => {
      const start = performance.now();
      for (let index = 0; index < 100; index += 1) expect((await post(body)).status).toBe(200);
      return performance.now() - start;
    };
    // The quickest of several: what else the machine does only ever adds.
    const quickest = async () => {
      let least = Infinity;
      for (let round = 0; round < 5; round += 1) least = Math.min(least, await honest());
      return least;
    };
    await honest();
    const before = await quickest();
    collect();
    const heap = process.memoryUsage().heapUsed;
    let next = 0;
    const flood = async () => {
      while (next < 20_000) {
        const forged = { authorization: forge((next += 1)) };
        expect((await post('{}', forged)).status).toBe(401);
      }
    };
    await Promise.all(Array.from({ length: 20 }, flood));
    expect(lines.length).toBeLessThan(20);
    lines.length = 0;
    turns = [];
    const after = await quickest();
    expect(after).toBeLessThan(before * 2 + 50);
    collect();
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(4_000_000);
  }, 120_000);
});

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
