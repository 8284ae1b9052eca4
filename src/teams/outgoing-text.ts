import { blockTags } from './html-tokens.ts';
import { escapeHtml } from './html.ts';

export type RelayedText = {
  type: 'message';
  textFormat: 'xml';
  text: string;
  entities?: { type: 'mention'; text: string; mentioned: { id: string; name: string } }[];
};

type Relayed = {
  authorName: string;
  /** Safe HTML, as `wordsOf` gives it; empty when only the mark has something to say. */
  html: string;
  /** Such as "edited" or "may be a repeat", in the reader's language. */
  mark?: string;
};

/** A user's words for the thread, under their name; whoever is mentioned gets a notice, which nobody else does. */
export function relayToThread({
  mention,
  ...relayed
}: Relayed & { mention?: { teamsId: string; name: string } }): RelayedText {
  if (!mention) return relay(relayed, '');
  const name = shownName(mention.name);
  const text = `<at>${escapeHtml(name)}</at>`;
  return {
    ...relay(relayed, ` ${text}`),
    // Teams makes a mention only of what stands in the text in exactly the same way.
    entities: [{ type: 'mention', text, mentioned: { id: mention.teamsId, name } }],
  };
}

/** An agent's words for the user's chat. */
export function relayToUser(relayed: Relayed): RelayedText {
  return relay(relayed, '');
}

function relay({ authorName, html, mark }: Relayed, mention: string): RelayedText {
  const author = `<b>${escapeHtml(shownName(authorName))}</b>`;
  const marked = mark ? ` <i>${escapeHtml(mark)}</i>` : '';
  return { type: 'message', textFormat: 'xml', text: `<p>${author}${marked}${mention}</p>${bodyOf(html)}` };
}

function bodyOf(html: string): string {
  // Words carry no mention of their own; if any should, it must not come alive beside ours.
  const words = html.replaceAll(/<(?=\/?at\b)/gi, '&lt;');
  return words === '' || hasBlocks.test(words) ? words : `<p>${words}</p>`;
}

const hasBlocks = new RegExp(`<(?:${[...blockTags].join('|')})\\b`);

// Marks of direction and line ends in a name would let it reach into the words beside it.
const reaching = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function shownName(name: string): string {
  return name.replaceAll(reaching, ' ').replaceAll(/\s+/g, ' ').trim().toWellFormed();
}
