import { describe, expect, it } from '@jest/globals';
import { cardActivity, installed, useDesk } from './desk.ts';
import type { Desk } from './desk.ts';

const desk = useDesk();

const execute = (verb: string, data: Record<string, unknown> = {}) => ({
  type: 'Action.Execute',
  title: verb,
  verb,
  data: { v: 1, type: verb, ...data },
});
const body = (text: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
});
const answerCard = (text: string) => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: body(text) },
});
const dialogCard = (...more: object[]) => ({
  ...body('Say more'),
  body: [{ type: 'Input.Text', id: 'reason', isRequired: true }, ...more],
  actions: [{ type: 'Action.Submit', title: 'Send', data: { v: 1, type: 'ticket.assign' } }],
});
const answerDialog = {
  status: 200,
  body: {
    task: {
      type: 'continue',
      value: {
        title: 'Assign',
        card: { contentType: 'application/vnd.microsoft.card.adaptive', content: dialogCard() },
      },
    },
  },
};

async function post({ call }: Desk, conversation: string, card: object): Promise<string> {
  const { body: answer } = await call(
    'POST',
    `conversations/${conversation}/activities`,
    cardActivity(card as Record<string, unknown>),
  );
  return answer.id!;
}

describe('a click on Action.Execute', () => {
  it('carries verb, data and inputs, and the answer replaces the card for who clicked', async () => {
    const { bot, teams } = desk();
    const channel = await installed(desk(), 'robin', 'User support');
    const id = await post(desk(), channel, {
      body: [{ type: 'Input.Text', id: 'note' }],
      actions: [execute('ticket.claim', { ticket: 'DH-1042' })],
    });
    bot.answer = () => answerCard('Yours now');
    expect(await teams.click('robin', id, 'ticket.claim', { note: 'mine' }, { in: channel })).toEqual({
      type: 'done',
    });
    expect(bot.ofType('invoke')).toMatchObject([
      {
        name: 'adaptiveCard/action',
        replyToId: id,
        conversation: { id: `${channel};messageid=${id}` },
        value: {
          action: {
            type: 'Action.Execute',
            verb: 'ticket.claim',
            data: { v: 1, type: 'ticket.claim', ticket: 'DH-1042', note: 'mine' },
          },
          trigger: 'manual',
        },
      },
    ]);
    expect((await teams.seen('robin', channel))[0]).toMatchObject({ card: body('Yours now'), ownView: true });
    expect((await teams.seen('kim', channel))[0]).toMatchObject({ ownView: false });
  });

  it('shows a message as a toast, and a failure as one', async () => {
    const { bot, teams } = desk();
    const chat = await installed(desk(), 'alex');
    const id = await post(desk(), chat, { actions: [execute('report.human')] });
    const message = 'application/vnd.microsoft.activity.message';
    bot.answer = () => ({ status: 200, body: { statusCode: 200, type: message, value: 'On its way' } });
    expect(await teams.click('alex', id, 'report.human')).toEqual({ type: 'toast', text: 'On its way' });
    bot.answer = () => ({ status: 501 });
    expect(await teams.click('alex', id, 'report.human')).toMatchObject({ type: 'failed', status: 501 });
    bot.answer = () => ({ status: 200, body: { anything: 'else' } });
    expect(await teams.click('alex', id, 'report.human')).toMatchObject({ type: 'failed' });
    expect(await teams.complaints()).toMatchObject([{ method: 'INVOKE' }]);
  });

  it('is possible only on what is there', async () => {
    const { teams } = desk();
    const chat = await installed(desk(), 'alex');
    const id = await post(desk(), chat, { actions: [execute('a', { n: 1 }), execute('a', { n: 2 })] });
    await expect(teams.click('alex', id, 'b')).rejects.toThrow(/no button fits/);
    await expect(teams.click('alex', id, 'a')).rejects.toThrow(/several buttons fit/);
    await expect(teams.click('sam', id, 'a', {}, { in: chat })).rejects.toThrow(/403/);
  });

  it('is sent again under another id when the bot is late', async () => {
    const { bot, teams } = desk();
    const chat = await installed(desk(), 'alex');
    const id = await post(desk(), chat, { actions: [execute('report.human')] });
    bot.heard.length = 0;
    bot.answer = (_, nth) => (nth === 1 ? 'silent' : answerCard('Done'));
    expect(await teams.click('alex', id, 'report.human')).toEqual({ type: 'done' });
    expect(new Set(bot.heard.map(({ activity }) => activity['id'])).size).toBe(2);
  });
});

describe("a person's own view", () => {
  it('is fetched when those listed look, once until the card is edited', async () => {
    const { bot, teams, call } = desk();
    const channel = await installed(desk(), 'robin', 'User support');
    const { teamsId } = await teams.person('robin');
    const card = { refresh: { action: execute('ticket.show'), userIds: [teamsId] } };
    const id = await post(desk(), channel, card);
    bot.answer = () => answerCard('For you');
    await teams.look('kim', channel);
    const view = await teams.look('robin', channel);
    await teams.look('robin', channel);
    expect(view.messages[0]).toMatchObject({ card: body('For you'), ownView: true });
    expect(bot.ofType('invoke')).toMatchObject([
      { value: { trigger: 'automatic', action: { verb: 'ticket.show' } } },
    ]);
    await call('PUT', `conversations/${channel}/activities/${id}`, cardActivity(card));
    expect((await teams.seen('robin', channel))[0]).toMatchObject({ ownView: false });
    await teams.look('robin', channel);
    expect(bot.ofType('invoke')).toHaveLength(2);
    bot.answer = () => answerCard('For you, just now');
    await teams.refresh('robin', id, { in: channel });
    expect((await teams.seen('robin', channel))[0]).toMatchObject({ card: body('For you, just now') });
  });

  it('and badges: unread for all but the author, mentions apart, none after a look', async () => {
    const { teams, call } = desk();
    const channel = await installed(desk(), 'robin', 'User support');
    const kim = await teams.person('kim');
    const mention = { type: 'mention', text: '<at>Kim</at>', mentioned: { id: kim.teamsId, name: 'Kim' } };
    await call('POST', `conversations/${channel}/activities`, {
      type: 'message',
      text: '<at>Kim</at> news',
      entities: [mention],
    });
    const badges = async () =>
      (await teams.snapshot()).conversations.find(({ id }) => id === channel)?.badges;
    expect(await badges()).toMatchObject({
      robin: { unread: 1, mentions: 0 },
      kim: { unread: 1, mentions: 1 },
    });
    await teams.look('kim', channel);
    expect(await badges()).not.toHaveProperty('kim');
  });
});

describe('a dialog', () => {
  const form = {
    type: 'Action.Submit',
    title: 'Assign',
    data: { type: 'ticket.assign.form', msteams: { type: 'task/fetch' } },
  };

  it('opens from Action.Submit, insists on what is required, and goes on or ends as the bot says', async () => {
    const { bot, teams } = desk();
    const channel = await installed(desk(), 'robin', 'User support');
    const id = await post(desk(), channel, { actions: [form] });
    bot.answer = () => answerDialog;
    const opened = await teams.click('robin', id, 'ticket.assign.form', {}, { in: channel });
    expect(opened).toMatchObject({ type: 'dialog', dialog: { title: 'Assign' } });
    await expect(teams.submit('robin', opened)).rejects.toThrow(/reason is required/);
    expect(await teams.submit('robin', opened, { reason: 'busy' })).toMatchObject({ type: 'dialog' });
    bot.answer = () => ({ status: 200, body: { task: { type: 'message', value: 'Assigned' } } });
    expect(await teams.submit('robin', opened, { reason: 'busy' })).toEqual({
      type: 'toast',
      text: 'Assigned',
    });
    expect(bot.ofType('invoke')).toMatchObject([
      { name: 'task/fetch', value: { data: { type: 'ticket.assign.form' } } },
      { name: 'task/submit', value: { data: { v: 1, type: 'ticket.assign', reason: 'busy' } } },
      { name: 'task/submit' },
    ]);
    await expect(teams.submit('robin', opened, { reason: 'again' })).rejects.toThrow(/not open/);
  });

  it('that the bot answers badly is a failure and a complaint', async () => {
    const { bot, teams } = desk();
    const chat = await installed(desk(), 'alex');
    const id = await post(desk(), chat, { actions: [form] });
    expect(await teams.click('alex', id, 'ticket.assign.form')).toMatchObject({ type: 'failed' });
    bot.answer = () => ({
      status: 200,
      body: { task: { type: 'continue', value: { card: { content: { type: 'x' } } } } },
    });
    expect(await teams.click('alex', id, 'ticket.assign.form')).toMatchObject({ type: 'failed' });
    expect(await teams.complaints()).toHaveLength(2);
  });
});

describe('a message action', () => {
  it('sends the message with its author, and its dialog submits back', async () => {
    const { bot, teams } = desk();
    const channel = await installed(desk(), 'robin', 'User support');
    const root = await teams.say('kim', 'Look at this', { in: channel });
    const reply = await teams.say('robin', 'Please restart it', { in: channel, thread: root.id });
    bot.answer = () => answerDialog;
    const opened = await teams.actOn('robin', reply.id, 'sendToUser', { in: channel });
    bot.answer = () => ({ status: 200 });
    expect(await teams.submit('robin', opened, { reason: 'yes' })).toEqual({ type: 'done' });
    const { aadObjectId } = await teams.person('robin');
    expect(bot.ofType('invoke')).toMatchObject([
      {
        name: 'composeExtension/fetchTask',
        conversation: { id: `${channel};messageid=${root.id}` },
        value: {
          commandId: 'sendToUser',
          commandContext: 'message',
          messagePayload: {
            id: reply.id,
            replyToId: root.id,
            body: { contentType: 'html', content: 'Please restart it' },
            from: { user: { id: aadObjectId } },
          },
        },
      },
      { name: 'composeExtension/submitAction', value: { commandId: 'sendToUser', data: { reason: 'yes' } } },
    ]);
  });
});
