import type { z } from 'zod';
import type { refreshSchema } from '../api.ts';
import type { Practice } from '../practice.ts';
import { record } from '../records.ts';
import type { Outcome } from '../views.ts';
import type { Conversation, Json, Message, Person } from '../world.ts';
import { dataOf } from './card-parts.ts';
import { complainOfAnswer, invoke, takeCard } from './invoke.ts';
import { conversationOf, messageOf, NotPossible, personOf } from './people.ts';

const name = 'adaptiveCard/action';

/** Action.Execute: a card in the answer replaces the card for the one who clicked, until it is edited. */
export async function execute(
  practice: Practice,
  person: Person,
  conversation: Conversation,
  message: Message,
  action: Json,
  trigger: 'manual' | 'automatic',
  inputs: Json = {},
): Promise<Outcome> {
  const { id, verb } = action;
  const value = {
    action: { type: 'Action.Execute', id, verb, data: { ...dataOf(action), ...inputs } },
    trigger,
  };
  const edited = message.editedAt;
  const about = { thread: message.thread, message: message.id };
  const { status, body } = await invoke(practice, name, person, conversation, about, value);
  if (status !== 200) return { type: 'failed', status, text: '' };
  const answer = (body ?? {}) as { statusCode?: number; type?: string; value?: unknown };
  const failed = (): Outcome => ({
    type: 'failed',
    status: answer.statusCode ?? 200,
    text: errorText(answer.value),
  });
  switch (answer.type) {
    case 'application/vnd.microsoft.card.adaptive': {
      const card = takeCard(practice, name, answer.value);
      if (!card) return failed();
      // An edit that overtook the answer is newer.
      if (message.editedAt === edited) showView(practice, person, conversation, message, card);
      return { type: 'done' };
    }
    case 'application/vnd.microsoft.activity.message':
      if (trigger === 'automatic') showView(practice, person, conversation, message, message.card ?? {});
      return { type: 'toast', text: String(answer.value) };
    case 'application/vnd.microsoft.error':
      return failed();
    default:
      complainOfAnswer(practice, name, 'an answer without statusCode, type and value', body);
      return failed();
  }
}

const errorText = (value: unknown): string =>
  String((value as { message?: unknown } | null | undefined)?.message ?? '');

function showView(
  practice: Practice,
  person: Person,
  conversation: Conversation,
  message: Message,
  card: Json,
): void {
  message.views[person.id] = card;
  record(practice, 'view', conversation.id, message, { person: person.id, card });
  practice.emit({ type: 'conversation', conversation: conversation.id, thread: message.thread });
}

/** Cards with `refresh` fetch the view of each person listed, once an edit, when that person sees them. */
export async function refreshViews(
  practice: Practice,
  person: Person,
  conversation: Conversation,
): Promise<void> {
  const waiting = Object.values(conversation.messages).filter(
    (message) =>
      message.deletedAt === null && !message.views[person.id] && refreshOf(message.card, person) !== null,
  );
  await Promise.all(
    waiting.map((message) =>
      execute(practice, person, conversation, message, refreshOf(message.card, person)!, 'automatic'),
    ),
  );
}

/** "Refresh card" in a message's menu, for everybody who sees a card that can be. */
export async function refreshCard(practice: Practice, wish: z.infer<typeof refreshSchema>): Promise<Outcome> {
  const person = personOf(practice, wish.as);
  const conversation = conversationOf(practice, wish.conversation, person);
  const message = messageOf(conversation, wish.message);
  const { action } = (message.card?.['refresh'] ?? {}) as { action?: Json };
  if (!action) throw new NotPossible('that card cannot be refreshed', 409);
  return execute(practice, person, conversation, message, action, 'manual');
}

function refreshOf(card: Json | null, person: Person): Json | null {
  const refresh = card?.['refresh'] as { action?: Json; userIds?: string[] } | undefined;
  return refresh?.action && refresh.userIds?.includes(person.teamsId) ? refresh.action : null;
}
