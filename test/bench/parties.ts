/** Who takes part in the measurement; nobody real. */
export const tenantId = '00000000-0000-4000-8000-00000000000a';
export const appId = '00000000-0000-4000-8000-00000000000b';
export const adminId = '00000000-0000-4000-8000-00000000000c';
export const password = 'example-secret';
export const issuer = 'https://api.botframework.com';
export const teamId = '19:team@thread.tacv2';
export const channelId = '19:support@thread.tacv2';
export const bot = { id: `28:${appId}`, name: 'Deskhand' };

export const user = (index: number) => account(`user-${index}`, index + 1_000, `Alex Example ${index}`);
export const admin = { id: '29:admin', aadObjectId: adminId, name: 'Morgan Sample' };
export const agent = account('agent', 1, 'Robin Sample');

function account(id: string, number: number, name: string) {
  return {
    id: `29:${id}`,
    aadObjectId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    name,
  };
}

export const chatOf = (index: number): string => `a:chat-${index}`;

let made = 0;

/** What every activity from Teams carries. */
function activity(serviceUrl: string, from: object, conversation: object, more: object): object {
  made += 1;
  return {
    id: `${1_700_000_000_000 + made}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from,
    recipient: bot,
    ...more,
    conversation: { tenantId, ...conversation },
    channelData: { tenant: { id: tenantId }, ...('channelData' in more ? (more.channelData as object) : {}) },
  };
}

export const message = (serviceUrl: string, index: number, text: string): object =>
  activity(
    serviceUrl,
    user(index),
    { id: chatOf(index), conversationType: 'personal' },
    { type: 'message', text, textFormat: 'plain', locale: 'en-GB' },
  );

const inTeam = { team: { id: teamId, name: 'Support' }, channel: { id: channelId, name: 'User support' } };

export const installed = (serviceUrl: string): object =>
  activity(
    serviceUrl,
    admin,
    { id: channelId, conversationType: 'channel', isGroup: true },
    {
      type: 'conversationUpdate',
      membersAdded: [{ id: bot.id }],
      channelData: { ...inTeam, eventType: 'teamMemberAdded' },
    },
  );

export const serveTier1 = (serviceUrl: string): object =>
  activity(
    serviceUrl,
    admin,
    { id: `${channelId};messageid=1`, conversationType: 'channel', isGroup: true },
    {
      type: 'message',
      text: '<at>Deskhand</at> serve tier 1',
      entities: [{ type: 'mention', mentioned: bot, text: '<at>Deskhand</at>' }],
      channelData: inTeam,
    },
  );
