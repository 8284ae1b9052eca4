import { tokenForDelivery } from '../auth/tokens.ts';
import type { Practice } from '../practice.ts';
import { keep } from '../records.ts';
import type { Delivery } from '../test-api.ts';
import type { Json } from '../world.ts';
import { eventId } from './activity.ts';
import { postJson } from './post-json.ts';

export interface Answered {
  /** HTTP status of the last try; 0 without an answer. */
  status: number;
  body: unknown;
  tries: number;
}

const channelToken = new WeakMap<Practice, ReturnType<typeof tokenForDelivery>>();

async function tokenOf(practice: Practice): Promise<string | null> {
  const make = channelToken.get(practice) ?? tokenForDelivery();
  channelToken.set(practice, make);
  return make(practice);
}

/** Sends an activity as Teams does: again when the bot is silent too long or answers 5xx. */
export async function deliver(practice: Practice, activity: Json): Promise<Answered> {
  const wishes = practice.options.delivery ?? {};
  const { answerWithin = 15_000, invokeAnswerWithin = 5_000, resends = 2 } = wishes;
  const { resendPause = 1_000, newInvokeIds = true } = wishes;
  const isInvoke = activity['type'] === 'invoke';
  const delivery: Delivery = { activity, statuses: [], body: null };
  keep(practice.records.deliveries, delivery);
  let sent = activity;
  for (let tries = 1; ; tries += 1) {
    const within = isInvoke && tries === 1 ? invokeAnswerWithin : answerWithin;
    const { status, body } = await post(practice, sent, await tokenOf(practice), within);
    delivery.statuses.push(status);
    delivery.body = body;
    const done = status !== 0 && status < 500;
    if (done || tries > resends) {
      noteAnswering(practice, status !== 0);
      return { status, body, tries };
    }
    await new Promise((resolve) => setTimeout(resolve, resendPause));
    if (isInvoke && newInvokeIds) sent = { ...activity, id: eventId() };
  }
}

function noteAnswering(practice: Practice, answering: boolean): void {
  if (practice.answering === answering) return;
  practice.answering = answering;
  practice.emit({ type: 'world' });
}

/** One POST to the bot's messaging endpoint. */
export function post(
  practice: Practice,
  activity: Json,
  token: string | null,
  within: number,
): Promise<{ status: number; body: unknown }> {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  return postJson(practice.switches.botUrl, JSON.stringify(activity), headers, within);
}
