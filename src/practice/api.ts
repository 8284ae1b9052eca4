import { z } from 'zod';

/**
 * The control API of practice Teams: what its page, tests and scripts ask of it. All JSON under `/practice/api/`.
 *
 * GET  snapshot                         Snapshot (people, conversations, badges, clock, switches; no messages)
 * GET  conversation?id=…&as=person      ConversationView: that conversation as that person sees it, nothing marked
 * GET  events                           server-sent events; each `data:` line is a PracticeEvent
 * POST look                             Look → ConversationView: marks read, fetches user-specific cards
 * POST read                             Read → Done: these people have read all there is
 * POST say | edit | delete | undelete   Say | Edit | Remove | Remove → Said
 * POST click                            Click → Outcome      (Action.Execute, Action.Submit, task/fetch)
 * POST refresh                          Refresh → Outcome    ("Refresh card" in a message's menu)
 * POST dialog                           SubmitDialog → Outcome
 * POST message-action                   MessageAction → Outcome
 * POST install | block                  Install | Block → Done
 * POST member | channel | team | person Member | Channel | RenameTeam | NewPerson → Done (with the new id)
 * POST down                             Down → Done
 * POST clock                            Clock → {now}
 * POST restart | reset                  {} → Done
 * POST step/{id}                        {} → Done            ("Do it for me")
 * GET  outside                          OutsideView: what reached the receivers outside, and their answers
 * POST outside-answer                   OutsideAnswer → OutsideAnswered
 * Tests' part of it is in `test-api.ts`.
 *
 * A refusal is HTTP 4xx with a Problem. People are named by their short id (`alex`), conversations and messages
 * by Teams' ids. POST bodies need `content-type: application/json`.
 */
export const prefix = '/practice/api/';

const person = z.string().min(1);
const conversation = z.string().min(1);
const message = z.string().min(1);
const json = z.record(z.string(), z.unknown());

export const attachmentSchema = z.object({
  /** `image`: pasted into the text, the bot needs its token for it. `file`: from OneDrive, a link without token. */
  kind: z.enum(['image', 'file']),
  name: z.string().min(1).max(200),
  contentType: z.string().min(1).max(100),
  base64: z.string(),
});

const words = {
  /** HTML as Teams' compose box writes it; plain text is fine. */
  html: z.string().default(''),
  /** People's ids, or `bot`; each is put in front of the text, unless the html has its `<at>Name</at>` already. */
  mentions: z.array(z.string()).default([]),
  attachments: z.array(attachmentSchema).max(10).default([]),
};

export const saySchema = z.object({
  as: person,
  conversation,
  /** Id of a thread's first message, in channels: absent starts a new thread. */
  thread: message.optional(),
  ...words,
});
export const editSchema = z.object({ as: person, conversation, message, ...words });
export const removeSchema = z.object({ as: person, conversation, message });
export const lookSchema = z.object({ as: person, conversation });
export const readSchema = z.object({ as: z.array(person) });

/** Names one button of a card as that person sees it. All given fields must fit exactly one button. */
export const buttonSchema = z.object({
  id: z.string().optional(),
  title: z.string().optional(),
  /** `verb` of Action.Execute, or `data.type` of any action. */
  verb: z.string().optional(),
  /** Each given key must be equal in the action's data. */
  data: json.optional(),
});
export const clickSchema = z.object({
  as: person,
  conversation,
  message,
  button: buttonSchema,
  /** Values of the card's inputs, by input id. */
  inputs: json.default({}),
});
export const refreshSchema = z.object({ as: person, conversation, message });
export const submitDialogSchema = z.object({
  as: person,
  dialog: z.string(),
  button: buttonSchema.default({}),
  inputs: json.default({}),
});
export const messageActionSchema = z.object({ as: person, conversation, message, commandId: z.string() });

export const installSchema = z.object({
  /** A person's id (their personal chat) or a team's id. */
  where: z.string(),
  installed: z.boolean(),
  /** Who did it, for a team. Default: its first member. */
  as: person.optional(),
});
export const blockSchema = z.object({ person, blocked: z.boolean() });
export const memberSchema = z.object({ team: z.string(), person, member: z.boolean() });
export const channelSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('create'), team: z.string(), name: z.string().min(1) }),
  z.object({ type: z.literal('rename'), channel: conversation, name: z.string().min(1) }),
  z.object({ type: z.literal('delete'), channel: conversation }),
  z.object({ type: z.literal('restore'), channel: conversation }),
]);
export const renameTeamSchema = z.object({ team: z.string(), name: z.string().min(1) });
export const newPersonSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  role: z.enum(['user', 'tier1', 'tier2', 'escalator', 'admin', 'partner']).default('user'),
  userRole: z.enum(['user', 'guest']).default('user'),
  locale: z.string().default('en-US'),
  /** Default: as everybody's. */
  timezone: z.string().optional(),
  /** Has Deskhand in the personal chat already; no event is sent. */
  installed: z.boolean().default(true),
  /** How many of them: `id-1`, `id-2`, … for load. */
  count: z.number().int().min(1).max(5000).optional(),
});
export const downSchema = z.object({ down: z.boolean() });
export const outsideAnswerSchema = z.object({
  /** Of what came in. */
  item: z.string(),
  type: z.enum(['acknowledged', 'question', 'resolved']),
  text: z.string().optional(),
  /** Their own number for it. */
  caseNumber: z.string().optional(),
});
export const clockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('advance'), ms: z.number().int().positive() }),
  z.object({ type: z.literal('fridayEvening') }),
]);

export type NewAttachment = z.infer<typeof attachmentSchema>;
export type Say = z.input<typeof saySchema>;
export type Edit = z.input<typeof editSchema>;
export type Remove = z.input<typeof removeSchema>;
export type Look = z.input<typeof lookSchema>;
export type Read = z.input<typeof readSchema>;
export type Button = z.input<typeof buttonSchema>;
export type Click = z.input<typeof clickSchema>;
export type Refresh = z.input<typeof refreshSchema>;
export type SubmitDialog = z.input<typeof submitDialogSchema>;
export type MessageAction = z.input<typeof messageActionSchema>;
export type Install = z.input<typeof installSchema>;
export type Block = z.input<typeof blockSchema>;
export type Member = z.input<typeof memberSchema>;
export type Channel = z.input<typeof channelSchema>;
export type RenameTeam = z.input<typeof renameTeamSchema>;
export type NewPerson = z.input<typeof newPersonSchema>;
export type Down = z.input<typeof downSchema>;
export type OutsideAnswer = z.input<typeof outsideAnswerSchema>;
export type Clock = z.input<typeof clockSchema>;
