import { changeWords } from '../app/change-words.ts';
import type { Turn } from '../app/desk.ts';
import { asChanged, rememberChange } from '../app/early-change.ts';
import { enqueue } from '../app/enqueue.ts';
import { changeEscalators, readEscalatorOrder } from '../app/escalators.ts';
import type { Incoming } from '../app/incoming.ts';
import { changeNames, readNameOrders } from '../app/own-names.ts';
import { isServeEscalations, serveEscalations } from '../app/serve-escalations.ts';
import { readServe, serve, serveNothing } from '../app/serve.ts';
import { mayRelayFrom, receiveThreadEdit, receiveThreadPost } from '../app/thread-words.ts';
import type { ThreadPost } from '../app/thread-words.ts';
import type { Say } from '../domain/effects.ts';
import type { Person } from '../store/people.ts';
import { findThread } from '../store/postings.ts';
import { findMember } from '../store/teams.ts';
import { filesLost, isInternal, mentionsBot, picturesIn, slashCommandOf } from './html.ts';
import { incomingOf } from './incoming-of.ts';
import { meetPlace, meetSender } from './meet.ts';
import { sentAt, threadOf } from './read-activity.ts';
import type { TeamsActivity } from './read-activity.ts';

/** A message, an edit or a delete in a channel. */
export async function receiveChannelMessage(turn: Turn, activity: TeamsActivity): Promise<void> {
  const person = await meetSender(turn, activity);
  const place = person && (await meetPlace(turn, activity));
  if (!person || !place) return;
  const { channelId, rootId } = threadOf(activity);
  const thread = rootId ? await findThread(turn.db, channelId, rootId) : undefined;
  const post = await postOf(turn, activity, person, place.teamId);
  if (!thread) {
    if (activity.type === 'message' && post.mentionsBot)
      await answerChannel(turn, person, channelId, rootId ?? activity.id, post);
    return;
  }
  if (activity.type === 'message') {
    const incoming = await asChanged(turn, post.incoming);
    return incoming && (await receiveThreadPost(turn, person, thread, { ...post, ...readWords(incoming) }));
  }
  if (activity.type === 'messageUpdate') return await receiveThreadEdit(turn, person, thread, post);
  if (await mayRelayFrom(turn, thread, post.guest)) {
    const change = { type: 'deleted', sentAt: sentAt(activity, turn.now) } as const;
    if (!(await changeWords(turn, person.id, post.incoming, change)))
      await rememberChange(turn, post.incoming, change);
  }
}

/** Outside a ticket's thread the bot is only told what the channel serves, and who decides. */
async function answerChannel(
  turn: Turn,
  person: Person,
  channelId: string,
  rootId: string | undefined,
  post: ThreadPost,
): Promise<void> {
  const say = (words: Say) => enqueue(turn, [{ type: 'SayInChannel', channelId, rootId, say: words }]);
  const { plain } = post.incoming;
  if (isServeEscalations(plain)) return await say(await serveEscalations(turn, person, channelId));
  const group = readEscalatorOrder(plain);
  if (group) {
    for (const answer of await changeEscalators(turn, person, group, post.mentioned)) await say(answer);
    return;
  }
  const names = readNameOrders(plain);
  if (names) {
    for (const answer of await changeNames(turn, person, names)) await say(answer);
    return;
  }
  const order = readServe(plain);
  if (order?.type === 'serve') return await serve(turn, person, channelId, order.scope, rootId);
  if (order?.type === 'nothing') return await serveNothing(turn, person, channelId, rootId);
  await say(order?.say ?? { key: 'say.channelHelp' });
}

const readWords = (incoming: Incoming) => ({
  incoming,
  internal: isInternal(incoming.plain),
  command: slashCommandOf(incoming.plain),
});

async function postOf(
  turn: Turn,
  activity: TeamsActivity,
  person: Person,
  teamId: string,
): Promise<ThreadPost> {
  const incoming = incomingOf(activity, turn.now);
  const member = await findMember(turn.db, teamId, person.id);
  return {
    ...readWords(incoming),
    mentionsBot: mentionsBot(activity),
    mentioned: incoming.mentioned ?? [],
    lostPictures: picturesIn(activity).filter((picture) => !picture.reachable).length + filesLost(activity),
    guest: activity.from?.userRole === 'guest' || member?.guest === 1 || person.guest === 1,
  };
}
