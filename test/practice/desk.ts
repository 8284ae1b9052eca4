import { afterEach, beforeEach } from '@jest/globals';
import { openClient } from '../../src/practice/client.ts';
import type { PracticeClient } from '../../src/practice/client.ts';
import type { PracticeOptions } from '../../src/practice/options.ts';
import { startPractice } from '../../src/practice/server.ts';
import type { PracticeServer } from '../../src/practice/server.ts';
import { startRecorderBot } from './recorder-bot.ts';
import type { RecorderBot } from './recorder-bot.ts';

type Json = Record<string, unknown>;

export interface Connector {
  status: number;
  retryAfter: string | null;
  body: Json & { id?: string; activityId?: string; error?: { code: string } };
}

export interface Desk {
  bot: RecorderBot;
  server: PracticeServer;
  teams: PracticeClient;
  /** A call as the bot makes it, below `/v3/`. */
  call(method: string, path: string, body?: unknown, token?: string): Promise<Connector>;
}

/** Practice Teams and a recording bot for each test of a file. */
export function useDesk(options: Partial<PracticeOptions> = {}): () => Desk {
  let desk: Desk;
  beforeEach(async () => {
    const bot = await startRecorderBot();
    const delivery = { answerWithin: 300, invokeAnswerWithin: 300, resends: 2, resendPause: 1 };
    const server = await startPractice({ botUrl: bot.url, delivery, timezone: 'Europe/London', ...options });
    const teams = await openClient(server.url);
    const call: Desk['call'] = async (method, path, body, token) => {
      const response = await fetch(`${server.serviceUrl}v3/${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        body: (text ? JSON.parse(text) : {}) as Connector['body'],
      };
    };
    desk = { bot, server, teams, call };
  });
  afterEach(async () => {
    desk.teams.close();
    await desk.server.close();
    await desk.bot.close();
  });
  return () => desk;
}

export const cardActivity = (card: Json): Json => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'TextBlock', text: 'Ticket' }],
        ...card,
      },
    },
  ],
});

/** Installs the bot for everybody and gives the id of a conversation: a person's chat, or a channel by name. */
export async function installed({ teams }: Desk, as: string, channel?: string): Promise<string> {
  await teams.installEverywhere();
  return teams.find(as, channel);
}
