import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { Practice } from '../practice.ts';
import { listen, listenOnFirst, stopListening } from '../listen.ts';

/** Where the bot reaches Teams. Shut, connections are refused and those there are cut: "Teams down". */
export interface Door {
  port: number;
  setOpen(open: boolean): Promise<void>;
}

/** The bot keeps the address of each conversation, so after a restart the same port is asked for first. */
export async function openDoor(answer: RequestListener, wished: (number | null)[]): Promise<Door> {
  const server = createServer(answer);
  const port = await listenOnFirst(
    wished.filter((one) => one !== null),
    (one) => listen(server, one),
  );
  let latest: Promise<unknown> = Promise.resolve();

  async function move(open: boolean): Promise<void> {
    if (server.listening === open) return;
    await (open ? listen(server, port) : stopListening(server));
  }

  return {
    port,
    // One after the other: a port is free again only once its server has closed.
    setOpen: (open) => {
      const moved = latest.then(() => move(open));
      latest = moved.catch(() => undefined);
      return moved;
    },
  };
}

export async function setDown(practice: Practice, down: boolean): Promise<void> {
  practice.switches.down = down;
  await practice.door.setOpen(!down);
  practice.emit({ type: 'world' });
}
