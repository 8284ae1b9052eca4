import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Activity } from 'botframework-schema';
import { botSettings } from '../../src/practice/bot-settings.ts';
import { openClient } from '../../src/practice/client.ts';
import type { PracticeClient } from '../../src/practice/client.ts';
import { tokenKinds } from '../../src/practice/test-api.ts';
import { startPractice } from '../../src/practice/server.ts';
import type { PracticeServer } from '../../src/practice/server.ts';
import { createAdapter } from '../../src/teams/adapter.ts';
import type { Adapter } from '../../src/teams/adapter.ts';
import { createConnector } from '../../src/teams/connector.ts';
import type { Connector } from '../../src/teams/connector.ts';
import { APP_ID, readableLog, teamsConfig } from '../support/channel.ts';
import { trustedCertificate } from '../support/tls.ts';

let practice: PracticeServer;
let teams: PracticeClient;
let adapter: Adapter;
let connector: Connector;
let received: Activity[] = [];
let failures = 0;
const { log } = readableLog();

const bot = createServer((request, response) => {
  void adapter.handle(request, response, async (activity) => {
    if (failures > 0) {
      failures -= 1;
      throw new Error('the database is locked');
    }
    received.push(activity);
    return undefined;
  });
});

beforeAll(async () => {
  bot.listen(0, '127.0.0.1');
  await once(bot, 'listening');
  const botUrl = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/api/messages`;
  const auth = { appId: APP_ID, password: 'the-client-secret', tls: await trustedCertificate() };
  const delivery = { resends: 2, resendPause: 1 };
  practice = await startPractice({ botUrl, auth, delivery });
  teams = await openClient(practice.url);
  const config = teamsConfig(botSettings(practice, auth));
  adapter = createAdapter(config, log);
  connector = createConnector(config, log);
  await teams.installEverywhere();
});
beforeEach(() => {
  received = [];
  failures = 0;
});
afterAll(async () => {
  connector.close();
  teams.close();
  await practice.close();
  bot.closeAllConnections();
  bot.close();
});

const say = async (text: string): Promise<Activity> => {
  await teams.say('alex', text);
  return teams.waitFor(() => received.find((activity) => activity.text === text));
};

describe('with practice Teams, everything signed', () => {
  it('a message comes in and the answer goes out', async () => {
    const { serviceUrl, conversation, id } = await say('My screen is black');
    const outcome = await connector.postToConversation(serviceUrl, conversation.id, {
      type: 'message',
      text: 'On it',
    });
    expect(outcome).toMatchObject({ type: 'done', conversationId: conversation.id });
    expect(id).toBeTruthy();
    const shown = JSON.stringify(await teams.view('alex'));
    expect(shown).toContain('On it');
  });

  it('a message that could not be stored comes again', async () => {
    failures = 2;
    expect((await say('Still black')).text).toBe('Still black');
    expect(received).toHaveLength(1);
  });

  it.each(tokenKinds.filter((kind) => kind !== 'good'))(
    'nothing comes in with a token that is wrong: %s',
    async (kind) => {
      const activity = { ...(await say(`before ${kind}`)), text: 'forged' };
      expect(await teams.deliver({ ...activity }, kind)).toMatchObject({ status: 401 });
      expect(received).toHaveLength(1);
      expect(await teams.deliver({ ...activity }, 'good')).toMatchObject({ status: 200 });
    },
  );

  it('a new signing key is known at once', async () => {
    await say('before');
    await teams.change({ rotateKeys: true });
    expect((await say('after')).text).toBe('after');
  });

  it('people, pages, teams and channels can be read', async () => {
    const { serviceUrl, conversation, from } = await say('Who am I?');
    const me = await connector.readMember(serviceUrl, conversation.id, from.id);
    expect(me).toMatchObject({ type: 'done', member: { aadObjectId: from.aadObjectId, guest: false } });
    const chat = await connector.createPersonalConversation(serviceUrl, conversation.tenantId ?? '', from.id);
    expect(chat).toEqual({ type: 'done', conversationId: conversation.id });
    const channel = await teams.find(
      'alex',
      (await teams.snapshot()).conversations.find(({ type }) => type === 'channel')?.title,
    );
    const page = await connector.readMembersPage(serviceUrl, channel, undefined, 2);
    expect(page.type === 'done' && page.members).toHaveLength(2);
    expect(page.type === 'done' && page.continuationToken).toBeTruthy();
  });
});
