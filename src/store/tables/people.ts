/* People, where they are reached, and which channel takes what. */

export interface PersonTable {
  id: string;
  tenant_id: string;
  aad_id: string;
  /** Teams' own id, `29:…`, for mentions and for opening a chat. */
  teams_id: string | null;
  name: string;
  given_name: string | null;
  surname: string | null;
  email: string | null;
  locale: string | null;
  time_zone: string | null;
  /** What the person last wrote in, of the languages that there are words in: `de`. Comes before `locale`. */
  language: string | null;
  guest: number;
  /** When names and e-mail were read from the roster. */
  profile_at: string | null;
}

/** A person's personal chat with the bot. */
export interface ChatTable {
  person_id: string;
  conversation_id: string;
  service_url: string;
  /** `blocked` until the person writes or installs again. */
  state: 'open' | 'blocked';
  welcomed_at: string | null;
  /** Where the next words go while several tickets are open. */
  current_ticket_id: string | null;
  /** What the next words are: the problem to hand to a person at once, or a new problem beside the open ones. */
  expects: 'human' | 'newProblem' | null;
}

export interface TeamTable {
  id: string;
  tenant_id: string;
  name: string;
  service_url: string;
  state: 'installed' | 'removed';
  /** When the whole roster was last read; null: not yet known who is an agent. */
  roster_at: string | null;
  roster_round: string | null;
}

export interface TeamMemberTable {
  team_id: string;
  person_id: string;
  guest: number;
  /** The reading that last saw this person; those not seen by the newest have left. */
  round: string;
}

export interface ChannelTable {
  id: string;
  team_id: string;
  name: string;
  state: 'open' | 'deleted';
}

export interface QueueTable {
  id: string;
  tier: number;
  /** JSON list, or null for the rest. */
  categories: string | null;
  channel_id: string;
  partner: number;
  /** A guest appeared where none is admitted: nothing is relayed until an admin has looked. */
  stopped_at: string | null;
  ended_at: string | null;
}

export interface QueueProposalTable {
  id: string;
  channel_id: string;
  tier: number;
  categories: string | null;
  partner: number;
  by_id: string;
  at: string;
  done_at: string | null;
}
