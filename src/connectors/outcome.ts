/**
 * How sending to a destination ended.
 * later    not taken, or perhaps: safe to repeat, since the destination knows repeats by their id
 * refused  it will not take it: a person has to look
 * unknown  a mail server may have taken it
 */
export type CaseOutcome =
  | { type: 'done'; caseNumber?: string }
  | { type: 'later'; reason: string; afterMs?: number }
  | { type: 'refused'; reason: string }
  | { type: 'unknown'; reason: string };
