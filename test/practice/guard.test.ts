import { describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { untilFridayEvening } from '../../src/practice/control/clock.ts';
import { useDesk } from './desk.ts';

const desk = useDesk();

const ask = (path: string, headers: Record<string, string>, method = 'GET'): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request(`${desk().server.url}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject).end(method === 'POST' ? '{"down":true}' : undefined);
  });

describe('practice Teams is for this machine only', () => {
  it('and refuses a name that was rebound to it', async () => {
    expect(await ask('/practice/api/snapshot', { host: 'rebound.example.com' })).toBe(403);
    expect(await ask('/practice/api/snapshot', {})).toBe(200);
  });

  it('and refuses pages of another origin, on this machine too', async () => {
    const json = { 'content-type': 'application/json' };
    expect(await ask('/practice/api/down', { ...json, origin: 'https://example.com' }, 'POST')).toBe(403);
    expect(await ask('/practice/api/down', { ...json, origin: 'http://localhost:1' }, 'POST')).toBe(403);
    expect(await ask('/practice/api/down', { ...json, origin: 'null' }, 'POST')).toBe(403);
    expect(await ask('/practice/api/down', { ...json, origin: desk().server.url }, 'POST')).toBe(200);
  });

  it('and lets a link lead to its page, but no picture or script of another site ask', async () => {
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    expect(await ask('/practice/api/snapshot', { ...elsewhere, 'sec-fetch-mode': 'no-cors' })).toBe(403);
    expect(
      await ask('/practice/vendor/adaptivecards.js', { ...elsewhere, 'sec-fetch-mode': 'navigate' }),
    ).toBe(200);
  });

  it('and takes no form for JSON', async () => {
    expect(await ask('/practice/api/down', { 'content-type': 'text/plain' }, 'POST')).toBe(415);
    expect((await desk().teams.snapshot()).down).toBe(false);
  });

  it('and serves the renderer, with a strict policy, and no file outside its page', async () => {
    const { url } = desk().server;
    const page = await fetch(url);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const vendor = await fetch(`${url}/practice/vendor/adaptivecards.js`);
    expect(vendor.headers.get('content-type')).toMatch(/javascript/);
    expect(vendor.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(await ask('/..%2fserver.ts', {})).toBe(404);
    expect(await ask('/practice/page/..%2f..%2fserver.ts', {})).toBe(404);
  });

  it('and never runs what people attach', async () => {
    const { teams, server } = desk();
    const base64 = Buffer.from('<script>alert(1)</script>').toString('base64');
    const file = { kind: 'file' as const, name: 'x.html', contentType: 'text/html', base64 };
    await teams.say('alex', { text: 'See', attachments: [file] });
    const [message] = await teams.seen('alex');
    const response = await fetch(server.url + message!.attachments[0]!.url);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('and answers a wish it cannot read with what is wrong', async () => {
    await expect(desk().teams.ask('say', { as: 'alex' })).rejects.toThrow(/400.*conversation/s);
    await expect(desk().teams.ask('say', { as: 'nobody', conversation: 'x' })).rejects.toThrow(/404/);
  });
});

describe('the clock', () => {
  it('goes an hour on, and pages hear of it', async () => {
    const { teams } = desk();
    const before = Date.parse((await teams.snapshot()).now);
    const { now } = await teams.advance(3_600_000);
    expect(Date.parse(now) - before).toBeGreaterThanOrEqual(3_600_000);
  });

  it.each([
    ['2026-03-02T09:10:00Z', '2026-03-06T18:00:00.000Z'],
    ['2026-03-06T18:00:00Z', '2026-03-13T18:00:00.000Z'],
    ['2026-03-28T09:00:00Z', '2026-04-03T17:00:00.000Z'],
  ])('goes from %s to the next Friday 18:00 in London: %s', (from, to) => {
    const now = new Date(from);
    expect(new Date(now.getTime() + untilFridayEvening(now, 'Europe/London')).toISOString()).toBe(to);
  });
});
