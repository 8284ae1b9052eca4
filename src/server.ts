import { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type * as Restify from 'restify';
import { serveFile } from './app/serve-file.ts';
import { receiveUpdate } from './connectors/receive-update.ts';
import type { Desk } from './app/desk.ts';
import type { Adapter, OnActivity } from './teams/adapter.ts';
import { countOrders } from './store/outbox.ts';

// restify is CommonJS and patches core modules when loaded: a plain require keeps that in one place.
const restify = createRequire(import.meta.url)('restify') as typeof Restify;

// Its writeHead, which every server of the process then has, returns nothing where Node's returns the response.
const { writeHead } = ServerResponse.prototype;
ServerResponse.prototype.writeHead = function (this: ServerResponse, ...head: Parameters<typeof writeHead>) {
  writeHead.apply(this, head);
  return this;
} as typeof writeHead;

export interface Http {
  /** Where it listens. */
  port: number;
  close(): Promise<void>;
}

/** The bot's HTTP side: messages from Teams, signed files, and whether it is well. `home`: where `/` leads. */
export async function listen(
  desk: Desk,
  adapter: Adapter,
  onActivity: OnActivity,
  home?: () => string,
): Promise<Http> {
  // restify's own log would quote whole requests, with their headers.
  const silent = desk.log.child({}, { level: 'silent' });
  const server = restify.createServer({
    name: 'deskhand',
    handleUncaughtExceptions: false,
    log: silent as never,
  });
  // The adapter reads the body itself, with its own limit, after the caller is known.
  server.post('/api/messages', async (request, response) => adapter.handle(request, response, onActivity));
  server.get('/files/:id', async (request, response) => {
    try {
      await serveFile(desk, request.params.id, request.getQuery(), response);
    } catch (error) {
      // Left to restify, an error after the headers would end the process.
      desk.log.error({ code: 'request-failed', err: error });
      response.destroy();
    }
  });
  server.get('/healthz', async (_request, response) => {
    response.send(200, { status: 'ok' });
  });
  server.get('/readyz', async (_request, response) => {
    try {
      const waiting = await countOrders(desk.db, 'pending');
      response.send(200, { status: 'ready', waiting });
    } catch {
      response.send(503, { status: 'database not answering' });
    }
  });
  server.post('/api/escalations/:id/updates', async (request, response) => {
    try {
      const { status, body } = await receiveUpdate(desk, String(request.params.id), request);
      response.send(status, body);
    } catch (error) {
      desk.log.error({ code: 'update-failed', err: error });
      response.send(503, { error: { message: 'Please send this again later.' } });
    }
  });
  server.get('/', async (_request, response) => {
    if (home) response.writeHead(302, { location: home() }).end();
    else response.send(404, { error: { message: 'Nothing here. Teams talks to /api/messages.' } });
  });
  await start(server, desk.config.port, desk.config.host);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.server.closeIdleConnections();
      }),
  };
}

function start(server: Restify.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // restify passes on what its server emits: unheard there, an error ends the process.
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
