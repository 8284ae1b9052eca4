import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** SQLite and PostgreSQL read the same statements but for the type of bytes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement.replace('BYTES', bytesType(db))).execute(db);
}

function bytesType(db: Kysely<unknown>): string {
  return db.getExecutor().adapter.constructor.name.startsWith('Postgres') ? 'bytea' : 'blob';
}

const statements = [
  `create table person (
    id text primary key, tenant_id text not null, aad_id text not null, teams_id text, name text not null,
    given_name text, surname text, email text, locale text, time_zone text, guest integer not null,
    profile_at text, unique (tenant_id, aad_id))`,
  `create index person_teams on person (teams_id)`,
  `create table chat (
    person_id text primary key references person (id), conversation_id text not null unique,
    service_url text not null, state text not null, welcomed_at text, current_ticket_id text, expects text)`,
  `create table team (
    id text primary key, tenant_id text not null, name text not null, service_url text not null,
    state text not null, roster_at text, roster_round text)`,
  `create table team_member (
    team_id text not null references team (id), person_id text not null references person (id),
    guest integer not null, round text not null, primary key (team_id, person_id))`,
  `create index team_member_person on team_member (person_id)`,
  `create table channel (
    id text primary key, team_id text not null references team (id), name text not null, state text not null)`,
  `create table queue (
    id text primary key, tier integer not null, categories text, channel_id text not null references channel (id),
    partner integer not null, stopped_at text, ended_at text)`,
  `create index queue_channel on queue (channel_id)`,
  `create table queue_proposal (
    id text primary key, channel_id text not null, tier integer not null, categories text, partner integer not null,
    by_id text not null, at text not null, done_at text)`,
  `create table report (
    id text primary key, person_id text not null references person (id), state text not null, category text,
    opened_at text not null, last_at text not null, ticket_id text)`,
  `create index report_person on report (person_id, state)`,
  `create table report_fragment (
    id text primary key, report_id text not null references report (id), conversation_id text not null,
    activity_id text not null, html text not null, plain text not null, source_at text not null,
    at text not null)`,
  `create index report_fragment_report on report_fragment (report_id)`,
  `create index report_fragment_source on report_fragment (conversation_id, activity_id)`,
  `create table ticket (
    id text primary key, number integer not null unique, version integer not null, v integer not null,
    body text not null, state text not null, tier integer not null, queue_id text, owner_id text,
    category text not null, severity text not null, reporter_id text not null, affected_id text not null,
    opened_at text not null, changed_at text not null, device text, since text, reach text, can_work integer)`,
  `create index ticket_reporter on ticket (reporter_id, state)`,
  `create index ticket_affected on ticket (affected_id, state)`,
  `create index ticket_owner on ticket (owner_id, state)`,
  `create index ticket_queue on ticket (queue_id, state)`,
  `create table ticket_event (
    ticket_id text not null, position integer not null, v integer not null, type text not null, actor_id text,
    at text not null, body text not null, previous_hash text not null, hash text not null,
    primary key (ticket_id, position))`,
  `create table checkpoint (
    position integer primary key, at text not null, chains integer not null, heads text not null,
    previous_seal text not null, seal text not null)`,
  `create table checkpoint_head (
    checkpoint integer not null references checkpoint (position), ticket_id text not null,
    position integer not null, hash text not null, primary key (checkpoint, ticket_id))`,
  `create index checkpoint_head_ticket on checkpoint_head (ticket_id, position)`,
  `create table words (
    id text primary key, ticket_id text not null, kind text not null, author_id text, body text not null,
    salt text not null, at text not null)`,
  `create index words_ticket on words (ticket_id, kind)`,
  `create table message (
    id text primary key, ticket_id text not null, direction text not null, author_id text not null,
    burst_id text not null, html text not null, plain text not null, state text not null, kind text not null, tier integer not null,
    source_conversation_id text not null, source_activity_id text not null, source_at text not null,
    salt text not null, at text not null, delivered_at text, failed_at text)`,
  `create index message_ticket on message (ticket_id, at)`,
  `create index message_burst on message (burst_id)`,
  `create index message_source on message (source_conversation_id, source_activity_id)`,
  `create table posting (
    key text primary key, conversation_id text not null, activity_id text not null, service_url text not null,
    ticket_id text, tier integer, may_repeat integer not null, again text, at text not null)`,
  `create index posting_activity on posting (conversation_id, activity_id)`,
  `create index posting_ticket on posting (ticket_id)`,
  `create table file (
    id text primary key, ticket_id text, report_id text, message_id text, author_id text not null,
    direction text not null, name text not null, content_type text not null, size integer not null,
    state text not null, source_url text not null, source_kind text not null, service_url text not null, at text not null)`,
  `create index file_ticket on file (ticket_id)`,
  `create index file_report on file (report_id)`,
  `create index file_message on file (message_id)`,
  `create table file_chunk (
    file_id text not null references file (id), position integer not null, bytes BYTES not null,
    primary key (file_id, position))`,
  `create table outbox (
    id text primary key, lane text not null, position integer not null, v integer not null, type text not null,
    body text not null, merge_key text, due_at text not null, state text not null, attempts integer not null,
    repeats integer not null, errors integer not null, fence integer not null, lease_until text, last_error text, created_at text not null,
    done_at text, unique (lane, position))`,
  `create index outbox_due on outbox (due_at) where state = 'pending'`,
  `create index outbox_leased on outbox (lease_until) where state = 'sending'`,
  `create index outbox_lane_open on outbox (lane, position) where state in ('pending', 'sending', 'held')`,
  `create table lane (name text primary key, next_position integer not null)`,
  `create table seen (key text primary key, at text not null)`,
  `create index seen_at on seen (at)`,
  `create table early_change (
    conversation_id text not null, activity_id text not null, type text not null, html text not null,
    plain text not null, sent_at text not null, at text not null, primary key (conversation_id, activity_id))`,
  `create index early_change_at on early_change (at)`,
  `create table counter (name text primary key, value integer not null)`,
];
