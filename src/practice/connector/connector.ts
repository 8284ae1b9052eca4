import type { ServerResponse } from 'node:http';
import { holdsBotToken } from '../auth/login.ts';
import { meetFault, playAfter, playBefore } from '../faults.ts';
import { sendJson } from '../http.ts';
import type { Request } from '../http.ts';
import type { Practice } from '../practice.ts';
import { complain, refuse } from './answers.ts';
import type { Answer } from './answers.ts';
import { readAttachment, readAttachmentView } from './attachments.ts';
import { createConversation } from './create-conversation.ts';
import { listMembers, pageMembers, readMember } from './members.ts';
import { deleteMessage, postMessage, putMessage } from './messages.ts';
import { refusals, sendRefusal } from './refusals.ts';
import { listChannels, readTeam } from './teams.ts';

/** Everything under /v3/: what botbuilder's ConnectorClient and TeamsConnectorClient call. */
export async function answerConnector(
  practice: Practice,
  request: Request,
  response: ServerResponse,
): Promise<void> {
  const { method, path } = request;
  const fault =
    practice.faults.length === 0
      ? null
      : meetFault(practice, { method, path, body: request.body.toString() });
  if (await playBefore(fault, response)) return;
  if (!(await holdsBotToken(practice, request.headers.authorization))) {
    return sendRefusal(response, refusals.unauthorized);
  }
  const answer = route(practice, request);
  if (answer.type !== 'refused' && playAfter(fault, response)) return;
  switch (answer.type) {
    case 'json':
      return sendJson(response, answer.status, answer.body);
    case 'refused':
      return sendRefusal(response, answer.refusal);
    case 'bytes':
      response.writeHead(200, { 'content-type': answer.contentType, 'content-length': answer.bytes.length });
      response.end(answer.bytes);
  }
}

function route(practice: Practice, request: Request): Answer {
  const [, kind, id, what, which, more] = request.segments;
  const operation = [request.method, kind, id && '{}', what, which && '{}', more && '{}']
    .filter(Boolean)
    .join(' ');
  switch (operation) {
    case 'POST conversations':
      return createConversation(practice, request);
    case 'POST conversations {} activities':
      return postMessage(practice, request, id!, null);
    case 'POST conversations {} activities {}':
      return postMessage(practice, request, id!, which!);
    case 'PUT conversations {} activities {}':
      return putMessage(practice, request, id!, which!);
    case 'DELETE conversations {} activities {}':
      return deleteMessage(practice, id!, which!);
    case 'GET conversations {} members':
      return listMembers(practice, id!);
    case 'GET conversations {} pagedmembers':
      return pageMembers(practice, request, id!);
    case 'GET conversations {} members {}':
      return readMember(practice, id!, which!);
    case 'GET teams {}':
      return readTeam(practice, id!);
    case 'GET teams {} conversations':
      return listChannels(practice, id!);
    case 'GET attachments {}':
      return readAttachment(practice, id!);
    case 'GET attachments {} views {}':
      return readAttachmentView(practice, id!, which!);
    default:
      complain(practice, request, 'no such operation', request.body.toString());
      return refuse(refusals.notFound);
  }
}
