/* Reports, tickets, what happened to them, and the seals over that. */

export interface ReportTable {
  id: string;
  person_id: string;
  /**
   * `choosing`: several tickets are open, and the person is asked which one these words are about.
   * `dropped`: the person deleted all of it.
   */
  state: 'choosing' | 'open' | 'asked' | 'solved' | 'ticket' | 'added' | 'dropped';
  /** JSON of `understand`'s category, or null while unsure. */
  category: string | null;
  opened_at: string;
  last_at: string;
  ticket_id: string | null;
  /** The part of its words that it is about, where they held two problems; null: all of them. */
  focus: string | null;
  /** The report whose message this one was taken out of. */
  split_from: string | null;
  /** How many articles were found for it; null before it was read. */
  found: number | null;
  /** The person's earlier ticket that it seems to repeat, or the open one that it may belong to. */
  repeats_id: string | null;
}

export interface ReportFragmentTable {
  id: string;
  report_id: string;
  conversation_id: string;
  activity_id: string;
  html: string;
  /** The same words without formatting. */
  plain: string;
  /** When it was written or last changed, by Teams' clock. */
  source_at: string;
  at: string;
}

export interface TicketTable {
  id: string;
  number: number;
  version: number;
  /** Format of `body`. */
  v: number;
  /** The domain's Ticket as JSON; the columns beside it are there to search by. */
  body: string;
  state: string;
  tier: number;
  queue_id: string | null;
  owner_id: string | null;
  category: string;
  severity: string;
  reporter_id: string;
  affected_id: string;
  opened_at: string;
  changed_at: string;
  device: string | null;
  since: string | null;
  reach: string | null;
  can_work: number | null;
}

export interface TicketEventTable {
  /** A ticket's id, or `desk` for decisions of IT admins. */
  ticket_id: string;
  position: number;
  v: number;
  type: string;
  actor_id: string | null;
  at: string;
  body: string;
  previous_hash: string;
  hash: string;
}

export interface CheckpointTable {
  position: number;
  at: string;
  /** How many chains grew since the checkpoint before, and the digest over where they stand now. */
  chains: number;
  heads: string;
  previous_seal: string;
  seal: string;
}

/** Where a chain stood when it was sealed: it may grow beyond, but never end before. */
export interface CheckpointHeadTable {
  checkpoint: number;
  ticket_id: string;
  position: number;
  hash: string;
}
