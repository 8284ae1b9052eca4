import type { Activity, InvokeResponse } from 'botframework-schema';
import type { Desk } from '../app/desk.ts';
import { inTurn } from '../app/desk.ts';
import { markSeen, messageKey } from '../store/seen.ts';
import { answerCardAction } from './card-action.ts';
import { answerDialog } from './dialog.ts';
import { answerMessageAction } from './message-action.ts';
import { receiveChannelMessage } from './channel-message.ts';
import { receivePersonalMessage } from './personal-message.ts';
import { activitySchema, sentAt } from './read-activity.ts';
import type { TeamsActivity } from './read-activity.ts';
import { receiveRosterEvent } from './roster-event.ts';

/** One activity, one transaction: what it asks for is committed when this resolves, and nothing is sent in it. */
export function createBot(desk: Desk): (activity: Activity) => Promise<InvokeResponse | undefined> {
  return async (raw) => {
    const read = activitySchema.safeParse(raw);
    if (!read.success) {
      desk.log.warn({ code: 'activity-unreadable', path: read.error.issues[0]?.path.join('.') });
      return raw.type === 'invoke'
        ? { status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error' } }
        : undefined;
    }
    const activity = read.data;
    return await inTurn(desk, async (turn) => {
      const key = seenKey(activity, turn.now);
      if (key && !(await markSeen(turn.db, key, turn.now))) return undefined;
      if (activity.type === 'invoke') return await answerInvoke(turn, activity);
      const personal = activity.conversation.conversationType === 'personal';
      if (activity.type.startsWith('message')) {
        await (personal ? receivePersonalMessage(turn, activity) : receiveChannelMessage(turn, activity));
      } else {
        await receiveRosterEvent(turn, activity);
      }
      return undefined;
    });
  };
}

async function answerInvoke(
  turn: Parameters<typeof answerCardAction>[0],
  activity: TeamsActivity,
): Promise<InvokeResponse> {
  switch (activity.name) {
    case 'adaptiveCard/action':
      return { status: 200, body: await answerCardAction(turn, activity) };
    case 'task/fetch':
    case 'task/submit':
      return { status: 200, body: await answerDialog(turn, activity) };
    case 'composeExtension/fetchTask':
    case 'composeExtension/submitAction':
      return { status: 200, body: await answerMessageAction(turn, activity) };
    default:
      return { status: 200, body: {} };
  }
}

/**
 * Teams sends again what it got no answer for. Edits and deletes reuse the original's id, so their time is part of
 * the key. Invokes may come again under a new id: they are told apart by what they mean, not here.
 */
function seenKey(activity: TeamsActivity, now: string): string | undefined {
  if (activity.type === 'invoke' || !activity.id) return undefined;
  if (activity.type === 'message') return messageKey(activity.conversation.id, activity.id);
  const place = `${activity.conversation.id}|${activity.id}`;
  const event = activity.channelData?.eventType ?? activity.action ?? '';
  return `${activity.type}|${place}|${event}|${sentAt(activity, now)}`;
}
