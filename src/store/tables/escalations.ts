/* Escalations: what is sent, who decides, and who has been told how. */

export interface EscalationTable {
  id: string;
  ticket_id: string;
  /** These follow the domain's Escalation, to search by. */
  route: string;
  case_type: string;
  state: string;
  revision: number;
  requester_id: string;
  decider_id: string | null;
  /** JSON of what people filled in, by field. */
  package: string;
  salt: string;
  /** The destination's own number for it. */
  case_number: string | null;
  /** The escalation whose case was transferred here. */
  former_id: string | null;
  requested_at: string;
  changed_at: string;
  /** JSON of what the ticket added to the package when it was approved: later changes of the ticket don't change it. */
  approved: string | null;
  /** When it was first tried: from then on the destination may have it. */
  tried_at: string | null;
  /** When the destination got the case; null until then. */
  delivered_at: string | null;
  /** Since when it can't be reached. */
  unreachable_since: string | null;
  /** 1: it was tried long enough, or refused: a person has to look. */
  stuck: number;
}

/** The group that decides. */
export interface EscalatorTable {
  person_id: string;
  /** Null: from the settings, at the first start. */
  added_by: string | null;
  at: string;
}

/** Where requests are decided; the newest that has not ended. */
export interface EscalationChannelTable {
  id: string;
  channel_id: string;
  at: string;
  ended_at: string | null;
}

/** Who was told privately what a role can do. */
export interface IntroducedTable {
  person_id: string;
  role: 'agent' | 'escalator' | 'admin';
  at: string;
}
