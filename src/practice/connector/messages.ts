import type { Request } from '../http.ts';
import { parseJson } from '../http.ts';
import type { Practice } from '../practice.ts';
import { answerJson, refuse, takeActivity } from './answers.ts';
import type { Answer } from './answers.ts';
import { findConversation, findForWriting, liveMessage } from './find-conversation.ts';
import { passLimits } from './limits.ts';
import { refusals } from './refusals.ts';
import { addBotMessage, changeBotMessage, deleteBotMessage, showTyping } from './store-activity.ts';

/** POST v3/conversations/{id}/activities and …/{replyTo} */
export function postMessage(
  practice: Practice,
  request: Request,
  id: string,
  replyTo: string | null,
): Answer {
  const found = findForWriting(practice, id);
  if (found.type === 'refused') return refuse(found.refusal);
  const { conversation } = found;
  const limit = passLimits(practice, conversation.id);
  if (limit) return refuse(limit);
  const read = takeActivity(practice, request, parseJson(request));
  if (read.type === 'refused') return refuse(read.refusal);
  if (read.activity.type === 'typing') {
    showTyping(practice, conversation);
    return answerJson(202, {});
  }
  const root = found.root ?? (replyTo === null ? null : (conversation.messages[replyTo]?.thread ?? replyTo));
  if (conversation.type === 'channel' && root !== null && !conversation.messages[root]) {
    return refuse(refusals.noActivity);
  }
  return answerJson(201, { id: addBotMessage(practice, conversation, root, read).id });
}

/** PUT v3/conversations/{id}/activities/{activityId} */
export function putMessage(practice: Practice, request: Request, id: string, messageId: string): Answer {
  const found = findForWriting(practice, id);
  if (found.type === 'refused') return refuse(found.refusal);
  const limit = passLimits(practice, found.conversation.id);
  if (limit) return refuse(limit);
  const read = takeActivity(practice, request, parseJson(request));
  if (read.type === 'refused') return refuse(read.refusal);
  const message = liveMessage(found.conversation, messageId);
  if (!message) return refuse(refusals.noActivity);
  if (message.author.type !== 'bot') return refuse(refusals.notAuthor);
  changeBotMessage(practice, found.conversation, message, read);
  return answerJson(200, { id: message.id });
}

/** DELETE v3/conversations/{id}/activities/{activityId} */
export function deleteMessage(practice: Practice, id: string, messageId: string): Answer {
  const found = findConversation(practice, id);
  if (found.type === 'refused') return refuse(found.refusal);
  const limit = passLimits(practice, found.conversation.id);
  if (limit) return refuse(limit);
  const message = liveMessage(found.conversation, messageId);
  if (!message) return refuse(refusals.noActivity);
  if (message.author.type !== 'bot') return refuse(refusals.notAuthor);
  deleteBotMessage(practice, found.conversation, message);
  return answerJson(200, {});
}
