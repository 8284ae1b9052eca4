import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { NOT_SENT } from './outcome.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** A socket that rested longer may be closed at the other end, and then a post's fate would be unknown. */
const REST_MS = 4_000;

export type Agents = { http: http.Agent; https: https.Agent; close(): void };

/** Keep connections open and tell apart what failed before a byte was sent: that is safe to repeat. */
export function createAgents(): Agents {
  const options = { keepAlive: true, scheduling: 'lifo', timeout: REST_MS } as const;
  const agents = { http: new http.Agent(options), https: new https.Agent(options) };
  markConnecting(agents.http, 'connect');
  markConnecting(agents.https, 'secureConnect');
  return {
    ...agents,
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

function markConnecting(agent: http.Agent, readyEvent: string): void {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback) as Socket;
    const timer = setTimeout(() => socket.destroy(new Error('no connection in time')), CONNECT_TIMEOUT_MS);
    const mark = (error: NodeJS.ErrnoException) => (error.code = NOT_SENT);
    // First in line, so that the request sees the mark.
    socket.prependListener('error', mark);
    socket.once('close', () => clearTimeout(timer));
    socket.once(readyEvent, () => {
      clearTimeout(timer);
      socket.off('error', mark);
    });
    return socket;
  };
}
