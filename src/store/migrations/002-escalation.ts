import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table escalation (
    id text primary key, ticket_id text not null, route text not null, case_type text not null, state text not null,
    revision integer not null, requester_id text not null, decider_id text, package text not null, salt text not null,
    case_number text, former_id text, requested_at text not null, changed_at text not null, approved text,
    tried_at text, delivered_at text, unreachable_since text, stuck integer not null)`,
  `create index escalation_ticket on escalation (ticket_id)`,
  `create index escalation_state on escalation (state)`,
  `create index escalation_requester on escalation (requester_id, changed_at)`,
  `create table escalator (
    person_id text primary key references person (id), added_by text, at text not null)`,
  `create table escalation_channel (
    id text primary key, channel_id text not null references channel (id), at text not null, ended_at text)`,
  `create unique index escalation_channel_only on escalation_channel ((ended_at is null)) where ended_at is null`,
  `create table introduced (
    person_id text not null references person (id), role text not null, at text not null,
    primary key (person_id, role))`,
];
