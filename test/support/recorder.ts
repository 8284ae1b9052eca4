import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export type Recorded = { method: string; path: string; authorization: string | undefined; body: unknown };
export type Answering = (request: Recorded, response: ServerResponse) => void;

/** A server on loopback that keeps what it was asked and answers as told. */
export async function startRecorder(tls?: { key: string; cert: string }) {
  const requests: Recorded[] = [];
  const recorder = {
    requests,
    answer: ((_request, response) => sendJson(response, 200, {})) as Answering,
    url: '',
    host: '',
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  const listener = async (incoming: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const { method = '', url: path = '', headers } = incoming;
    const json = text.startsWith('{') ? (JSON.parse(text) as unknown) : text;
    const recorded = { method, path, authorization: headers.authorization, body: json };
    requests.push(recorded);
    recorder.answer(recorded, response);
  };
  const server = tls ? createHttpsServer(tls, listener) : createHttpServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  recorder.host = tls ? `localhost:${port}` : `127.0.0.1:${port}`;
  recorder.url = `${tls ? 'https' : 'http'}://${recorder.host}`;
  return recorder;
}

export type Recorder = Awaited<ReturnType<typeof startRecorder>>;

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
