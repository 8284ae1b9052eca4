import type { Effect } from '../domain/effects.ts';

/**
 * What must keep its order shares a lane. A lane has our own name, since the Teams id doesn't exist before the
 * first post. Wake-ups and readings share no lane with messages: nothing due in three days may block anything.
 */
export function laneOf(effect: Effect): string {
  switch (effect.type) {
    case 'ShowTicketCard':
    case 'PostThreadLine':
    case 'RelayToThread':
      return threadLane(effect.ticketId, effect.tier);
    case 'ShowFile':
      return effect.to.type === 'thread'
        ? threadLane(effect.to.ticketId, effect.to.tier)
        : chatLane(effect.to.personId);
    case 'ShowStatusCard':
    case 'AskConfirmation':
    case 'PingUser':
    case 'RelayToUser':
    case 'ShowReportCard':
    case 'ShowWalk':
    case 'AskAboutReport':
    case 'SayToPerson':
    case 'ShowPersonalCard':
      return chatLane(effect.personId);
    case 'ShowEscalation':
    case 'TellDeciders':
      return `escalation:${effect.escalationId}`;
    case 'ShowEscalationCard':
      return effect.to.type === 'person'
        ? chatLane(effect.to.personId)
        : `escalation:${effect.escalationId}:card`;
    case 'SendToDestination':
      return destinationLane(effect.escalationId);
    case 'SayInChannel':
    case 'ShowChannelCard':
      return `channel:${effect.channelId}:${effect.rootId ?? ''}`;
    case 'AlertAdmins':
      return 'alert';
    case 'FetchFile':
      return `file:${effect.fileId}`;
    // Once the other one has been fetched.
    case 'CopyFile':
      return `file:${effect.fromId}`;
    case 'ReadPerson':
      return `person:${effect.personId}`;
    case 'ReadRoster':
    case 'ReadTeam':
      return `team:${effect.teamId}`;
    case 'WakeTicket':
      return `wake:${effect.ticketId}:${effect.purpose}:${effect.due}`;
    case 'WakeEscalation':
      return `wake:${effect.escalationId}:${effect.purpose}:${effect.due}`;
    case 'WakeReport':
      return `wake:${effect.reportId}:${effect.purpose}:${effect.due}`;
    case 'WakeDesk':
      return `wake:desk:${effect.purpose}`;
  }
}

export const chatLane = (personId: string) => `chat:${personId}`;
/** A case and all that is said about it, in order. */
export const destinationLane = (escalationId: string) => `destination:${escalationId}`;
export const threadLane = (ticketId: string, tier: number) => `thread:${ticketId}:${tier}`;

/** Equal orders that wait in a lane are one, because a card is drawn from the newest state when its turn comes. */
export function mergeKeyOf(effect: Effect): string | undefined {
  switch (effect.type) {
    case 'ShowTicketCard':
      return `card:${effect.ticketId}:${effect.tier}:${effect.queueId ?? ''}`;
    case 'ShowStatusCard':
      return `status:${effect.ticketId}`;
    case 'ShowReportCard':
      return `report:${effect.reportId}`;
    case 'ShowWalk':
      return `walk:${effect.walkId}`;
    case 'ShowEscalation':
    case 'ShowEscalationCard':
      return `escalation:${effect.escalationId}`;
    case 'RelayToThread':
      return `burst:${effect.burstId}`;
    case 'PostThreadLine':
      return effect.again?.key;
    case 'ReadPerson':
      return 'read';
    case 'ReadRoster':
      return effect.cursor === undefined ? 'read' : undefined;
    case 'ReadTeam':
      return 'team';
    case 'WakeDesk':
      return 'wake';
    case 'AlertAdmins':
      return JSON.stringify(effect.say);
    default:
      return undefined;
  }
}

export function dueOf(effect: Effect, now: string): string {
  return 'due' in effect ? effect.due : now;
}
