import { z } from 'zod';

/**
 * What tests ask of practice Teams beyond what a person can do, under `/practice/api/test/`.
 *
 * GET  log?conversation=…&since=seq   LogEntry[]: what people saw, in order
 * GET  counts                         Record<conversation id, Counts>
 * GET  deliveries                     Delivery[]: what the bot was sent, and its answers
 * GET  complaints                     Complaint[]: what the bot sent and Teams would not take or not show right
 * GET  faults                         the faults still to come
 * POST fault                          Fault → {id};  POST clear-faults
 * POST switch                         Switch → Done
 * POST keep                           {} → Done: remembers the world as it is
 * POST recall                         {} → Done: goes back to it, with nothing on record and no faults
 * POST vanish                         Vanish → Done: that message answers 404 from now on
 * POST token                          TokenWish → {token}
 * POST deliver                        RawDelivery → {status, body}: any activity, any token, once
 * POST outside-post                   OutsidePost → OutsideAnswered: any update to the bot, signed by anybody
 */
export const testPrefix = '/practice/api/test/';

const answer = z.object({
  type: z.literal('answer'),
  status: z.number().int(),
  body: z.unknown().optional(),
  retryAfter: z.union([z.string(), z.number()]).optional(),
});

export const faultSchema = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).optional(),
  /** A regular expression over the decoded path. Default: the connector's `^/v3/`. */
  path: z.string().default('^/v3/'),
  /** Only requests whose body holds this. */
  contains: z.string().optional(),
  /** Let so many through first. */
  skip: z.number().int().min(0).default(0),
  /** How many requests; 0 for all until cleared. */
  count: z.number().int().min(0).default(1),
  effect: z.discriminatedUnion('type', [
    /** Refused with this answer, nothing taken. */
    answer,
    /** Taken and shown, but the bot is told something else, or nothing. */
    z.object({ type: z.literal('acceptThen'), then: z.enum(['502', '504', 'reset', 'silence', 'noId']) }),
    z.object({ type: z.literal('reset') }),
    z.object({ type: z.literal('silence') }),
    z.object({ type: z.literal('delay'), ms: z.number().int().min(0) }),
  ]),
});

export const switchSchema = z.object({
  down: z.boolean().optional(),
  keysDown: z.boolean().optional(),
  tokensDown: z.boolean().optional(),
  readAll: z.boolean().optional(),
  limits: z.boolean().optional(),
  channelPictures: z.enum(['attached', 'html']).optional(),
  /** The client secret the login server accepts from now on. */
  password: z.string().optional(),
  /** Sign with a new key from now on; the old one leaves the key set. */
  rotateKeys: z.boolean().optional(),
  botUrl: z.string().optional(),
  /** The mailbox outside takes nothing (421). */
  mailDown: z.boolean().optional(),
  /** It takes a mail and hangs up before it says so. */
  mailBroken: z.boolean().optional(),
});

export const outsidePostSchema = z.object({
  /** On the bot's origin. */
  path: z.string(),
  /** As JSON; a string goes as it is. */
  body: z.unknown(),
  /** `whsec_…` to sign with. With neither this nor a signature it is sent unsigned. */
  secret: z.string().optional(),
  id: z.string().optional(),
  /** Unix seconds. Default: now, by the wall clock. */
  timestamp: z.number().int().optional(),
  /** Instead of the right one. */
  signature: z.string().optional(),
});

export const vanishSchema = z.object({ conversation: z.string(), message: z.string() });

export const tokenKinds = [
  'good',
  'otherIssuer',
  'otherAudience',
  'algNone',
  'hs256',
  'wrongKey',
  'notEndorsed',
  'expired',
  'noExpiry',
  'noServiceUrl',
  'otherServiceUrl',
  'azpBot',
] as const;
export const tokenWishSchema = z.object({
  kind: z.enum(tokenKinds).default('good'),
  /** Laid over the claims. */
  claims: z.record(z.string(), z.unknown()).default({}),
});
export const rawDeliverySchema = z.object({
  activity: z.record(z.string(), z.unknown()),
  /** Of a kind, or literally; null sends none. Default good. */
  token: z.union([z.enum(tokenKinds), z.object({ literal: z.string() }), z.null()]).default('good'),
});

export type Fault = z.infer<typeof faultSchema>;
export type NewFault = z.input<typeof faultSchema>;
export type Switch = z.input<typeof switchSchema>;
export type OutsidePost = z.input<typeof outsidePostSchema>;
export type Vanish = z.input<typeof vanishSchema>;
export type TokenKind = (typeof tokenKinds)[number];
export type TokenWish = z.input<typeof tokenWishSchema>;
export type RawDelivery = z.input<typeof rawDeliverySchema>;

/** One thing that people could see happen. */
export interface LogEntry {
  seq: number;
  at: string;
  type: 'post' | 'edit' | 'delete' | 'undelete' | 'view';
  conversation: string;
  thread: string;
  message: string;
  author: { type: 'bot' | 'person'; id: string };
  text: string;
  card: Record<string, unknown> | null;
  attachments: { name: string; contentType: string; url: string }[];
  /** For `view`: whose. */
  person: string | null;
}

/** What the bot did to one conversation, taken by Teams. */
export interface Counts {
  posts: number;
  edits: number;
  deletes: number;
}

export interface Delivery {
  activity: Record<string, unknown>;
  /** HTTP status of each try; 0 without an answer. */
  statuses: number[];
  body: unknown;
}

export interface Complaint {
  method: string;
  path: string;
  /** What is wrong, in words. */
  problem: string;
  body: unknown;
}
