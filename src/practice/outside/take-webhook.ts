import type { Practice } from '../practice.ts';
import type { Json } from '../world.ts';
import { addItem, addRepeat, itemsOf } from './items.ts';
import type { OutsideItem } from './items.ts';

interface Arrived {
  receiver: string;
  webhookId: string;
  body: string;
  verified: boolean;
}

interface Answer {
  status: number;
  body: Json;
}

/** Keeps what came, also what was not signed right. A new case gets a number. */
export function takeWebhook(practice: Practice, { receiver, webhookId, body, verified }: Arrived): Answer {
  const json = readObject(body);
  if (verified && !json) return { status: 400, body: { error: 'the body is no JSON object' } };
  const before = itemsOf(practice).find(
    (item) => item.webhookId === webhookId && item.receiver === receiver && item.verified === verified,
  );
  if (before && webhookId) {
    addRepeat(practice, before);
    return answerTo(before);
  }
  const escalationId = textIn(json, 'escalationId');
  const isNew = verified && escalationId !== undefined && !knows(practice, receiver, escalationId);
  return answerTo(
    addItem(practice, {
      receiver,
      kind: 'webhook',
      direction: 'in',
      escalationId,
      ticket: textIn(json, 'ticket'),
      caseNumber: isNew ? nextCase(practice) : undefined,
      webhookId,
      text: json ? textIn(json, 'text') : body.slice(0, 2000),
      body: json,
      verified,
    }),
  );
}

const answerTo = ({ verified, caseNumber }: OutsideItem): Answer =>
  verified
    ? { status: 200, body: caseNumber === undefined ? {} : { caseNumber } }
    : { status: 401, body: { error: 'the signature is missing, wrong or old' } };

const knows = (practice: Practice, receiver: string, escalationId: string): boolean =>
  itemsOf(practice).some(
    (item) => item.verified && item.receiver === receiver && item.escalationId === escalationId,
  );

/** `OPS-2041` and on: a desk that has been there for a while. */
function nextCase(practice: Practice): string {
  practice.world.lastCase = (practice.world.lastCase ?? 2040) + 1;
  return `OPS-${practice.world.lastCase}`;
}

function readObject(text: string): Json | undefined {
  try {
    const json = JSON.parse(text) as unknown;
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Json) : undefined;
  } catch {
    return undefined;
  }
}

function textIn(json: Json | undefined, key: string): string | undefined {
  const value = json?.[key];
  return typeof value === 'string' ? value : undefined;
}
