// The bot's own words, as its forms take them: it refuses what it doesn't know.
type Category = string;
type Severity = 'A' | 'B' | 'C';
type Reach = 'onlyMe' | 'myTeam' | 'manyPeople';
type WaitReason = 'user' | 'destination' | 'approval' | 'part' | 'date';

/** What somebody does at a time of the practice week: `Thu 09:42`. People are short ids. */
export type Act = [at: string, as: string, ...Doing];

export type Doing =
  // A user, in the chat.
  | ['writes', string]
  /** Pastes a picture of an error message. */
  | ['shows', string]
  | ['needsHelp']
  | ['fillsIn', ReportForm]
  | ['withdraws']
  | ['confirms']
  | ['rates', 1 | 2 | 3 | 4 | 5, string?]
  | ['rejects', string]
  | ['reopens']
  // An agent, in the thread.
  | ['picksUp']
  /** Mentions the bot, so it goes to the user. */
  | ['replies', string]
  /** Stays in the team. */
  | ['mutters', string]
  | ['asks', string]
  | ['waits', WaitReason, string, until?: string]
  | ['notes', string]
  | ['sorts', Category, Severity]
  | ['raises', string]
  | ['handsBack', string]
  | ['resolves', string]
  /** Asks for an escalation, with what nobody could know before. */
  | ['escalates', Record<string, string>]
  // An escalator, in the channel where requests are decided.
  | ['approves']
  | ['recordsCase', string];

export interface ReportForm {
  title: string;
  details?: string;
  category: Category;
  reach?: Reach;
  canWork?: 'yes' | 'no';
  device?: string;
  /** Short id of the affected person, when it is somebody else. */
  for?: string;
}

/** One ticket from its report to where Monday finds it. */
export type Tale = Act[];

export const channels = {
  desk: 'User support',
  devices: 'Devices and network',
  partner: 'Partner support',
  escalations: 'Escalations',
} as const;

/** Categories the partner takes on tier 1. */
export const partnerCategories: Category[] = ['line-of-business', 'managed-setting'];
