import type { Insertable, Selectable } from 'kysely';
import type { CounterTable, LaneTable, OutboxTable, EarlyChangeTable, SeenTable } from './tables/delivery.ts';
import type {
  EscalationChannelTable,
  EscalationTable,
  EscalatorTable,
  IntroducedTable,
} from './tables/escalations.ts';
import type {
  ArticleFigureTable,
  ArticleTable,
  ExampleTable,
  ExampleVoteTable,
  OwnNameTable,
  WalkTable,
} from './tables/knowledge.ts';
import type {
  ChannelTable,
  ChatTable,
  PersonTable,
  QueueProposalTable,
  QueueTable,
  TeamMemberTable,
  TeamTable,
} from './tables/people.ts';
import type {
  CheckpointHeadTable,
  CheckpointTable,
  ReportFragmentTable,
  ReportTable,
  TicketEventTable,
  TicketTable,
} from './tables/tickets.ts';
import type { FileChunkTable, FileTable, MessageTable, PostingTable, WordsTable } from './tables/words.ts';

/**
 * The tables. Ids and times are text (ISO 8601, UTC) and booleans 0 or 1, so that both databases read the same.
 * Words and names live in `person`, `report_fragment`, `words`, `message`, `file`, `escalation` and `article`, which can be
 * erased;
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
  early_change: EarlyChangeTable;
  counter: CounterTable;
  escalation: EscalationTable;
  escalator: EscalatorTable;
  escalation_channel: EscalationChannelTable;
  introduced: IntroducedTable;
  walk: WalkTable;
  article_figure: ArticleFigureTable;
  article: ArticleTable;
  example: ExampleTable;
  example_vote: ExampleVoteTable;
  own_name: OwnNameTable;
}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>;
