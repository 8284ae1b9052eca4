import { describe, expect, it } from '@jest/globals';
import { installed, useDesk } from './desk.ts';

const desk = useDesk();
const png = { kind: 'image' as const, name: 'screen.png', contentType: 'image/png', base64: 'iVBORw0KGgo=' };
const log = { kind: 'file' as const, name: 'vpn log.txt', contentType: 'text/plain', base64: 'aGVsbG8=' };

describe('an install', () => {
  it('in a personal chat sends both events', async () => {
    const { bot, teams } = desk();
    await teams.install('alex');
    expect(bot.heard.map(({ activity }) => activity)).toMatchObject([
      { type: 'conversationUpdate', membersAdded: [{ id: expect.stringMatching(/^28:/) }] },
      { type: 'installationUpdate', action: 'add', conversation: { conversationType: 'personal' } },
    ]);
  });

  it('in a team names only the bot, and the team with its group', async () => {
    const { bot, teams } = desk();
    const team = await teams.team('Service Desk');
    await teams.install(team);
    const [update, installation] = bot.heard.map(({ activity }) => activity);
    expect(update).toMatchObject({
      type: 'conversationUpdate',
      membersAdded: [{ id: expect.stringMatching(/^28:/) }],
      channelData: { eventType: 'teamMemberAdded', team: { id: team, name: 'Service Desk' } },
      conversation: { id: team, conversationType: 'channel', isGroup: true },
    });
    expect((update as { membersAdded: unknown[] }).membersAdded).toHaveLength(1);
    expect(installation).toMatchObject({ type: 'installationUpdate', action: 'add' });
  });

  it('that is undone sends the removal, and nothing after it', async () => {
    const { bot, teams } = desk();
    await teams.install('alex');
    await teams.uninstall('alex');
    expect(bot.ofType('installationUpdate').at(-1)).toMatchObject({ action: 'remove' });
    expect((await teams.say('alex', 'Hello?')).delivered).toBeNull();
  });
});

describe('a roster', () => {
  it('tells of people who come and go, by ids only', async () => {
    const { bot, teams } = desk();
    const team = await teams.team('Service Desk');
    await teams.install(team);
    await teams.addMember(team, 'toni');
    await teams.removeMember(team, 'toni');
    const { teamsId: id, aadObjectId } = await teams.person('toni');
    const [, added, removed] = bot.ofType('conversationUpdate');
    expect(added).toMatchObject({
      membersAdded: [{ id, aadObjectId }],
      channelData: { eventType: 'teamMemberAdded' },
    });
    expect(added!['membersAdded']).toEqual([{ id, aadObjectId }]);
    expect(removed).toMatchObject({
      membersRemoved: [{ id }],
      channelData: { eventType: 'teamMemberRemoved' },
    });
  });

  it('tells of channels made, renamed and deleted, and of a team renamed', async () => {
    const { bot, teams } = desk();
    const team = await teams.team('Service Desk');
    await teams.install(team);
    const { id: channel = '' } = await teams.changeChannel({ type: 'create', team, name: 'Night shift' });
    await teams.changeChannel({ type: 'rename', channel, name: 'Late shift' });
    await teams.changeChannel({ type: 'delete', channel });
    await teams.renameTeam(team, 'Help Desk');
    const events = bot.ofType('conversationUpdate').slice(1);
    expect(events.map(({ channelData }) => channelData)).toMatchObject([
      { eventType: 'channelCreated', channel: { id: channel, name: 'Night shift' } },
      { eventType: 'channelRenamed', channel: { id: channel, name: 'Late shift' } },
      { eventType: 'channelDeleted', channel: { id: channel } },
      { eventType: 'teamRenamed', team: { name: 'Help Desk' } },
    ]);
  });
});

describe('a message', () => {
  it('in a personal chat carries who, where, when and in which language', async () => {
    const { bot, teams, server } = desk();
    const chat = await installed(desk(), 'alex');
    const { id } = await teams.say('alex', 'My <printer> is on fire\nHelp');
    const { teamsId, aadObjectId } = await teams.person('alex');
    expect(bot.ofType('message')).toMatchObject([
      {
        id,
        text: 'My <printer> is on fire\nHelp',
        textFormat: 'plain',
        channelId: 'msteams',
        serviceUrl: server.serviceUrl,
        from: { id: teamsId, aadObjectId, name: 'Alex Example' },
        recipient: { name: 'Deskhand' },
        conversation: { id: chat, conversationType: 'personal' },
        channelData: { tenant: { id: (await teams.snapshot()).tenant.id } },
        entities: [{ type: 'clientInfo', timezone: 'Europe/London', locale: 'en-US' }],
        attachments: [{ contentType: 'text/html', content: '<p>My &lt;printer&gt; is on fire<br>Help</p>' }],
      },
    ]);
  });

  it('in a channel reaches the bot only with its mention, in the thread it belongs to', async () => {
    const { bot, teams } = desk();
    const channel = await installed(desk(), 'robin', 'User support');
    const root = await teams.say('robin', 'Morning all', { in: channel });
    expect(root.delivered).toBeNull();
    await teams.say('robin', { text: 'take this', mentions: ['bot'] }, { in: channel, thread: root.id });
    expect(bot.ofType('message')).toMatchObject([
      {
        text: '<at>Deskhand</at> take this',
        conversation: { id: `${channel};messageid=${root.id}` },
        channelData: { channel: { id: channel }, team: { id: await teams.team('Service Desk') } },
        entities: [{}, { type: 'mention', text: '<at>Deskhand</at>', mentioned: { name: 'Deskhand' } }],
      },
    ]);
  });

  it('in a channel reaches the bot always when the app may read it', async () => {
    const { bot, teams } = desk();
    await installed(desk(), 'robin');
    await teams.change({ readAll: true });
    await teams.say('robin', 'Morning all', { in: 'User support' });
    expect(bot.ofType('message')).toMatchObject([{ text: 'Morning all' }]);
  });

  it('is told of again when edited, deleted and brought back, under its own id', async () => {
    const { bot, teams } = desk();
    await installed(desk(), 'alex');
    const { id } = await teams.say('alex', 'Printr');
    await teams.edit('alex', id, 'Printer');
    await teams.remove('alex', id);
    expect(await teams.seen('alex')).toMatchObject([{ text: '', deletedAt: expect.any(String) }]);
    await teams.restore('alex', id);
    expect(bot.heard.slice(-3).map(({ activity }) => activity)).toMatchObject([
      { type: 'messageUpdate', id, text: 'Printer', channelData: { eventType: 'editMessage' } },
      { type: 'messageDelete', id, channelData: { eventType: 'softDeleteMessage' } },
      { type: 'messageUpdate', id, channelData: { eventType: 'undeleteMessage' } },
    ]);
  });

  it('that gets its mention by an edit is told of then', async () => {
    const { bot, teams } = desk();
    await installed(desk(), 'robin');
    const { id } = await teams.say('robin', 'try again', { in: 'User support' });
    await teams.edit('robin', id, { text: 'try again', mentions: ['bot'] }, { in: 'User support' });
    expect(bot.ofType('messageUpdate')).toMatchObject([{ id, text: '<at>Deskhand</at> try again' }]);
  });

  it('hands over a pasted picture by a link for the bot, and a file by a link without token', async () => {
    const { bot, teams } = desk();
    await installed(desk(), 'alex');
    await teams.say('alex', { text: 'See', attachments: [png, log] });
    const [picture, file] = bot.ofType('message')[0]!['attachments'] as {
      contentUrl: string;
      content: { downloadUrl: string };
    }[];
    expect(picture).toMatchObject({
      contentType: 'image/*',
      contentUrl: expect.stringContaining('/v3/attachments/'),
    });
    expect((await fetch(picture!.contentUrl)).headers.get('content-type')).toBe('image/png');
    expect(file).toMatchObject({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'vpn log.txt',
    });
    expect(await (await fetch(file!.content.downloadUrl)).text()).toBe('hello');
  });

  it('in a channel carries a picture only as HTML where Teams gives no more', async () => {
    const { bot, teams } = desk();
    await installed(desk(), 'robin');
    await teams.change({ channelPictures: 'html' });
    await teams.say(
      'robin',
      { text: 'See', mentions: ['bot'], attachments: [png, log] },
      { in: 'User support' },
    );
    expect(bot.ofType('message')[0]!['attachments']).toEqual([
      { contentType: 'text/html', content: expect.stringMatching(/hostedContents.*<attachment id=/) },
    ]);
  });
});

describe('a delivery', () => {
  it('is repeated while the bot fails, with the same id', async () => {
    const { bot, teams } = desk();
    await installed(desk(), 'alex');
    bot.heard.length = 0;
    bot.answer = (_, nth) => (nth === 1 ? { status: 503 } : nth === 2 ? 'silent' : { status: 200 });
    expect((await teams.say('alex', 'Hello')).delivered).toEqual({ status: 200, tries: 3 });
    expect(new Set(bot.heard.map(({ activity }) => activity['id'])).size).toBe(1);
  });

  it('is not repeated when the bot refuses', async () => {
    const { bot, teams } = desk();
    await installed(desk(), 'alex');
    bot.answer = () => ({ status: 401 });
    expect((await teams.say('alex', 'Hello')).delivered).toEqual({ status: 401, tries: 1 });
  });

  it('that never arrives shows that the bot does not answer', async () => {
    const { bot, teams } = desk();
    await installed(desk(), 'alex');
    bot.answer = () => 'silent';
    expect((await teams.say('alex', 'Hello')).delivered).toEqual({ status: 0, tries: 3 });
    expect((await teams.snapshot()).bot.answering).toBe(false);
  });
});
