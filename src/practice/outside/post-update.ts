import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Practice } from '../practice.ts';
import { postJson } from '../sends/post-json.ts';
import type { outsidePostSchema } from '../test-api.ts';
import type { OutsideAnswered } from '../views.ts';
import { sign } from './signature.ts';

/** One POST to the bot, signed with `secret` unless a signature is given; with neither it goes unsigned. */
export async function postUpdate(
  practice: Practice,
  update: z.infer<typeof outsidePostSchema>,
): Promise<OutsideAnswered> {
  const { path, body, secret } = update;
  const { id = `msg_${randomUUID()}`, timestamp = Math.floor(Date.now() / 1000) } = update;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const signature =
    update.signature ?? (secret === undefined ? null : sign(secret, id, `${timestamp}`, text));
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    ...(signature === null ? {} : { 'webhook-signature': signature }),
  };
  const url = new URL(path, new URL(practice.switches.botUrl).origin);
  const within = practice.options.delivery?.answerWithin ?? 15_000;
  return postJson(url.href, text, headers, within);
}
