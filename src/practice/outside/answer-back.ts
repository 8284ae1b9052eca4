import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { outsideAnswerSchema } from '../api.ts';
import type { Practice } from '../practice.ts';
import { NotPossible } from '../sends/people.ts';
import type { OutsideAnswered } from '../views.ts';
import { addItem, itemsOf } from './items.ts';
import type { OutsideItem } from './items.ts';
import { postUpdate } from './post-update.ts';

type Wish = z.infer<typeof outsideAnswerSchema>;

/** Somebody at the receiver answers what came: to the bot, or with a mail that people there read. */
export async function answerBack(practice: Practice, wish: Wish): Promise<OutsideAnswered> {
  const item = itemsOf(practice).find(({ id }) => id === wish.item);
  if (!item || item.direction === 'out') throw new NotPossible('there is no such item', 404);
  return item.kind === 'mail' ? replyByMail(practice, item, wish) : postAnswer(practice, item, wish);
}

async function postAnswer(practice: Practice, item: OutsideItem, wish: Wish): Promise<OutsideAnswered> {
  const { receiver, escalationId, ticket, body: received } = item;
  const secret = practice.options.outside?.secrets?.[receiver];
  const updatesUrl = received?.['updatesUrl'];
  if (!item.verified || !secret)
    throw new NotPossible('its signature is wrong, so nobody there reads it', 409);
  if (typeof updatesUrl !== 'string') throw new NotPossible('it says nowhere to answer to', 409);
  // The bot's public address is not this machine's: only the path is taken from it.
  const { pathname, search } = new URL(updatesUrl, practice.switches.botUrl);
  const { type, text, caseNumber } = wish;
  const body = { type, text, caseNumber };
  const webhookId = `msg_${randomUUID()}`;
  const answered = await postUpdate(practice, { path: pathname + search, body, secret, id: webhookId });
  addItem(practice, {
    receiver,
    kind: 'webhook',
    direction: 'out',
    escalationId,
    ticket,
    caseNumber,
    webhookId,
    text,
    body,
    answerStatus: answered.status,
  });
  return answered;
}

/** Stays in the mailbox: whoever reads it there records it on the ticket. */
function replyByMail(
  practice: Practice,
  item: OutsideItem,
  { type, text, caseNumber }: Wish,
): OutsideAnswered {
  const { receiver, escalationId, ticket, subject = '', messageId, references = [], from } = item;
  addItem(practice, {
    receiver,
    kind: 'mail',
    direction: 'out',
    escalationId,
    ticket,
    caseNumber,
    subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
    text,
    body: { type },
    from: receiver,
    to: from,
    messageId: `<${randomUUID()}@${receiver.split('@').at(-1)}>`,
    inReplyTo: messageId,
    references: messageId === undefined ? references : [...references, messageId],
  });
  return { status: 0, body: null };
}
