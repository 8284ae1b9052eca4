import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

export interface Heard {
  activity: Json;
  authorization: string | undefined;
  path: string;
  headers: IncomingHttpHeaders;
  /** The body as it came, which is what a signature is over. */
  text: string;
}

export interface RecorderBot {
  url: string;
  heard: Heard[];
  /** What it answers; `silent` never does. */
  answer: (activity: Json, nth: number) => { status: number; body?: unknown } | 'silent';
  ofType(type: string): Json[];
  close(): Promise<void>;
}

/** A bot that only writes down what it is sent. */
export async function startRecorderBot(): Promise<RecorderBot> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const activity = JSON.parse(text) as Json;
      const { headers, url: path = '' } = request;
      bot.heard.push({ activity, authorization: headers.authorization, path, headers, text });
      const answer = bot.answer(activity, bot.heard.length);
      if (answer === 'silent') return;
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bot: RecorderBot = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    heard: [],
    answer: () => ({ status: 200 }),
    ofType: (type) =>
      bot.heard.map(({ activity }) => activity).filter((activity) => activity['type'] === type),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return bot;
}
