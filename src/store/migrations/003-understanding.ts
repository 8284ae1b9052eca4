import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table person add column language text`,
  `alter table report add column focus text`,
  `alter table report add column found integer`,
  `alter table report add column repeats_id text`,
  `alter table report add column split_from text`,
  `create index report_found on report (found, opened_at)`,
  `create index report_ticket on report (ticket_id)`,
  `create index report_split on report (split_from)`,
  `create table walk (
    id text primary key, person_id text not null references person (id), report_id text, ticket_id text,
    article_id text not null, title text not null, language text not null, step integer not null, state text not null,
    suggested_by text, at text not null, changed_at text not null)`,
  `create index walk_report on walk (report_id)`,
  `create index walk_ticket on walk (ticket_id)`,
  `create index walk_person on walk (person_id, article_id)`,
  `create table article_figure (
    article_id text primary key, solved integer not null, not_solved integer not null)`,
  `create table article (
    id text primary key, ticket_id text, author_id text not null, state text not null, title text not null,
    category text not null, symptoms text not null, steps text not null, stop text not null, language text not null, at text not null,
    decided_by text, decided_at text)`,
  `create index article_state on article (state)`,
  `create table example (
    id text primary key, ticket_id text not null, category text not null, state text not null, at text not null,
    accepted_by text, decided_at text)`,
  `create unique index example_once on example (ticket_id, category)`,
  `create index example_state on example (state)`,
  `create table example_vote (
    example_id text not null references example (id), agent_id text not null, at text not null,
    primary key (example_id, agent_id))`,
  `create table own_name (
    id text primary key, kind text not null, name text not null, also text not null, added_by text not null,
    at text not null)`,
];
