/* What people write and attach, and what the bot posts. */

export interface WordsTable {
  id: string;
  ticket_id: string;
  /** `escalation`: what was said about one, by deciders, agents and destinations. */
  kind: 'title' | 'details' | 'note' | 'reason' | 'done' | 'comment' | 'escalation';
  author_id: string | null;
  body: string;
  salt: string;
  at: string;
}

/** What one person wrote to the other side. */
export interface MessageTable {
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
export interface PostingTable {
  key: string;
  conversation_id: string;
  activity_id: string;
  service_url: string;
  ticket_id: string | null;
  tier: number | null;
  /** 1: what it says may be there twice, and it says so. */
  may_repeat: number;
  /** The order that draws it anew, for a post whose words may still change. */
  again: string | null;
  at: string;
}

export interface FileTable {
  id: string;
  ticket_id: string | null;
  report_id: string | null;
  message_id: string | null;
  author_id: string;
  direction: 'toThread' | 'toUser';
  name: string;
  content_type: string;
  size: number;
  /** `removed`: its message was deleted or withdrawn. */
  state: 'waiting' | 'stored' | 'failed' | 'removed';
  source_url: string;
  source_kind: 'file' | 'image';
  service_url: string;
  at: string;
}

export interface FileChunkTable {
  file_id: string;
  position: number;
  bytes: Uint8Array;
}
