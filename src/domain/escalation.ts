import type { CaseType, Route } from './route.ts';
import type { Severity } from './severity.ts';
import type { WaitReason } from './ticket.ts';

/**
 * Who supports the user: the organisation's own people, or a partner's.
 * An escalation names it, since targets and reports tell the two apart.
 */
export type Provider = 'own' | 'partner';

/** A ticket's request for help from outside, from asking for it to the destination's last word. */
export interface Escalation {
  id: string;
  route: Route;
  caseType: CaseType;
  /** Rises with each change of what is to be sent: nobody approves what they have not seen. */
  revision: number;
  state: EscalationState;
  requesterId: string;
  requestedAt: string;
  /** Until when a decision is awaited; undefined where none is needed. */
  expiresAt?: string;
  /** The deciders were reminded of this request. */
  reminded?: true;
  deciderId?: string;
  /** When the destination said that it is solved. */
  solvedAt?: string;
}

/**
 * requested     waits for a decision
 * askedBack     the deciders have a question; the agent completes it
 * sent          approved: with the destination, or on its way there
 * acknowledged  the destination works on it
 * questioned    the destination has a question
 * solved        the destination says so
 */
export const escalationStates = [
  'requested',
  'askedBack',
  'declined',
  'expired',
  'withdrawn',
  'transferred',
  'sent',
  'acknowledged',
  'questioned',
  'solved',
] as const;
export type EscalationState = (typeof escalationStates)[number];

const withDestination: EscalationState[] = ['sent', 'acknowledged', 'questioned'];

/** The destination has it, or will have it. */
export const isSent = ({ state }: Escalation): boolean => withDestination.includes(state);

/** Not over: a decision, an answer or a solution is still to come. */
export const isPending = (escalation: Escalation): boolean =>
  isSent(escalation) || escalation.state === 'requested' || escalation.state === 'askedBack';

/** What the ticket waits on because of it. */
export function waitFor(escalation: Escalation | undefined): WaitReason | undefined {
  switch (escalation?.state) {
    case 'requested':
      return 'approval';
    case 'sent':
    case 'acknowledged':
      return 'destination';
    default:
      return undefined;
  }
}

/** Requests for information and for change are minor by rule, whatever the ticket is. */
export function severityOfCase({ caseType }: Pick<Escalation, 'caseType'>, severity: Severity): Severity {
  return caseType === 'information' || caseType === 'change' ? 'C' : severity;
}
