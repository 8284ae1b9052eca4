import { cardProblem } from '../connector/card-problems.ts';
import type { Practice } from '../practice.ts';
import { keep } from '../records.ts';
import type { Conversation, Json, Person } from '../world.ts';
import { createActivity } from './activity.ts';
import { deliver } from './deliver.ts';
import type { Answered } from './deliver.ts';

/** Sends an invoke about a message and waits for what the bot answers. */
export function invoke(
  practice: Practice,
  name: string,
  person: Person,
  conversation: Conversation,
  about: { thread: string; message: string },
  value: Json,
): Promise<Answered> {
  const thread = conversation.type === 'channel' ? about.thread : null;
  const base = createActivity(practice, 'invoke', person, conversation, thread);
  const source = name === 'adaptiveCard/action' ? { source: { name: 'message' } } : {};
  const channelData = { ...(base['channelData'] as Json), ...source };
  return deliver(practice, { ...base, name, value, replyToId: about.message, channelData });
}

/** The bot's answer to an invoke wasn't what Teams expects: told to the test, shown as a failure. */
export function complainOfAnswer(practice: Practice, name: string, problem: string, body: unknown): void {
  keep(practice.records.complaints, { method: 'INVOKE', path: name, problem, body });
}

/** The card of an answer, or null when Teams wouldn't draw it. */
export function takeCard(practice: Practice, name: string, card: unknown): Json | null {
  const problem = typeof card === 'object' && card !== null ? cardProblem(card as Json) : 'no card';
  if (problem === null) return card as Json;
  complainOfAnswer(practice, name, problem, card);
  return null;
}
