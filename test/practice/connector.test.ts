import { describe, expect, it } from '@jest/globals';
import { cardActivity, installed, useDesk } from './desk.ts';

const desk = useDesk();
const hello = { type: 'message', text: 'Hello' };

describe('the connector API', () => {
  it('opens the personal chat of a person by their Teams id', async () => {
    const { teams, call } = desk();
    const chat = await installed(desk(), 'alex');
    const { teamsId } = await teams.person('alex');
    const tenant = (await teams.snapshot()).tenant;
    const wish = { isGroup: false, members: [{ id: teamsId }], channelData: { tenant: { id: tenant.id } } };
    expect(await call('POST', 'conversations', wish)).toMatchObject({ status: 201, body: { id: chat } });
  });

  it('refuses a personal chat where the app is not installed', async () => {
    const { teams, call } = desk();
    const { teamsId } = await teams.person('alex');
    const { tenant } = await teams.snapshot();
    const wish = { members: [{ id: teamsId }], tenantId: tenant.id };
    expect(await call('POST', 'conversations', wish)).toMatchObject({ status: 403 });
  });

  it('posts a new thread in a channel and answers both ids', async () => {
    const { teams, call } = desk();
    const channel = await installed(desk(), 'robin', 'User support');
    const wish = { isGroup: true, channelData: { channel: { id: channel } }, activity: hello };
    const { status, body } = await call('POST', 'conversations', wish);
    expect(status).toBe(201);
    expect(body.id).toBe(`${channel};messageid=${body.activityId}`);
    expect(await teams.seen('robin', 'User support')).toMatchObject([
      { text: 'Hello', thread: body.activityId },
    ]);
  });

  it('replies into a thread named by its conversation, and into one named by the activity', async () => {
    const { teams, call } = desk();
    const channel = await installed(desk(), 'robin', 'User support');
    const root = (await call('POST', `conversations/${channel}/activities`, hello)).body.id!;
    await call(
      'POST',
      `conversations/${encodeURIComponent(`${channel};messageid=${root}`)}/activities`,
      hello,
    );
    await call('POST', `conversations/${channel}/activities/${root}`, hello);
    const seen = await teams.seen('robin', 'User support');
    expect(seen.map(({ thread }) => thread)).toEqual([root, root, root]);
  });

  it('updates and deletes what the bot posted, and nothing else', async () => {
    const { teams, call } = desk();
    const chat = await installed(desk(), 'alex');
    const { id } = (await call('POST', `conversations/${chat}/activities`, hello)).body;
    const path = `conversations/${chat}/activities/${id}`;
    expect((await call('PUT', path, { type: 'message', text: 'Changed' })).status).toBe(200);
    expect((await teams.seen('alex')).at(-1)).toMatchObject({
      text: 'Changed',
      editedAt: expect.any(String),
    });
    expect((await call('DELETE', path)).status).toBe(200);
    expect(await call('PUT', path, hello)).toMatchObject({
      status: 404,
      body: { error: { code: 'ActivityNotFoundInConversation' } },
    });
    const said = await teams.say('alex', 'Mine');
    expect((await call('PUT', `conversations/${chat}/activities/${said.id}`, hello)).status).toBe(403);
  });

  it('gives members page by page, with e-mail and the role of a guest', async () => {
    const { teams, call } = desk();
    const channel = await installed(desk(), 'pat', 'Partner support');
    const first = await call('GET', `conversations/${channel}/pagedmembers?pageSize=1`);
    const token = String(first.body['continuationToken']);
    const second = await call(
      'GET',
      `conversations/${channel}/pagedmembers?pageSize=1&continuationToken=${token}`,
    );
    expect([first.body['members'], second.body['members']].flat()).toMatchObject([
      { name: 'Pat Partner', email: 'pat@partner.example.com', userRole: 'guest' },
      { name: 'Morgan Example', aadObjectId: '00000000-0000-4000-8000-000000000008', userRole: 'user' },
    ]);
    expect(second.body).not.toHaveProperty('continuationToken');
    const alex = await teams.person('alex');
    expect((await call('GET', `conversations/${channel}/members/${alex.teamsId}`)).status).toBe(404);
  });

  it('describes a team and its channels, General without a name', async () => {
    const { teams, call } = desk();
    await installed(desk(), 'robin');
    const team = await teams.team('Service Desk');
    expect((await call('GET', `teams/${team}`)).body).toMatchObject({
      name: 'Service Desk',
      channelCount: 2,
    });
    expect((await call('GET', `teams/${team}/conversations`)).body).toMatchObject({
      conversations: [{ id: team, name: null }, { name: 'User support' }],
    });
  });

  it('shows typing, and counts nothing as a post', async () => {
    const { teams, call } = desk();
    const chat = await installed(desk(), 'alex');
    expect((await call('POST', `conversations/${chat}/activities`, { type: 'typing' })).status).toBe(202);
    expect((await teams.view('alex')).typingUntil).not.toBeNull();
    expect(await teams.counts()).toEqual({});
  });

  it('stops writes to a person who blocked the bot, and to a chat it was removed from', async () => {
    const { teams, call } = desk();
    const chat = await installed(desk(), 'alex');
    await teams.block('alex');
    expect(await call('POST', `conversations/${chat}/activities`, hello)).toMatchObject({
      status: 403,
      body: { error: { code: 'MessageWritesBlocked' } },
    });
    await teams.block('alex', false);
    await teams.uninstall('alex');
    expect(await call('POST', `conversations/${chat}/activities`, hello)).toMatchObject({
      status: 403,
      body: { error: { code: 'BotNotInConversationRoster' } },
    });
  });

  it('refuses the eighth write within a second and says when to come back', async () => {
    const { call } = desk();
    const chat = await installed(desk(), 'alex');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => call('POST', `conversations/${chat}/activities`, hello)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(7).fill(201), 429]);
    expect(answers.find(({ status }) => status === 429)?.retryAfter).toBe('1');
  });
});

describe('what the bot sends wrong', () => {
  const cases: [string, Record<string, unknown>, RegExp][] = [
    ['text together with a card', { ...cardActivity({}), text: 'Hello' }, /text and attachment/],
    ['a card newer than Teams draws', cardActivity({ version: '1.6' }), /1\.6/],
    [
      'more than six visible buttons',
      cardActivity({
        actions: Array.from({ length: 7 }, (_, n) => ({ type: 'Action.Execute', verb: `v${n}` })),
      }),
      /7 visible actions/,
    ],
    [
      'a mention whose text is not there',
      {
        ...hello,
        entities: [{ type: 'mention', text: '<at>Kim</at>', mentioned: { id: '29:1', name: 'Kim' } }],
      },
      /<at>Kim<\/at>/,
    ],
    [
      'a refresh for more than sixty people',
      cardActivity({
        refresh: {
          action: { type: 'Action.Execute', verb: 'show' },
          userIds: Array.from({ length: 61 }, (_, n) => `29:${n}`),
        },
      }),
      /61/,
    ],
    [
      'a dialog from Action.Execute',
      cardActivity({
        actions: [{ type: 'Action.Execute', verb: 'v', data: { msteams: { type: 'task/fetch' } } }],
      }),
      /dialog/,
    ],
    ['an element nobody knows', cardActivity({ body: [{ type: 'TextBlok', text: 'x' }] }), /TextBlok/],
    ['a field nobody knows', { ...hello, txet: 'Hello' }, /txet/],
    ['an empty message', { type: 'message', text: ' ' }, /neither text nor attachment/],
  ];
  it.each(cases)('is refused and remembered: %s', async (_, activity, problem) => {
    const { teams, call } = desk();
    const chat = await installed(desk(), 'alex');
    expect((await call('POST', `conversations/${chat}/activities`, activity)).status).toBe(400);
    expect((await teams.complaints())[0]?.problem).toMatch(problem);
    expect(await teams.seen('alex')).toEqual([]);
  });

  it('takes six buttons and more in the overflow menu', async () => {
    const { teams, call } = desk();
    const chat = await installed(desk(), 'alex');
    const actions = Array.from({ length: 9 }, (_, n) => ({
      type: 'Action.Execute',
      title: `Button ${n}`,
      verb: `v${n}`,
      ...(n > 5 ? { mode: 'secondary' } : {}),
    }));
    expect((await call('POST', `conversations/${chat}/activities`, cardActivity({ actions }))).status).toBe(
      201,
    );
    expect(await teams.complaints()).toEqual([]);
  });

  it('counts 100 KB as UTF-16', async () => {
    const { call } = desk();
    const chat = await installed(desk(), 'alex');
    const path = `conversations/${chat}/activities`;
    expect((await call('POST', path, { type: 'message', text: 'é'.repeat(51_100) })).status).toBe(201);
    expect((await call('POST', path, { type: 'message', text: 'e'.repeat(51_200) })).status).toBe(413);
  });
});
