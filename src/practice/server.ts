import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createKeys } from './auth/keys.ts';
import { answerLogin } from './auth/login.ts';
import { answerConnector } from './connector/connector.ts';
import { answerControl } from './control/control.ts';
import { isOurs, readRequest, sendJson } from './http.ts';
import type { PracticeOptions } from './options.ts';
import { openPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { answerStatic } from './static.ts';

export interface PracticeServer {
  /** `http://127.0.0.1:PORT`; the service URL is this with a slash. */
  url: string;
  /** `https://localhost:PORT` with TLS, else as `url`. Settings of the bot are made from it, see `bot-settings.ts`. */
  loginUrl: string;
  /** Nothing was found in the state file: time to install the bot and begin. */
  fresh: boolean;
  close(): Promise<void>;
}

/** Practice Teams on loopback. */
export async function startPractice(options: PracticeOptions): Promise<PracticeServer> {
  const practice = openPractice(options, options.auth ? await createKeys() : null);
  const answer = (incoming: IncomingMessage, response: ServerResponse) => {
    handle(practice, incoming, response).catch(() =>
      sendJson(response, 500, { error: 'practice Teams failed' }),
    );
  };
  const server = createServer(answer);
  const tls = options.auth?.tls ? createTlsServer(options.auth.tls, answer) : null;
  practice.urls.http = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  practice.urls.login = tls ? `https://localhost:${await listen(tls, 0)}` : practice.urls.http;
  return {
    url: practice.urls.http,
    loginUrl: practice.urls.login,
    fresh: practice.fresh,
    async close() {
      await Promise.all([server, tls].map((one) => one && stop(one)));
      await practice.close();
    },
  };
}

async function handle(
  practice: Practice,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOurs(incoming.headers)) return sendJson(response, 403, { error: 'for this machine only' });
  const request = await readRequest(incoming);
  if (!request) return sendJson(response, 413, { error: 'too large' });
  const [first, second] = request.segments;
  if (first === 'v3') return answerConnector(practice, request, response);
  if (first === 'practice' && second === 'api') return answerControl(practice, request, response);
  if (await answerLogin(practice, request, response)) return;
  if (await answerStatic(practice, request, response)) return;
  sendJson(response, 404, { error: 'nothing here' });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
