import { z } from 'zod';
import type { Request } from '../http.ts';
import { parseJson } from '../http.ts';
import type { Practice } from '../practice.ts';
import { findPerson } from '../world.ts';
import { answerJson, complain, refuse, takeActivity } from './answers.ts';
import type { Answer } from './answers.ts';
import { findForWriting } from './find-conversation.ts';
import { passLimits } from './limits.ts';
import { refusals } from './refusals.ts';
import { addBotMessage } from './store-activity.ts';

const channelPost = z.looseObject({
  isGroup: z.literal(true).optional(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }) }),
  activity: z.record(z.string(), z.unknown()),
});

const personalChat = z.looseObject({
  isGroup: z.literal(false).optional(),
  members: z.array(z.looseObject({ id: z.string() })).length(1),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }) }).optional(),
  tenantId: z.string().optional(),
  activity: z.record(z.string(), z.unknown()).nullish(),
});

/** POST v3/conversations: a personal chat by its member, or a new thread in a channel. */
export function createConversation(practice: Practice, request: Request): Answer {
  const body = parseJson(request);
  const post = channelPost.safeParse(body);
  if (post.success)
    return postToChannel(practice, request, post.data.channelData.channel.id, post.data.activity);
  const chat = personalChat.safeParse(body);
  if (chat.success) return openChat(practice, request, chat.data);
  const problem =
    'neither a personal chat (one member) nor a channel post (channelData.channel.id, activity)';
  complain(practice, request, problem, body);
  return refuse(refusals.badSyntax(problem));
}

function postToChannel(practice: Practice, request: Request, channel: string, activity: unknown): Answer {
  const found = findForWriting(practice, channel);
  if (found.type === 'refused') return refuse(found.refusal);
  const { conversation } = found;
  if (conversation.type !== 'channel') return refuse(refusals.noConversation);
  const limit = passLimits(practice, conversation.id);
  if (limit) return refuse(limit);
  const read = takeActivity(practice, request, activity);
  if (read.type === 'refused') return refuse(read.refusal);
  const { id } = addBotMessage(practice, conversation, null, read);
  return answerJson(201, { id: `${conversation.id};messageid=${id}`, activityId: id });
}

function openChat(practice: Practice, request: Request, wish: z.infer<typeof personalChat>): Answer {
  const tenant = wish.channelData?.tenant.id ?? wish.tenantId;
  if (tenant !== practice.world.tenant.id) {
    const problem = `tenant is ${tenant ?? 'missing'}`;
    complain(practice, request, problem, wish);
    return refuse(refusals.badSyntax(problem));
  }
  const person = findPerson(practice.world, wish.members[0]?.id ?? '');
  if (!person) return refuse(refusals.badSyntax('Unknown user.'));
  const found = findForWriting(practice, person.chat);
  if (found.type === 'refused') {
    return refuse(found.refusal === refusals.notInRoster ? refusals.forbidden : found.refusal);
  }
  const limit = passLimits(practice, person.chat);
  if (limit) return refuse(limit);
  if (!wish.activity) return answerJson(201, { id: person.chat });
  const read = takeActivity(practice, request, wish.activity);
  if (read.type === 'refused') return refuse(read.refusal);
  const { id } = addBotMessage(practice, found.conversation, null, read);
  return answerJson(201, { id: person.chat, activityId: id });
}
