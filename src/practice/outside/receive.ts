import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { meetFault, playAfter, playBefore } from '../faults.ts';
import { sendJson } from '../http.ts';
import type { Request } from '../http.ts';
import type { Practice } from '../practice.ts';
import { isSigned } from './signature.ts';
import type { Signed } from './signature.ts';
import { takeWebhook } from './take-webhook.ts';

const mostBytes = 1024 * 1024;

/** `POST /outside/{name}`: where Deskhand hands a case over to that receiver. */
export async function receiveWebhook(
  practice: Practice,
  request: Request,
  response: ServerResponse,
): Promise<void> {
  const { method, path, segments, headers } = request;
  const [, name = '', ...rest] = segments;
  const body = request.body.toString('utf8');
  const fault = practice.faults.length === 0 ? null : meetFault(practice, { method, path, body });
  if (await playBefore(fault, response)) return;
  const secret = new Map(Object.entries(practice.options.outside?.secrets ?? {})).get(name);
  if (secret === undefined || rest.length > 0) return sendJson(response, 404, { error: 'nobody here' });
  if (method !== 'POST') return sendJson(response, 405, { error: 'only POST' });
  if (request.body.length > mostBytes) return sendJson(response, 413, { error: 'too large' });
  const signed = readSigned(headers);
  const verified = isSigned(secret, signed, body);
  const answer = takeWebhook(practice, { receiver: name, webhookId: signed.id, body, verified });
  if (answer.status === 200 && playAfter(fault, response)) return;
  sendJson(response, answer.status, answer.body);
}

function readSigned(headers: IncomingHttpHeaders): Signed {
  const one = (name: string) => String(headers[name] ?? '');
  return {
    id: one('webhook-id'),
    timestamp: one('webhook-timestamp'),
    signature: one('webhook-signature'),
  };
}
