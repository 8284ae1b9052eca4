/* What the desk has learned: names, examples and articles of its own, and how its articles fare. */

/** One article that somebody was walked through, in a report or a ticket. */
export interface WalkTable {
  id: string;
  person_id: string;
  report_id: string | null;
  ticket_id: string | null;
  article_id: string;
  /** As the person saw it: articles come and go. */
  title: string;
  language: string;
  /** The step in front of the person, from 0; as many as there are steps: all are done. */
  step: number;
  /** `left`: neither helped nor not, another way was taken. */
  state: 'going' | 'solved' | 'notHelped' | 'left';
  /** The agent who suggested it in a ticket. */
  suggested_by: string | null;
  at: string;
  changed_at: string;
}

/** What people said of an article, of all times. */
export interface ArticleFigureTable {
  article_id: string;
  solved: number;
  not_solved: number;
}

/** An article made of a resolved ticket; offered once an IT admin has published it. */
export interface ArticleTable {
  id: string;
  ticket_id: string | null;
  author_id: string;
  state: 'draft' | 'published' | 'declined' | 'withdrawn';
  title: string;
  category: string;
  /** JSON lists. */
  symptoms: string;
  steps: string;
  stop: string;
  /** What it is written in. */
  language: string;
  at: string;
  decided_by: string | null;
  decided_at: string | null;
}

/** A category that an agent gave a ticket: its words are the ticket's own, and go with them. */
export interface ExampleTable {
  id: string;
  ticket_id: string;
  category: string;
  /** `harmful`: with it the classifier did worse on what it must know. */
  state: 'waiting' | 'counts' | 'undone' | 'harmful';
  at: string;
  /** The IT admin who accepted it; null where two agents agreed. */
  accepted_by: string | null;
  decided_at: string | null;
}

export interface ExampleVoteTable {
  example_id: string;
  agent_id: string;
  at: string;
}

/** What only this organisation calls so. */
export interface OwnNameTable {
  id: string;
  kind: 'app' | 'website' | 'printer' | 'vpn' | 'place';
  name: string;
  /** JSON list of its other names. */
  also: string;
  added_by: string;
  at: string;
}
