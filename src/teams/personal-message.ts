import type { Change } from '../app/change-report.ts';
import { changeWords } from '../app/change-words.ts';
import type { Turn } from '../app/desk.ts';
import { asChanged, rememberChange } from '../app/early-change.ts';
import { chatOpened, introduceTo } from '../app/introduce.ts';
import { maskIncoming } from '../app/mask-words.ts';
import { receivePersonalWords } from '../app/personal-chat.ts';
import { alarmAfterEdit } from '../app/raise-alarm.ts';
import { openChat } from '../store/people.ts';
import type { Person } from '../store/people.ts';
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
  if (reopened) {
    await chatOpened(turn, person);
    await introduceTo(turn, person);
  }
  if (activity.type === 'message') {
    const incoming = await asChanged(turn, incomingOf(activity, turn.now));
    if (!incoming) return;
    return await receivePersonalWords(turn, person, chat, await maskIncoming(turn, person, incoming));
  }
  const source = { conversationId: activity.conversation.id, activityId: activity.id ?? '' };
  const change = await masked(turn, person, changeOf(activity, turn.now));
  if (!change) return;
  if (!(await changeWords(turn, person.id, source, change)))
    return await rememberChange(turn, source, change);
  if (change.type === 'edited') await alarmAfterEdit(turn, person, change.incoming);
}

async function masked(turn: Turn, person: Person, change: Change | undefined): Promise<Change | undefined> {
  if (change?.type !== 'edited') return change;
  return { ...change, incoming: await maskIncoming(turn, person, change.incoming) };
}

function changeOf(activity: TeamsActivity, now: string): Change | undefined {
  if (activity.type === 'messageDelete') return { type: 'deleted', sentAt: sentAt(activity, now) };
  if (activity.type === 'messageUpdate') return { type: 'edited', incoming: incomingOf(activity, now) };
  return undefined;
}
