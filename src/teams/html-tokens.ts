/** One piece of HTML as `cleanHtml` writes it: lower-case tags, and no `<` or `>` but theirs. */
export type Token = { type: 'text' | 'open' | 'close' | 'void'; tag: string; html: string };

export const blockTags = new Set(
  'p div ul ol li blockquote pre h1 h2 h3 table thead tbody tr td th'.split(' '),
);

export function tokensOf(html: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  while (start < html.length) {
    const tag = html.indexOf('<', start);
    const textEnd = tag === -1 ? html.length : tag;
    if (textEnd > start) tokens.push({ type: 'text', tag: '', html: html.slice(start, textEnd) });
    if (tag === -1) break;
    start = html.indexOf('>', tag) + 1 || html.length;
    tokens.push(tagOf(html.slice(tag, start)));
  }
  return tokens;
}

function tagOf(html: string): Token {
  const tag = /^<\/?([a-z][a-z0-9]*)/.exec(html)?.[1] ?? '';
  if (tag === 'br') return { type: 'void', tag, html };
  return { type: html.startsWith('</') ? 'close' : 'open', tag, html };
}

export function htmlOf(tokens: Token[]): string {
  return tokens.map((token) => token.html).join('');
}

/** Without what shows nothing: blanks and line breaks at both ends, and elements that are empty. */
export function trimTokens(tokens: Token[]): Token[] {
  const first = tokens.findIndex(isShown);
  if (first === -1) return [];
  const last = tokens.findLastIndex(isShown);
  const kept = tokens.flatMap((token, index) => {
    if (index < first || index > last) return token.type === 'open' || token.type === 'close' ? [token] : [];
    let { html } = token;
    if (index === first && !isInPre(tokens, first)) html = html.trimStart();
    // Not a pattern that ends in `$`: on a long run of blanks that takes quadratic time.
    if (index === last) html = html.trimEnd();
    return [{ ...token, html }];
  });
  return withoutEmpty(kept);
}

function isShown(token: Token): boolean {
  return token.type === 'text' && token.html.trim() !== '';
}

function isInPre(tokens: Token[], index: number): boolean {
  return tokens.slice(0, index).findLast((token) => token.tag === 'pre')?.type === 'open';
}

/** A table keeps its empty cells, or its columns would shift. */
const keptEmpty = new Set(['td', 'th']);

function withoutEmpty(tokens: Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    const before = kept.at(-1);
    const empties = token.type === 'close' && before?.type === 'open' && before.tag === token.tag;
    if (empties && !keptEmpty.has(token.tag)) kept.pop();
    else kept.push(token);
  }
  return kept;
}
