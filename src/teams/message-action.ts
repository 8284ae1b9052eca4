import type { Turn } from '../app/desk.ts';
import { sendAgentWords } from '../app/agent-words.ts';
import { isCurrentThread, movedSay } from '../app/current-thread.ts';
import type { Incoming } from '../app/incoming.ts';
import { agencyIn } from '../app/roles.ts';
import { refusalSay } from '../app/say-refusal.ts';
import { mayRelayFrom } from '../app/thread-words.ts';
import { readerFor } from '../app/views/reader.ts';
import { sayFor } from '../app/views/say-view.ts';
import type { Say } from '../domain/effects.ts';
import { z } from 'zod';
import { findMessagesBySource } from '../store/messages.ts';
import { findByAadId } from '../store/people.ts';
import type { Person } from '../store/people.ts';
import { findThread } from '../store/postings.ts';
import { findTicket } from '../store/tickets.ts';
import { picturesIn, plainText, wordsOf } from './html.ts';
import { meetPlace, meetSender } from './meet.ts';
import type { Written } from './mentions.ts';
import { sentAt, tenantOf, threadOf } from './read-activity.ts';
import type { TeamsActivity } from './read-activity.ts';

const payloadSchema = z.object({
  commandId: z.string(),
  messagePayload: z.looseObject({
    id: z.string().max(500),
    replyToId: z.string().max(500).nullish(),
    createdDateTime: z.string().max(60).nullish().catch(undefined),
    lastModifiedDateTime: z.string().max(60).nullish().catch(undefined),
    from: z.looseObject({ user: z.looseObject({ id: z.string().max(500) }).nullish() }).nullish(),
    body: z
      .looseObject({ content: z.string().max(300_000), contentType: z.string().max(60).optional() })
      .nullish(),
  }),
});

/** *Send to user* on a reply that forgot its mention. */
export async function answerMessageAction(turn: Turn, activity: TeamsActivity): Promise<object> {
  const person = await meetSender(turn, activity);
  const payload = payloadSchema.safeParse(activity.value);
  if (!person) return {};
  if (!payload.success || payload.data.commandId !== 'sendToUser')
    return await close(turn, person, { key: 'say.notInThread' });
  return await close(turn, person, await sendToUser(turn, activity, person, payload.data.messagePayload));
}

async function sendToUser(
  turn: Turn,
  activity: TeamsActivity,
  person: Person,
  message: Payload,
): Promise<Say> {
  await meetPlace(turn, activity);
  const { channelId, rootId } = threadOf(activity);
  const root = rootId ?? message.replyToId ?? message.id;
  const thread = await findThread(turn.db, channelId, root);
  const row = thread && (await findTicket(turn.db, thread.ticket_id!));
  if (!thread || !row || message.id === root) return { key: 'say.notInThread' };
  if (!(await mayRelayFrom(turn, thread, activity.from?.userRole === 'guest')))
    return { key: 'refusal.stopped' };
  if (!(await isCurrentThread(turn, row.ticket, thread))) return movedSay(row.id);
  const agency = await agencyIn(turn, person.id, row.ticket.queueId);
  if (agency !== 'yes') return { key: agency === 'unknown' ? 'refusal.rosterPending' : 'refusal.notAgent' };
  const authorAad = message.from?.user?.id;
  const author = authorAad ? await findByAadId(turn.db, tenantOf(activity), authorAad) : undefined;
  if (!author) return { key: 'say.nothingToSend' };
  const conversationId = `${channelId};messageid=${root}`;
  const sent = await findMessagesBySource(turn.db, conversationId, message.id);
  if (sent.length > 0) return { key: 'say.alreadySent' };
  const incoming = incomingFrom(conversationId, message, sentAt(activity, turn.now));
  const pictured = picturesIn(writtenOf(message)).length > 0;
  if (!incoming.plain) return { key: pictured ? 'say.pictureNotCarried' : 'say.nothingToSend' };
  const done = await sendAgentWords(turn, row.id, author.id, incoming);
  if (done.type === 'refused') return refusalSay(done);
  return { key: pictured ? 'say.pictureNotCarried' : 'say.sent' };
}

type Payload = z.infer<typeof payloadSchema>['messagePayload'];

function writtenOf({ body }: Payload): Written {
  const content = body?.content ?? '';
  return body?.contentType === 'html'
    ? { attachments: [{ contentType: 'text/html', content }] }
    : { text: content };
}

/** As old as the message itself: a later edit must not look older than the tap that sent it. */
function incomingFrom(conversationId: string, message: Payload, tappedAt: string): Incoming {
  const html = wordsOf(writtenOf(message));
  const changedAt = Date.parse(message.lastModifiedDateTime ?? message.createdDateTime ?? tappedAt);
  return {
    conversationId,
    activityId: message.id,
    html,
    plain: plainText(html).trim(),
    files: [],
    sentAt: Number.isNaN(changedAt) ? tappedAt : new Date(changedAt).toISOString(),
    serviceUrl: '',
  };
}

async function close(turn: Turn, person: Person, say: Say): Promise<object> {
  return { task: { type: 'message', value: await sayFor(turn, say, readerFor(turn, person)) } };
}
