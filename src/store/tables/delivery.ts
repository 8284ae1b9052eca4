/* What is to be delivered, and what was taken in already. */

export interface OutboxTable {
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
  /** Times in a row that delivering it broke. */
  errors: number;
  fence: number;
  lease_until: string | null;
  last_error: string | null;
  created_at: string;
  done_at: string | null;
}

export interface LaneTable {
  name: string;
  next_position: number;
}

export interface SeenTable {
  key: string;
  at: string;
}

/** What happened to a message that isn't here yet. */
export interface EarlyChangeTable {
  conversation_id: string;
  activity_id: string;
  type: 'edited' | 'deleted' | 'withdrawn';
  html: string;
  plain: string;
  sent_at: string;
  at: string;
}

export interface CounterTable {
  name: string;
  value: number;
}
