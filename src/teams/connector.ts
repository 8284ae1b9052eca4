import type { Activity, ConversationParameters } from 'botframework-schema';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { createClients } from './connector-clients.ts';
import type { Clients } from './connector-clients.ts';
import { createCredentials } from './credentials.ts';
import { createDownload } from './download.ts';
import type { Download } from './download.ts';
import { memberOf } from './member.ts';
import type { Member } from './member.ts';
import { failureOfAnswer, failureOfSilence, mayHaveHappened } from './outcome.ts';
import type { CallKind, Failure, Outcome, ReadOutcome } from './outcome.ts';
import { serviceUrlCheck } from './service-url.ts';

export type { Failure, Outcome, ReadOutcome } from './outcome.ts';
export type { Member } from './member.ts';

/** Calls to Teams: one attempt, at most ten seconds. How it ended is returned; only mistakes of ours are thrown. */
export type Connector = {
  postToConversation(
    serviceUrl: string,
    conversationId: string,
    activity: Partial<Activity>,
  ): Promise<Outcome>;
  /** Starts a thread; `conversationId` is the thread's. */
  createChannelPost(
    serviceUrl: string,
    tenantId: string,
    channelId: string,
    activity: Partial<Activity>,
  ): Promise<Outcome>;
  /** Opens the chat with a person, or finds it again. */
  createPersonalConversation(serviceUrl: string, tenantId: string, userId: string): Promise<Outcome>;
  update(
    serviceUrl: string,
    conversationId: string,
    activityId: string,
    activity: Partial<Activity>,
  ): Promise<Outcome>;
  remove(serviceUrl: string, conversationId: string, activityId: string): Promise<Outcome>;
  readMember(
    serviceUrl: string,
    conversationId: string,
    userId: string,
  ): Promise<ReadOutcome<{ member: Member }>>;
  readMembersPage(
    serviceUrl: string,
    conversationId: string,
    continuationToken: string | undefined,
    pageSize: number,
  ): Promise<ReadOutcome<{ members: Member[]; continuationToken?: string }>>;
  readTeam(
    serviceUrl: string,
    teamId: string,
  ): Promise<ReadOutcome<{ team: { name: string; aadGroupId?: string } }>>;
  /** The general channel has the team's id and often no name. */
  readChannels(
    serviceUrl: string,
    teamId: string,
  ): Promise<ReadOutcome<{ channels: { id: string; name?: string }[] }>>;
  downloadAttachment: Download;
  close(): void;
};

const TIMEOUT_MS = 10_000;

export function createConnector(config: Config, log: Log, timeoutMs = TIMEOUT_MS): Connector {
  const isTrusted = serviceUrlCheck(config);
  const credentials = createCredentials(config, log, { timeoutMs });
  const clients = createClients(credentials);
  const bot = { id: `28:${config.mode === 'teams' ? config.app.id : 'deskhand'}`, name: '' };

  async function call<T>(
    kind: CallKind,
    serviceUrl: string,
    run: (clients: Clients, options: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<{ type: 'done'; value: T } | Failure> {
    // Stored addresses are checked again: this is where the bot's token leaves the house.
    if (!isTrusted(serviceUrl)) return { type: 'refused', status: 0, code: 'serviceUrl' };
    if (credentials && !(await credentials.token())) return { type: 'retry', reason: 'no token' };
    try {
      // The SDK's own timeout ends with the headers: a body that never comes would be waited for without end.
      return {
        type: 'done',
        value: await run(clients.of(serviceUrl), { abortSignal: AbortSignal.timeout(timeoutMs) }),
      };
    } catch (error) {
      const failure = failureOf(error, kind);
      if (failure.type === 'retry' && failure.reason === 'unauthorized') credentials?.forget();
      return failure;
    }
  }

  async function create(serviceUrl: string, parameters: Partial<ConversationParameters>) {
    return call('write', serviceUrl, ({ connector }, options) =>
      connector.conversations.createConversation(parameters as ConversationParameters, options),
    );
  }

  return {
    postToConversation: async (serviceUrl, conversationId, activity) => {
      const result = await call('write', serviceUrl, ({ connector }, options) =>
        connector.conversations.sendToConversation(conversationId, activity, options),
      );
      if (result.type !== 'done') return result;
      const { id } = result.value;
      return id ? { type: 'done', activityId: id, conversationId } : mayHaveHappened('no id', 'write');
    },
    createChannelPost: async (serviceUrl, tenantId, channelId, activity) => {
      const channelData = { channel: { id: channelId }, tenant: { id: tenantId } };
      const result = await create(serviceUrl, {
        isGroup: true,
        bot,
        tenantId,
        channelData,
        activity: activity as Activity,
      });
      if (result.type !== 'done') return result;
      const { id, activityId } = result.value;
      return id && activityId
        ? { type: 'done', conversationId: id, activityId }
        : mayHaveHappened('no id', 'write');
    },
    createPersonalConversation: async (serviceUrl, tenantId, userId) => {
      const channelData = { tenant: { id: tenantId } };
      const members = [{ id: userId, name: '' }];
      const result = await create(serviceUrl, { isGroup: false, bot, tenantId, channelData, members });
      if (result.type !== 'done') return result;
      const { id } = result.value;
      return id ? { type: 'done', conversationId: id } : mayHaveHappened('no id', 'write');
    },
    update: async (serviceUrl, conversationId, activityId, activity) => {
      const result = await call('write', serviceUrl, ({ connector }, options) =>
        connector.conversations.updateActivity(conversationId, activityId, activity, options),
      );
      return result.type === 'done' ? { type: 'done', activityId, conversationId } : result;
    },
    remove: async (serviceUrl, conversationId, activityId) => {
      const result = await call('write', serviceUrl, ({ connector }, options) =>
        connector.conversations.deleteActivity(conversationId, activityId, options),
      );
      return result.type === 'done' ? { type: 'done', activityId, conversationId } : result;
    },
    readMember: async (serviceUrl, conversationId, userId) => {
      const result = await call('read', serviceUrl, ({ connector }, options) =>
        connector.conversations.getConversationMember(conversationId, userId, options),
      );
      if (result.type !== 'done') return result;
      const member = memberOf(result.value);
      return member ? { type: 'done', member } : { type: 'retry', reason: 'unreadable' };
    },
    readMembersPage: async (serviceUrl, conversationId, continuationToken, pageSize) => {
      const result = await call('read', serviceUrl, ({ connector }, options) =>
        connector.conversations.getConversationPagedMembers(conversationId, {
          ...options,
          pageSize,
          ...(continuationToken ? { continuationToken } : {}),
        } as { pageSize: number; continuationToken: string }),
      );
      if (result.type !== 'done') return result;
      const { members, continuationToken: next } = result.value;
      if (!Array.isArray(members)) return { type: 'retry', reason: 'unreadable' };
      return {
        type: 'done',
        members: members.flatMap((member) => memberOf(member) ?? []),
        continuationToken: next || undefined,
      };
    },
    readTeam: async (serviceUrl, teamId) => {
      const result = await call('read', serviceUrl, ({ teams }, options) =>
        teams.teams.fetchTeamDetails(teamId, options),
      );
      if (result.type !== 'done') return result;
      const { name = '', aadGroupId } = result.value;
      return { type: 'done', team: { name, aadGroupId } };
    },
    readChannels: async (serviceUrl, teamId) => {
      const result = await call('read', serviceUrl, ({ teams }, options) =>
        teams.teams.fetchChannelList(teamId, options),
      );
      if (result.type !== 'done') return result;
      const channels = result.value.conversations ?? [];
      return {
        type: 'done',
        channels: channels.flatMap(({ id, name }) => (id ? [{ id, name: name || undefined }] : [])),
      };
    },
    downloadAttachment: createDownload({ isTrusted, credentials }),
    close: clients.close,
  };
}

/** The SDK throws a RestError for every answer but a good one, and for none; AbortError is our own ten seconds. */
function failureOf(error: unknown, kind: CallKind): Failure {
  const { name, code, statusCode, response, details } = error as RestError;
  if (name === 'AbortError') return mayHaveHappened('timeout', kind);
  if (name !== 'RestError') throw error;
  if (!statusCode) return failureOfSilence(code, kind);
  if (statusCode < 300) return mayHaveHappened('unreadable', kind);
  return failureOfAnswer(
    { status: statusCode, retryAfter: response?.headers.get('retry-after'), code: details?.error?.code },
    kind,
  );
}

type RestError = {
  name?: string;
  code?: string;
  statusCode?: number;
  response?: { headers: { get(name: string): string | undefined } };
  details?: { error?: { code?: string } };
};
