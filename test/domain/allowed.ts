import type { CommandType } from '../../src/domain/commands.ts';
import { isUserOf, ownerOf } from '../../src/domain/ticket.ts';
import { mayDecide } from './allowed-escalations.ts';
import type { Happened } from './world.ts';

type Role =
  | 'anyone'
  | 'user'
  | 'author'
  | 'agent'
  | 'owner'
  | 'ownerOrFirst'
  | 'admin'
  | 'strandedAdmin'
  | 'desk'
  | 'destination'
  | 'escalator'
  | 'requester'
  | 'decider'
  | 'nextDecider';

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
  SuggestArticle: ['agent'],
  TryArticle: ['user'],
  MoveWords: ['agent'],
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
  RequestEscalation: ['owner'],
  RaiseAlarm: ['user'],
  ApproveEscalation: ['decider'],
  AskBackEscalation: ['decider'],
  DeclineEscalation: ['decider'],
  RerouteEscalation: ['decider'],
  WithdrawEscalation: ['requester', 'owner', 'escalator', 'admin'],
  TransferEscalation: ['nextDecider'],
  RecordCase: ['owner', 'escalator', 'admin', 'destination'],
  RecordUpdate: ['owner', 'escalator', 'admin', 'destination'],
  AnswerDestination: ['owner', 'escalator', 'admin'],
  ReopenCase: ['owner', 'escalator', 'admin'],
  RemindDeciders: ['desk'],
  ExpireEscalation: ['desk'],
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
  'RequestEscalation',
];

export function hasRole(happened: Happened): boolean {
  return roles[happened.command.type].some((role) => is(role, happened));
}

function is(role: Role, { before, command, rules: { actor } }: Happened): boolean {
  if (role === 'anyone') return actor.type !== 'destination';
  if (actor.type !== 'person' || role === 'desk' || role === 'destination') return role === actor.type;
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
    case 'escalator':
      return actor.escalator;
    case 'requester':
      return before.escalation?.requesterId === actor.personId;
    case 'decider':
      return before.escalation !== undefined && mayDecide(actor, before.escalation, before.severity);
    case 'nextDecider':
      return (
        command.type === 'TransferEscalation' &&
        before.escalation !== undefined &&
        mayDecide(actor, { ...before.escalation, ...command }, before.severity)
      );
  }
}
