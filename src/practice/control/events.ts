import type { ServerResponse } from 'node:http';
import type { Practice } from '../practice.ts';
import type { PracticeEvent } from '../views.ts';

const heartbeat = 20_000;

/** Server-sent events, from now on; the first line tells the reader that it is connected. */
export function streamEvents(practice: Practice, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.write(': connected\n\n');
  const send = (event: PracticeEvent) => response.write(`data: ${JSON.stringify(event)}\n\n`);
  practice.listeners.add(send);
  const timer = setInterval(() => response.write(':\n\n'), heartbeat);
  response.on('close', () => {
    clearInterval(timer);
    practice.listeners.delete(send);
  });
}
