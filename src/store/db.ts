import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** The database or a transaction on it. Inside a turn only the transaction may be used: the outer one would deadlock. */
export type Db = Kysely<Schema>;
