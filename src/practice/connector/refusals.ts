import type { ServerResponse } from 'node:http';
import { sendJson } from '../http.ts';

/** An answer of the connector that is not a success, in Teams' words. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
  retryAfter?: number;
}

const refusal = (status: number, code: string, message: string): Refusal => ({ status, code, message });

export const refusals = {
  badSyntax: (message: string) => refusal(400, 'BadSyntax', message),
  unauthorized: refusal(401, 'Unauthorized', 'Authorization has been denied for this request.'),
  notInRoster: refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.'),
  blocked: refusal(403, 'MessageWritesBlocked', 'Thread is blocked from message writes.'),
  forbidden: refusal(
    403,
    'ForbiddenOperationException',
    'The bot is not installed in the personal scope of this user.',
  ),
  notAuthor: refusal(403, 'BadSyntax', 'The bot can change only its own activities.'),
  noConversation: refusal(404, 'ConversationNotFound', 'Conversation not found.'),
  noActivity: refusal(404, 'ActivityNotFoundInConversation', 'Activity not found in conversation.'),
  noMember: refusal(404, 'MemberNotFoundInConversation', 'Unknown conversation member.'),
  noAttachment: refusal(404, 'AttachmentNotFound', 'Attachment not found.'),
  notFound: refusal(404, 'NotFound', 'No such operation.'),
  tooLarge: refusal(413, 'MessageSizeTooBig', 'Message size too large.'),
  tooMany: (retryAfter: number): Refusal => ({
    ...refusal(429, 'TooManyRequests', 'Too many requests.'),
    retryAfter,
  }),
};

export function sendRefusal(response: ServerResponse, { status, code, message, retryAfter }: Refusal): void {
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  sendJson(response, status, { error: { code, message } }, headers);
}
