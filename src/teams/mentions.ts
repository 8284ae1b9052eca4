/** What is read of an activity here; any botbuilder activity fits. */
export type Written = {
  text?: string | null;
  textFormat?: string;
  attachments?: { contentType?: string; contentUrl?: string; name?: string; content?: unknown }[];
  entities?: { type: string; [more: string]: unknown }[];
  recipient?: { id?: string; name?: string };
};

export type Mention = {
  /** Teams' own id, `29:…` or `28:…`. */
  id: string;
  /** Teams mostly leaves it out. */
  aadObjectId: string | undefined;
  name: string;
  bot: boolean;
};

/** In the order of the text, where every one has its own entry, even of the same person. */
export function mentionsOf(activity: Written): Mention[] {
  return (activity.entities ?? []).flatMap((entity) => {
    if (entity.type !== 'mention') return [];
    const mentioned = record(entity.mentioned);
    const id = string(mentioned.id);
    const name = string(mentioned.name) ?? shownName(entity.text);
    const aadObjectId = string(mentioned.aadObjectId);
    return [{ id: id ?? '', aadObjectId, name, bot: id !== undefined && id === activity.recipient?.id }];
  });
}

export function mentionsBot(activity: Written): boolean {
  return mentionsOf(activity).some((mention) => mention.bot);
}

export type MentionReader = (name: string, itemId?: string) => 'bot' | 'person' | 'none';

/**
 * Tells of each mention in the text, asked in order, whether it is the bot's, a person's, or none that Teams made.
 * Names alone don't tell: the bot may have been renamed, and people may be called alike.
 */
export function mentionReader(activity: Written): MentionReader {
  const known = (activity.entities ?? [])
    .filter((entity) => entity.type === 'mention')
    .map((entity, index) => ({
      names: [shownName(entity.text), string(record(entity.mentioned).name)].map(comparable).filter(Boolean),
      bot:
        string(record(entity.mentioned).id) === activity.recipient?.id &&
        activity.recipient?.id !== undefined,
      itemId: String(index),
      read: false,
    }));
  return (name, itemId) => {
    const sameName = known.filter((mention) => mention.names.includes(comparable(name)));
    const found =
      sameName.find((mention) => mention.itemId === itemId) ??
      sameName.find((mention) => !mention.read) ??
      sameName[0] ??
      known.find((mention) => mention.itemId === itemId);
    if (!found) return 'none';
    found.read = true;
    return found.bot ? 'bot' : 'person';
  };
}

/** `<at id="0">Ann &amp; Co</at>` shows `Ann & Co`. */
function shownName(text: unknown): string {
  const inner = /^<at\b[^<>]*>([^<>]*)<\/at>$/i.exec(string(text)?.trim() ?? '')?.[1] ?? '';
  return decodeEntities(inner);
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  apos: "'",
  nbsp: ' ',
};

export function decodeEntities(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name: string) => entities[name]!);
}

function comparable(name: string | undefined): string {
  return (name ?? '')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase();
}

const string = (value: unknown) => (typeof value === 'string' ? value : undefined);
const record = (value: unknown) =>
  (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
