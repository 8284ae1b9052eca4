import { Agent, request } from 'node:http';

export interface Turns {
  /** Milliseconds from the request to its 200, one a message. */
  times: number[];
  /** Statuses other than 200. */
  refused: number[];
}

/** Sends as Teams would, over kept connections, to this machine only. */
export function openLoad(url: string, token: string, connections: number) {
  const target = new URL(url);
  if (target.hostname !== '127.0.0.1') throw new Error('load goes to this machine only');

  function send(agent: Agent, activity: object, turns: Turns): Promise<void> {
    const body = JSON.stringify(activity);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(target, { agent, method: 'POST', headers }, (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 200) turns.times.push(performance.now() - began);
          else turns.refused.push(response.statusCode ?? 0);
          resolve();
        });
      });
      sent.setTimeout(20_000, () => sent.destroy(new Error('no answer in 20 s')));
      sent.on('error', reject).end(body);
    });
  }

  /** New connections for each run: between two of them the bot may have closed the idle ones. */
  async function run(work: (send: (activity: object) => Promise<void>) => Promise<unknown>): Promise<Turns> {
    const turns: Turns = { times: [], refused: [] };
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    await work((activity) => send(agent, activity, turns)).finally(() => agent.destroy());
    return turns;
  }

  return {
    /** As fast as the bot answers on all connections. */
    flood: (activities: readonly object[]): Promise<Turns> =>
      run(async (send) => {
        const rest = activities.values();
        const worker = async () => {
          for (const activity of rest) await send(activity);
        };
        await Promise.all(Array.from({ length: connections }, worker));
      }),
    /** At a steady pace, whether the bot keeps up or not. */
    pace: (activities: readonly object[], perSecond: number): Promise<Turns> =>
      run(async (send) => {
        const began = performance.now();
        const sends = activities.map(async (activity, index) => {
          await until(began + (index * 1_000) / perSecond);
          await send(activity);
        });
        await Promise.all(sends);
      }),
  };
}

export type Load = ReturnType<typeof openLoad>;

const until = (at: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, Math.max(0, at - performance.now())));
