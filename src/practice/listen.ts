import type { Server } from 'node:http';
import type { AddressInfo, Server as AnyServer } from 'node:net';

/** On loopback; answers the port. */
export function listen(server: AnyServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** On the first of these ports that is free. */
export async function listenOnFirst(ports: number[], on: (port: number) => Promise<number>): Promise<number> {
  const [first = 0, ...rest] = ports;
  try {
    return await on(first);
  } catch (error) {
    if (rest.length === 0) throw error;
    return await listenOnFirst(rest, on);
  }
}

/** Refuses new connections at once and cuts those there are. */
export function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
