import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createKeys } from './auth/keys.ts';
import { answerLogin } from './auth/login.ts';
import { answerConnector } from './connector/connector.ts';
import { openDoor } from './connector/door.ts';
import { answerControl } from './control/control.ts';
import { isOurs, readRequest, sendJson } from './http.ts';
import type { Request } from './http.ts';
import { listen, stopListening } from './listen.ts';
import type { PracticeOptions } from './options.ts';
import { openMailbox } from './outside/mailbox.ts';
import { receiveWebhook } from './outside/receive.ts';
import { openPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { answerStatic } from './static.ts';
import type { World } from './world.ts';

export interface PracticeServer {
  /** `http://127.0.0.1:PORT`: the page, its API, keys. */
  url: string;
  /** `http://127.0.0.1:PORT/`: what the bot calls, on a port of its own. Nobody is there while Teams is down. */
  serviceUrl: string;
  /** `https://localhost:PORT` with TLS, else as `url`. Settings of the bot are made from it, see `bot-settings.ts`. */
  loginUrl: string;
  /** `smtp://127.0.0.1:PORT`: takes mail for every address outside; no account, no TLS. */
  smtpUrl: string;
  /** Nothing was found in the state file: time to install the bot and begin. */
  fresh: boolean;
  /** All that practice Teams remembers; only to look at. */
  world(): World;
  close(): Promise<void>;
}

/** Practice Teams on loopback. */
export async function startPractice(options: PracticeOptions): Promise<PracticeServer> {
  const practice = openPractice(options, options.auth ? await createKeys() : null);
  const server = createServer(answering(practice, answerPage));
  const tls = options.auth?.tls ? createTlsServer(options.auth.tls, answering(practice, answerPage)) : null;
  practice.urls.http = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  practice.urls.login = tls ? `https://localhost:${await listen(tls, 0)}` : practice.urls.http;
  const ports = [practice.world.servicePort ?? null, options.servicePort ?? 0];
  practice.door = await openDoor(answering(practice, answerService), ports);
  practice.world.servicePort = practice.door.port;
  const mailbox = await openMailbox(practice);
  practice.world.smtpPort = mailbox.port;
  practice.urls.service = `http://127.0.0.1:${practice.door.port}`;
  return {
    url: practice.urls.http,
    serviceUrl: `${practice.urls.service}/`,
    loginUrl: practice.urls.login,
    smtpUrl: `smtp://127.0.0.1:${mailbox.port}`,
    fresh: practice.fresh,
    world: () => practice.world,
    async close() {
      await Promise.all([server, tls].map((one) => one && stopListening(one)));
      await practice.door.setOpen(false);
      await mailbox.close();
      await practice.close();
    },
  };
}

type Answer = (practice: Practice, request: Request, response: ServerResponse) => Promise<void>;

const answering =
  (practice: Practice, answer: Answer) => (incoming: IncomingMessage, response: ServerResponse) => {
    handle(practice, incoming, response, answer).catch(() =>
      sendJson(response, 500, { error: 'practice Teams failed' }),
    );
  };

async function handle(
  practice: Practice,
  incoming: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<void> {
  if (!isOurs(incoming.headers)) return sendJson(response, 403, { error: 'for this machine only' });
  const request = await readRequest(incoming);
  if (!request) return sendJson(response, 413, { error: 'too large' });
  await answer(practice, request, response);
}

async function answerPage(practice: Practice, request: Request, response: ServerResponse): Promise<void> {
  const [first, second] = request.segments;
  if (first === 'practice' && second === 'api') return answerControl(practice, request, response);
  if (first === 'outside') return receiveWebhook(practice, request, response);
  if (await answerLogin(practice, request, response)) return;
  if (await answerStatic(practice, request, response)) return;
  sendJson(response, 404, { error: 'nothing here' });
}

async function answerService(practice: Practice, request: Request, response: ServerResponse): Promise<void> {
  if (request.segments[0] === 'v3') return answerConnector(practice, request, response);
  // What people attached lies with Teams too; a link to it needs no token.
  if (request.path.startsWith('/practice/files/') && (await answerStatic(practice, request, response)))
    return;
  sendJson(response, 404, { error: 'nothing here' });
}
