import { createServer } from 'node:net';
import { ConfigError } from './config.ts';

/**
 * Asked before anything is opened: a second Deskhand in the same folder must not touch the first one's data only to
 * find its port taken. Throws in words that name the setting.
 */
export async function requireFreePorts(host: string, first: number, count: number): Promise<void> {
  if (first === 0) return;
  const last = first + count - 1;
  const needs = count === 1 ? '' : ` Deskhand needs ${first} to ${last} here.`;
  if (last > 65_535) throw new ConfigError(`PORT ${first} is too high.${needs} Example: PORT=4000`);
  for (let port = first; port <= last; port += 1) {
    const problem = await tryPort(host, port);
    if (problem === 'EADDRINUSE') {
      throw new ConfigError(
        `Port ${port} is in use. Is Deskhand running already?${needs} Stop it, or set another PORT, for example PORT=${first === 4000 ? 5000 : 4000}`,
      );
    }
    if (problem) throw new ConfigError(`HOST ${host} with PORT ${port} can’t be used: ${problem}.`);
  }
}

function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
