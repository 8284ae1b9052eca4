import { describe, expect, it } from '@jest/globals';
import { installed, useDesk } from './desk.ts';

const desk = useDesk();
const hello = { type: 'message', text: 'Hello' };
const codeOf = (cause: unknown) => (cause as { code?: string } | undefined)?.code;
const inTime = (promise: Promise<unknown>, ms: number) =>
  Promise.race([promise, new Promise((resolve) => setTimeout(resolve, ms, 'nothing'))]);

describe('a fault', () => {
  it('answers as told, as often as told', async () => {
    const { teams, call } = desk();
    const chat = await installed(desk(), 'alex');
    const path = `conversations/${chat}/activities`;
    await teams.addFault({
      method: 'POST',
      skip: 1,
      count: 2,
      effect: { type: 'answer', status: 429, retryAfter: 30 },
    });
    const answers = [];
    for (let n = 0; n < 4; n += 1) answers.push(await call('POST', path, hello));
    expect(answers.map(({ status }) => status)).toEqual([201, 429, 429, 201]);
    expect(answers[1]?.retryAfter).toBe('30');
    expect(await teams.seen('alex')).toHaveLength(2);
  });

  it.each(['504', 'reset', 'silence', 'noId'] as const)('takes the message and then: %s', async (then) => {
    const { teams, call } = desk();
    const chat = await installed(desk(), 'alex');
    await teams.addFault({ effect: { type: 'acceptThen', then } });
    const asked = call('POST', `conversations/${chat}/activities`, hello).then(
      ({ status, body }) => (status === 200 && !body.id ? 'noId' : String(status)),
      () => 'reset',
    );
    const answer =
      then === 'silence' ? inTime(asked, 100).then((got) => (got === 'nothing' ? 'silence' : got)) : asked;
    await teams.waitForMessage('alex', undefined, ({ text }) => text === 'Hello');
    expect(await answer).toBe(then);
    expect(Object.values(await teams.counts())).toEqual([{ posts: 1, edits: 0, deletes: 0 }]);
  });

  it('meets only the requests it is for', async () => {
    const { teams, call } = desk();
    const chat = await installed(desk(), 'alex');
    await teams.addFault({ path: 'conversations/19:', effect: { type: 'reset' } });
    await teams.addFault({ contains: 'poison', effect: { type: 'answer', status: 500 } });
    const path = `conversations/${chat}/activities`;
    expect((await call('POST', path, hello)).status).toBe(201);
    expect((await call('POST', path, { type: 'message', text: 'poison' })).status).toBe(500);
  });

  it('of all Teams cuts the bot off, while people see it and still write; then all is as before', async () => {
    const { teams, call, server } = desk();
    const chat = await installed(desk(), 'alex');
    const path = `conversations/${chat}/activities`;
    await teams.addFault({ effect: { type: 'acceptThen', then: 'silence' } });
    const underWay = call('POST', path, hello).then(String, ({ cause }: Error) => codeOf(cause));
    await teams.waitForMessage('alex', undefined, ({ text }) => text === 'Hello');
    await teams.setDown(true);
    expect(await underWay).toBe('UND_ERR_SOCKET');
    await expect(call('POST', path, hello)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    expect((await teams.say('alex', 'Still here')).delivered).toMatchObject({ status: 200 });
    expect((await teams.snapshot()).down).toBe(true);
    await teams.setDown(false);
    expect((await call('POST', path, hello)).status).toBe(201);
    expect(desk().bot.ofType('message').at(-1)).toMatchObject({ serviceUrl: server.serviceUrl });
  });

  it('of all Teams ends with a reset', async () => {
    const { teams, call } = desk();
    await teams.setDown(true);
    await teams.reset();
    const chat = await installed(desk(), 'alex');
    expect((await call('POST', `conversations/${chat}/activities`, hello)).status).toBe(201);
  });

  it('can answer everything with 503 until it is cleared', async () => {
    const { teams, call } = desk();
    const chat = await installed(desk(), 'alex');
    const path = `conversations/${chat}/activities`;
    await teams.addFault({ count: 0, effect: { type: 'answer', status: 503 } });
    expect((await call('POST', path, hello)).status).toBe(503);
    expect((await call('GET', `conversations/${chat}/members`)).status).toBe(503);
    await teams.clearFaults();
    expect((await call('POST', path, hello)).status).toBe(201);
  });

  it('lets a message vanish, so that its update finds nothing', async () => {
    const { teams, call } = desk();
    const chat = await installed(desk(), 'alex');
    const { id = '' } = (await call('POST', `conversations/${chat}/activities`, hello)).body;
    await teams.vanish(chat, id);
    expect((await call('PUT', `conversations/${chat}/activities/${id}`, hello)).status).toBe(404);
  });
});

describe('the log', () => {
  it('tells in order what people saw', async () => {
    const { teams, call } = desk();
    const chat = await installed(desk(), 'alex');
    const path = `conversations/${chat}/activities`;
    await teams.say('alex', 'Hello?');
    const { id } = (await call('POST', path, hello)).body;
    await call('PUT', `${path}/${id}`, { type: 'message', text: 'Hello again' });
    await call('DELETE', `${path}/${id}`);
    expect((await teams.log(chat)).map(({ type, text, author }) => [type, text, author.id])).toEqual([
      ['post', 'Hello?', 'alex'],
      ['post', 'Hello', 'bot'],
      ['edit', 'Hello again', 'bot'],
      ['delete', '', 'bot'],
    ]);
    expect((await teams.counts())[chat]).toEqual({ posts: 1, edits: 1, deletes: 1 });
  });
});
