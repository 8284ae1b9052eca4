import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createConnector } from '../../src/teams/connector.ts';
import type { Connector, Outcome } from '../../src/teams/connector.ts';
import { APP_ID, TENANT, readableLog, teamsConfig } from '../support/channel.ts';
import { startLoginServer } from '../support/login-server.ts';
import { sendJson, startRecorder } from '../support/recorder.ts';
import type { Answering, Recorder } from '../support/recorder.ts';

let teams: Recorder;
let login: Awaited<ReturnType<typeof startLoginServer>>;
let connector: Connector;
const { log, lines } = readableLog();

const settings = (hosts = teams.host) => ({
  SERVICE_URL_HOSTS: hosts,
  ToChannelFromBotLoginUrl: `${login.url}/${TENANT}`,
});

beforeAll(async () => {
  teams = await startRecorder();
  login = await startLoginServer();
  connector = createConnector(teamsConfig(settings()), log);
});
beforeEach(() => {
  teams.requests.length = 0;
  teams.answer = (_request, response) => sendJson(response, 201, { id: 'activity-1' });
  login.mood = 'well';
  lines.length = 0;
});
afterAll(() => {
  connector.close();
  teams.close();
  login.close();
});

const activity = { type: 'message', text: 'Hello' };
const post = (by = connector, serviceUrl = `${teams.url}/emea/`): Promise<Outcome> =>
  by.postToConversation(serviceUrl, '19:a@thread.tacv2;messageid=7', activity);

/** Answers with a status, and an error code where Teams gives one. */
const refuse =
  (status: number, code?: string, headers: Record<string, string> = {}): Answering =>
  (_request, response) =>
    sendJson(response, status, code ? { error: { code, message: 'no' } } : {}, headers);

describe('a post', () => {
  it('arrives once, with the bot’s token and everything in it', async () => {
    const rich = {
      type: 'message',
      text: '<at>Alex</at> 🙂 \ud83d ${x}',
      textFormat: 'xml',
      entities: [
        {
          type: 'mention',
          text: '<at>Alex</at>',
          mentioned: { id: '29:alex', name: 'Alex' },
        },
      ],
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { body: [{ $when: true }], a: null },
        },
      ],
      channelData: { feedbackLoop: { type: 'default' }, notification: { alert: true } },
      summary: 'Hello',
      importance: 'high',
    };
    const outcome = await connector.postToConversation(
      `${teams.url}/emea/`,
      '19:a@thread.tacv2;messageid=7',
      rich,
    );
    expect(outcome).toMatchObject({ type: 'done', activityId: 'activity-1' });
    expect(teams.requests).toHaveLength(1);
    expect(teams.requests[0]).toMatchObject({
      method: 'POST',
      path: '/emea/v3/conversations/19%3Aa%40thread.tacv2%3Bmessageid%3D7/activities',
      authorization: 'Bearer token-1',
      body: rich,
    });
  });

  const ends: [string, Answering, Outcome][] = [
    ['200 without an id', (_q, r) => sendJson(r, 200, {}), { type: 'unknown', reason: 'no id' }],
    ['201 without a body', (_q, r) => r.writeHead(201).end(), { type: 'unknown', reason: 'no id' }],
    ['202 without an id', (_q, r) => sendJson(r, 202, {}), { type: 'unknown', reason: 'no id' }],
    [
      '200 with half a body',
      (_q, r) => r.writeHead(200, { 'content-type': 'application/json' }).end('{"id": "activ'),
      { type: 'unknown', reason: 'unreadable' },
    ],
    ['408', refuse(408), { type: 'unknown', reason: 'status 408' }],
    ['500', refuse(500, 'ServiceError'), { type: 'unknown', reason: 'status 500' }],
    ['502', refuse(502), { type: 'unknown', reason: 'status 502' }],
    ['503', refuse(503, undefined, { 'retry-after': '1' }), { type: 'unknown', reason: 'status 503' }],
    ['504', refuse(504), { type: 'unknown', reason: 'status 504' }],
    ['a reset', (_q, r) => r.socket?.resetAndDestroy(), { type: 'unknown', reason: 'ECONNRESET' }],
    ['a closed connection', (_q, r) => r.socket?.destroy(), { type: 'unknown', reason: 'ECONNRESET' }],
    ['412', refuse(412, 'PreconditionFailed'), { type: 'retry', reason: 'status 412' }],
    ['403', refuse(403, 'MessageWritesBlocked'), { type: 'blocked', code: 'MessageWritesBlocked' }],
    ['403 without a code', refuse(403), { type: 'blocked', code: 'Forbidden' }],
    ['404', refuse(404, 'ConversationNotFound'), { type: 'gone' }],
    ['413', refuse(413), { type: 'tooBig' }],
    ['400 for its size', refuse(400, 'MessageSizeTooBig'), { type: 'tooBig' }],
    ['400', refuse(400, 'BadSyntax'), { type: 'refused', status: 400, code: 'BadSyntax' }],
    ['405', refuse(405), { type: 'refused', status: 405 }],
  ];
  it.each(ends)('that ends in %s is sent once', async (_name, answer, outcome) => {
    teams.answer = answer;
    expect(await post()).toEqual(outcome);
    expect(teams.requests).toHaveLength(1);
  });

  it('that is throttled waits as long as Teams says', async () => {
    for (const seconds of [30, 3600]) {
      teams.answer = refuse(429, undefined, { 'retry-after': String(seconds) });
      expect(await post()).toEqual({ type: 'throttled', retryAfterMs: seconds * 1000 });
    }
    teams.answer = refuse(429, undefined, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() });
    const dated = await post();
    expect(dated.type === 'throttled' && dated.retryAfterMs > 55_000 && dated.retryAfterMs <= 60_000).toBe(
      true,
    );
    teams.answer = refuse(429);
    const unsaid = await post();
    expect(unsaid.type === 'throttled' && unsaid.retryAfterMs >= 2_000 && unsaid.retryAfterMs <= 4_000).toBe(
      true,
    );
    expect(teams.requests).toHaveLength(4);
  });

  it('that gets no answer in time is unknown, also when only the body stays away', async () => {
    teams.answer = () => {};
    const by = createConnector(teamsConfig(settings()), log, 300);
    const silent = post(by);
    teams.answer = (_request, response) => {
      if (teams.requests.length === 2)
        response.writeHead(201, { 'content-type': 'application/json' }).write('{"id":');
    };
    const half = post(by);
    expect(await silent).toEqual({ type: 'unknown', reason: 'timeout' });
    expect((await half).type).toBe('unknown');
    expect(teams.requests).toHaveLength(2);
    by.close();
  });

  it('to where nobody listens was not sent', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const by = createConnector(teamsConfig(settings(`127.0.0.1:${port}, nowhere.invalid`)), log);
    expect(await post(by, `http://127.0.0.1:${port}/`)).toEqual({ type: 'retry', reason: 'not sent' });
    expect(await post(by, 'https://nowhere.invalid/')).toEqual({ type: 'retry', reason: 'not sent' });
    by.close();
  });

  it('to a server without a certificate was not sent', async () => {
    const by = createConnector(teamsConfig(settings()), log);
    expect(await post(by, teams.url.replace('http:', 'https:'))).toEqual({
      type: 'retry',
      reason: 'not sent',
    });
    expect(teams.requests).toHaveLength(0);
    by.close();
  });

  it('takes no redirect along, nor the token', async () => {
    const other = await startRecorder();
    teams.answer = (_request, response) => response.writeHead(307, { location: `${other.url}/v3` }).end();
    expect(await post()).toEqual({ type: 'refused', status: 307 });
    expect(other.requests).toHaveLength(0);
    other.close();
  });

  it('to an address that is not listed never leaves', async () => {
    for (const serviceUrl of ['https://example.com/', `http://localhost:${teams.host.split(':')[1]}/`, '']) {
      expect(await post(connector, serviceUrl)).toEqual({ type: 'refused', status: 0, code: 'serviceUrl' });
    }
    expect(teams.requests).toHaveLength(0);
  });
});

describe('the other calls', () => {
  it('start a thread in a channel and know both its ids', async () => {
    teams.answer = (_request, response) =>
      sendJson(response, 201, { id: '19:c;messageid=9', activityId: '9' });
    const outcome = await connector.createChannelPost(teams.url, TENANT, '19:c', activity);
    expect(outcome).toEqual({ type: 'done', conversationId: '19:c;messageid=9', activityId: '9' });
    expect(teams.requests).toMatchObject([
      {
        path: '/v3/conversations',
        body: {
          isGroup: true,
          tenantId: TENANT,
          bot: { id: `28:${APP_ID}` },
          channelData: { channel: { id: '19:c' } },
          activity,
        },
      },
    ]);
    teams.answer = (_request, response) => sendJson(response, 201, { id: '19:c;messageid=9' });
    expect(await connector.createChannelPost(teams.url, TENANT, '19:c', activity)).toEqual({
      type: 'unknown',
      reason: 'no id',
    });
  });

  it('open the chat with a person', async () => {
    teams.answer = (_request, response) => sendJson(response, 201, { id: 'a:chat' });
    const outcome = await connector.createPersonalConversation(teams.url, TENANT, '29:alex');
    expect(outcome).toEqual({ type: 'done', conversationId: 'a:chat' });
    expect(teams.requests[0]?.body).toMatchObject({
      isGroup: false,
      members: [{ id: '29:alex' }],
      channelData: { tenant: { id: TENANT } },
    });
  });

  it('update and remove what was posted', async () => {
    expect(await connector.update(teams.url, 'a:chat', '7', activity)).toMatchObject({
      type: 'done',
      activityId: '7',
    });
    teams.answer = (_request, response) => response.writeHead(200).end();
    expect(await connector.remove(teams.url, 'a:chat', '7')).toMatchObject({ type: 'done' });
    expect(teams.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /v3/conversations/a%3Achat/activities/7',
      'DELETE /v3/conversations/a%3Achat/activities/7',
    ]);
    teams.answer = refuse(404, 'ActivityNotFoundInConversation');
    expect(await connector.update(teams.url, 'a:chat', '7', activity)).toEqual({ type: 'gone' });
  });

  it('read who somebody is', async () => {
    const account = {
      id: '29:alex',
      objectId: 'AAD-1',
      name: 'Alex Example',
      givenName: 'Alex',
      surname: 'Example',
    };
    teams.answer = (_request, response) =>
      sendJson(response, 200, { ...account, email: 'alex@contoso.com', userRole: 'guest', tenantId: TENANT });
    expect(await connector.readMember(teams.url, 'a:chat', '29:alex')).toMatchObject({
      type: 'done',
      member: {
        id: '29:alex',
        aadObjectId: 'aad-1',
        surname: 'Example',
        email: 'alex@contoso.com',
        guest: true,
      },
    });
  });

  it('read a roster page by page, passing over bots', async () => {
    teams.answer = ({ path }, response) =>
      path.includes('continuationToken')
        ? sendJson(response, 200, { members: [{ id: '29:robin', aadObjectId: 'aad-2', userRole: 'user' }] })
        : sendJson(response, 200, {
            members: [{ id: '29:alex', aadObjectId: 'aad-1' }, { id: '28:bot' }],
            continuationToken: 'a b',
          });
    const first = await connector.readMembersPage(teams.url, '19:team', undefined, 100);
    expect(first).toMatchObject({
      type: 'done',
      members: [{ aadObjectId: 'aad-1', guest: false }],
      continuationToken: 'a b',
    });
    const second = await connector.readMembersPage(teams.url, '19:team', 'a b', 100);
    expect(second).toMatchObject({
      type: 'done',
      members: [{ aadObjectId: 'aad-2', guest: false }],
      continuationToken: undefined,
    });
    expect(teams.requests.map(({ path }) => path)).toEqual([
      '/v3/conversations/19%3Ateam/pagedmembers?pageSize=100',
      '/v3/conversations/19%3Ateam/pagedmembers?pageSize=100&continuationToken=a%20b',
    ]);
  });

  it('read a team and its channels', async () => {
    teams.answer = ({ path }, response) =>
      path.endsWith('/conversations')
        ? sendJson(response, 200, { conversations: [{ id: '19:team' }, { id: '19:c', name: 'Tier 1' }] })
        : sendJson(response, 200, { id: '19:team', name: 'Service desk', aadGroupId: 'group' });
    expect(await connector.readTeam(teams.url, '19:team')).toEqual({
      type: 'done',
      team: { name: 'Service desk', aadGroupId: 'group' },
    });
    expect(await connector.readChannels(teams.url, '19:team')).toEqual({
      type: 'done',
      channels: [{ id: '19:team' }, { id: '19:c', name: 'Tier 1' }],
    });
  });

  it('that only read are simply repeated', async () => {
    for (const answer of [refuse(503), refuse(504), ((_q, r) => r.socket?.destroy()) as Answering]) {
      teams.answer = answer;
      expect((await connector.readTeam(teams.url, '19:team')).type).toBe('retry');
      expect((await connector.readMembersPage(teams.url, '19:team', undefined, 5)).type).toBe('retry');
    }
    expect(teams.requests).toHaveLength(6);
  });
});

describe('the bot’s token', () => {
  it('is fetched once for many calls', async () => {
    const by = createConnector(teamsConfig(settings()), log);
    const before = login.tokens;
    await Promise.all(Array.from({ length: 20 }, () => post(by)));
    await post(by);
    expect(login.tokens).toBe(before + 1);
    by.close();
  });

  it('is fetched again after Teams refused it', async () => {
    const by = createConnector(teamsConfig(settings()), log);
    teams.answer = refuse(401);
    expect(await post(by)).toEqual({ type: 'retry', reason: 'unauthorized' });
    teams.answer = (_request, response) => sendJson(response, 201, { id: '1' });
    expect((await post(by)).type).toBe('done');
    const [first, second] = teams.requests.map(({ authorization }) => authorization);
    expect(second).not.toBe(first);
    by.close();
  });

  it('that can’t be had keeps messages waiting', async () => {
    const by = createConnector(teamsConfig(settings()), log);
    login.mood = 'down';
    expect(await post(by)).toEqual({ type: 'retry', reason: 'no token' });
    expect(teams.requests).toHaveLength(0);
    by.close();
  });
});
