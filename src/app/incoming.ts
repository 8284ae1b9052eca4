import type { Turn } from './desk.ts';

/** What a person wrote, freed of Teams' own shapes. */
export interface Incoming {
  conversationId: string;
  activityId: string;
  /** Safe HTML; empty when only files came. */
  html: string;
  plain: string;
  files: IncomingFile[];
  /** Names of what came along and can't be carried. */
  unsupported?: string[];
  /** When it was written or last changed, by Teams' clock. */
  sentAt: string;
  serviceUrl: string;
  /** Teams ids of the people it mentions, besides the bot. */
  mentioned?: string[];
}

export interface IncomingFile {
  name: string;
  contentType: string;
  url: string;
  /** A pasted image needs the bot's token, a file's address carries its own. */
  kind: 'file' | 'image';
}

/** Words typed into a dialog: they have no activity of their own that could be edited later. */
export function incomingFromForm(turn: Turn, text: string): Incoming {
  return {
    conversationId: 'dialog',
    activityId: turn.newId(),
    html: escapeHtml(text).replaceAll(/\r?\n/g, '<br>'),
    plain: text,
    files: [],
    sentAt: turn.now,
    serviceUrl: '',
  };
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character]!);
}
