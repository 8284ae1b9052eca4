import type { Insertable, Selectable } from 'kysely';

/**
 * The tables. Ids and times are text (ISO 8601, UTC) and booleans 0 or 1, so that both databases read the same.
 * Words and names live in `person`, `report_fragment`, `words`, `message` and `file`, which can be erased;
 * `ticket_event` holds only ids, codes and digests and never is.
 */
export interface Schema {
  person: PersonTable;
  chat: ChatTable;
  team: TeamTable;
  team_member: TeamMemberTable;
  channel: ChannelTable;
  queue: QueueTable;
  queue_proposal: QueueProposalTable;
  report: ReportTable;
  report_fragment: ReportFragmentTable;
  ticket: TicketTable;
  ticket_event: TicketEventTable;
  checkpoint: CheckpointTable;
  checkpoint_head: CheckpointHeadTable;
  words: WordsTable;
  message: MessageTable;
  posting: PostingTable;
  file: FileTable;
  file_chunk: FileChunkTable;
  outbox: OutboxTable;
  lane: LaneTable;
  seen: SeenTable;
  counter: CounterTable;
}

interface PersonTable {
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
  guest: number;
  /** When names and e-mail were read from the roster. */
  profile_at: string | null;
}

/** A person's personal chat with the bot. */
interface ChatTable {
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

interface TeamTable {
  id: string;
  tenant_id: string;
  name: string;
  service_url: string;
  state: 'installed' | 'removed';
  /** When the whole roster was last read; null: not yet known who is an agent. */
  roster_at: string | null;
  roster_round: string | null;
}

interface TeamMemberTable {
  team_id: string;
  person_id: string;
  guest: number;
  /** The reading that last saw this person; those not seen by the newest have left. */
  round: string;
}

interface ChannelTable {
  id: string;
  team_id: string;
  name: string;
  state: 'open' | 'deleted';
}

interface QueueTable {
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

interface QueueProposalTable {
  id: string;
  channel_id: string;
  tier: number;
  categories: string | null;
  partner: number;
  by_id: string;
  at: string;
  done_at: string | null;
}

interface ReportTable {
  id: string;
  person_id: string;
  /** `choosing`: several tickets are open, and the person is asked which one these words are about. */
  state: 'choosing' | 'open' | 'asked' | 'solved' | 'ticket' | 'added';
  /** JSON of `understand`'s category, or null while unsure. */
  category: string | null;
  opened_at: string;
  last_at: string;
  ticket_id: string | null;
}

interface ReportFragmentTable {
  id: string;
  report_id: string;
  conversation_id: string;
  activity_id: string;
  html: string;
  /** The same words without formatting. */
  plain: string;
  at: string;
}

interface TicketTable {
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

interface TicketEventTable {
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

interface CheckpointTable {
  position: number;
  at: string;
  /** How many chains grew since the checkpoint before, and the digest over where they stand now. */
  chains: number;
  heads: string;
  previous_seal: string;
  seal: string;
}

/** Where a chain stood when it was sealed: it may grow beyond, but never end before. */
interface CheckpointHeadTable {
  checkpoint: number;
  ticket_id: string;
  position: number;
  hash: string;
}

interface WordsTable {
  id: string;
  ticket_id: string;
  kind: 'title' | 'details' | 'note' | 'reason' | 'done' | 'comment';
  author_id: string | null;
  body: string;
  salt: string;
  at: string;
}

/** What one person wrote to the other side. */
interface MessageTable {
  id: string;
  ticket_id: string;
  direction: 'toThread' | 'toUser';
  author_id: string;
  burst_id: string;
  html: string;
  plain: string;
  state: 'live' | 'edited' | 'deleted' | 'withdrawn';
  /** `question` ends in waiting on the user; `report` is the first words. */
  kind: 'words' | 'question' | 'report';
  tier: number;
  source_conversation_id: string;
  source_activity_id: string;
  source_at: string;
  salt: string;
  at: string;
  delivered_at: string | null;
  /** It could not be delivered, and its author was told. */
  failed_at: string | null;
}

/** What the bot has posted: by meaning, so that it can be updated, and by Teams id, so that it can be recognised. */
interface PostingTable {
  key: string;
  conversation_id: string;
  activity_id: string;
  service_url: string;
  ticket_id: string | null;
  tier: number | null;
  at: string;
}

interface FileTable {
  id: string;
  ticket_id: string | null;
  report_id: string | null;
  message_id: string | null;
  author_id: string;
  direction: 'toThread' | 'toUser';
  name: string;
  content_type: string;
  size: number;
  state: 'waiting' | 'stored' | 'failed';
  source_url: string;
  source_kind: 'file' | 'image';
  service_url: string;
  at: string;
}

interface FileChunkTable {
  file_id: string;
  position: number;
  bytes: Uint8Array;
}

interface OutboxTable {
  id: string;
  lane: string;
  position: number;
  v: number;
  type: string;
  body: string;
  /** Equal pending rows of a lane are one. */
  merge_key: string | null;
  due_at: string;
  state: 'pending' | 'sending' | 'sent' | 'unknown' | 'failed' | 'held';
  attempts: number;
  /** 1 after an attempt that may have reached Teams: the next post is marked as a possible repeat. */
  repeats: number;
  fence: number;
  lease_until: string | null;
  last_error: string | null;
  created_at: string;
  done_at: string | null;
}

interface LaneTable {
  name: string;
  next_position: number;
}

interface SeenTable {
  key: string;
  at: string;
}

interface CounterTable {
  name: string;
  value: number;
}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>;
