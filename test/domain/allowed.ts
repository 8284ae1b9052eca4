import type { CommandType } from '../../src/domain/commands.ts';
import { isUserOf, ownerOf } from '../../src/domain/ticket.ts';
import type { Happened } from './world.ts';

type Role =
  'anyone' | 'user' | 'author' | 'agent' | 'owner' | 'ownerOrFirst' | 'admin' | 'strandedAdmin' | 'desk';

/** Who may give which command, written down a second time, as the issue says it. */
const roles: Record<CommandType, Role[]> = {
  OpenTicket: ['anyone'],
  ClaimTicket: ['agent'],
  ReleaseTicket: ['owner', 'admin'],
  AssignTicket: ['ownerOrFirst', 'admin'],
  RaiseTicket: ['ownerOrFirst', 'strandedAdmin'],
  HandBackTicket: ['ownerOrFirst', 'strandedAdmin'],
  ChangeCategory: ['ownerOrFirst'],
  ChangeSeverity: ['ownerOrFirst', 'desk'],
  AddNote: ['agent'],
  SendReply: ['agent'],
  AskUser: ['owner'],
  AddUserWords: ['user'],
  ChangeWords: ['author'],
  StartWait: ['owner'],
  EndWait: ['owner', 'desk'],
  ResolveTicket: ['owner'],
  ConfirmResolution: ['user'],
  RejectResolution: ['user'],
  CloseAfterSilence: ['desk'],
  WithdrawTicket: ['user'],
  ReopenTicket: ['user'],
  RateTicket: ['user'],
  ReturnToQueue: ['desk'],
  RouteTicket: ['desk'],
};

/** Commands about who works on the ticket and how: pressed on an old card, they must change nothing. */
export const spoiledByAge: CommandType[] = [
  'ClaimTicket',
  'ReleaseTicket',
  'AssignTicket',
  'RaiseTicket',
  'HandBackTicket',
  'ChangeCategory',
  'ChangeSeverity',
  'AskUser',
  'StartWait',
  'ResolveTicket',
];

export function hasRole(happened: Happened): boolean {
  return roles[happened.command.type].some((role) => is(role, happened));
}

function is(role: Role, { before, command, rules: { actor } }: Happened): boolean {
  if (role === 'anyone') return true;
  if (role === 'desk' || actor.type === 'desk') return role === 'desk' && actor.type === 'desk';
  if (role === 'author') return command.type === 'ChangeWords' && command.authorId === actor.personId;
  if (!before) return false;
  const agent = actor.agent === 'yes' && before.queueId !== undefined;
  const owner = agent && ownerOf(before) === actor.personId;
  switch (role) {
    case 'user':
      return isUserOf(before, actor.personId);
    case 'agent':
      return agent;
    case 'owner':
      return owner;
    case 'ownerOrFirst':
      return owner || (agent && before.state.type === 'new');
    case 'admin':
      return actor.admin;
    case 'strandedAdmin':
      return actor.admin && before.queueId === undefined;
  }
}
