import type { z } from 'zod';
import type { clickSchema } from '../api.ts';
import { isDialog } from '../connector/card-problems.ts';
import type { Practice } from '../practice.ts';
import type { Outcome } from '../views.ts';
import type { Json } from '../world.ts';
import { isInstalled } from '../world.ts';
import { createActivity } from './activity.ts';
import { collectInputs, dataOf, findButton, hasButton } from './card-parts.ts';
import { deliver } from './deliver.ts';
import { openDialog } from './dialogs.ts';
import { execute } from './execute.ts';
import { conversationOf, messageOf, NotPossible, personOf } from './people.ts';

/** A click on a button of a card, as that person sees the card. */
export async function click(practice: Practice, wish: z.infer<typeof clickSchema>): Promise<Outcome> {
  const person = personOf(practice, wish.as);
  const conversation = conversationOf(practice, wish.conversation, person);
  const message = messageOf(conversation, wish.message);
  const shown = message.views[person.id] ?? message.card;
  if (!shown) throw new NotPossible('that message has no card', 409);
  const { card, action } = pressedOn(shown, message.formerCard, wish.button);
  if (action['type'] === 'Action.OpenUrl') return { type: 'openUrl', url: String(action['url']) };
  if (!isInstalled(practice.world, conversation)) return { type: 'failed', status: 404, text: '' };
  switch (action['type']) {
    case 'Action.Execute': {
      const inputs = collectInputs(card, action, wish.inputs);
      return execute(practice, person, conversation, message, action, 'manual', inputs);
    }
    case 'Action.Submit': {
      const data = { ...dataOf(action), ...collectInputs(card, action, wish.inputs) };
      if (isDialog(data)) return openDialog(practice, person, conversation, message, data);
      const thread = conversation.type === 'channel' ? message.thread : null;
      const base = createActivity(practice, 'message', person, conversation, thread);
      const { status } = await deliver(practice, { ...base, value: data, replyToId: message.id });
      return status >= 200 && status < 300 ? { type: 'done' } : { type: 'failed', status, text: '' };
    }
    default:
      return { type: 'done' };
  }
}

/** Teams sends the button that people see: on a card that an edit is just overtaking, that is the former one's. */
function pressedOn(
  shown: Json,
  former: Json | null | undefined,
  button: z.infer<typeof clickSchema>['button'],
): { card: Json; action: Json } {
  try {
    return { card: shown, action: findButton(shown, button) };
  } catch (problem) {
    if (!former || !hasButton(former, button)) throw problem;
    return { card: former, action: findButton(former, button) };
  }
}
