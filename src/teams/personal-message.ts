import { changeWords } from '../app/change-words.ts';
import type { Turn } from '../app/desk.ts';
import { chatLane } from '../app/lanes.ts';
import { receivePersonalWords } from '../app/personal-chat.ts';
import { resumeLane } from '../store/outbox.ts';
import { openChat } from '../store/people.ts';
import { incomingOf } from './incoming-of.ts';
import { meetSender } from './meet.ts';
import { sentAt } from './read-activity.ts';
import type { TeamsActivity } from './read-activity.ts';

/** A message, an edit or a delete in somebody's personal chat. */
export async function receivePersonalMessage(turn: Turn, activity: TeamsActivity): Promise<void> {
  const person = await meetSender(turn, activity);
  if (!person) return;
  const { chat, reopened } = await openChat(
    turn.db,
    person.id,
    activity.conversation.id,
    activity.serviceUrl,
  );
  if (reopened) await resumeLane(turn.db, chatLane(person.id), turn.now);
  if (activity.type === 'message') {
    return await receivePersonalWords(turn, person, chat, incomingOf(activity, turn.now));
  }
  const source = { conversationId: activity.conversation.id, activityId: activity.id ?? '' };
  if (activity.type === 'messageDelete') {
    await changeWords(turn, person.id, source, { type: 'deleted', sentAt: sentAt(activity, turn.now) });
  }
  if (activity.type === 'messageUpdate') {
    await changeWords(turn, person.id, source, { type: 'edited', incoming: incomingOf(activity, turn.now) });
  }
}
