import { tier1 } from './desk.ts';
import type { TestDesk } from './desk.ts';
import { wordsOf } from './reading.ts';

/** A ticket of Alex (or another) that Robin has picked up, and what the two write and read. */
export async function atWork(desk: TestDesk, user = 'alex', words = 'My VPN does not connect') {
  const ticket = await desk.reports(user, words);
  await desk.presses('robin', 'ticket.claim', { in: tier1, on: ticket });
  const [root] = await desk.thread('robin', ticket, tier1);
  const where = { in: tier1, thread: root!.id };
  const heardAll = async () => (await desk.hears(user)).slice(1);
  return {
    desk,
    ticket,
    where,
    /** Writes in the thread, mentioning the bot where the text begins with @. */
    writes: (text: string, as = 'robin') => {
      const toBot = text.startsWith('@');
      return desk.says(as, { text: toBot ? text.slice(1) : text, mentions: toBot ? ['bot'] : [] }, where);
    },
    /** Robin's words for the user. */
    tells: (text: string) => desk.says('robin', { text, mentions: ['bot'] }, where),
    card: async () => wordsOf((await desk.thread('robin', ticket, tier1))[0]!),
    lastLine: async () => (await desk.hears('robin', tier1)).at(-1)!,
    /** What the user read since somebody has the ticket. */
    heardAll,
    heard: async () => (await heardAll()).at(-1),
  };
}

/** Requests to post into that person's chat, for faults. */
export async function postsTo(desk: TestDesk, as: string) {
  return { method: 'POST', path: `^/v3/conversations/${await desk.teams.find(as)}/activities` } as const;
}
