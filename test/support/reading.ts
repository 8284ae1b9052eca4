import type { Outcome } from '../../src/practice/views.ts';

type Json = Record<string, unknown>;

const shownKeys = ['text', 'title', 'value', 'label', 'placeholder', 'errorMessage', 'altText'];
const unread = ['data', 'fallback', 'msteams', 'refresh', 'requires', 'fallbackText', 'speak'];

/** All that somebody reads on a message: its text without tags on one line, and every word on its card. */
export function wordsOf({ text, card }: { text?: string; card?: Json | null }): string {
  const plain = (text ?? '')
    .replaceAll(/<br\s*\/?>|<\/(p|li|div|h\d|blockquote)>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
  return [plain.trim(), ...(card ? wordsOn(card) : [])].filter(Boolean).join('\n');
}

function wordsOn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(wordsOn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (unread.includes(key)) return [];
    if (typeof value === 'string') return shownKeys.includes(key) ? [value] : [];
    return wordsOn(value);
  });
}

/** The buttons of a card by what they do: `data.type`. Links are `openUrl`. */
export function buttonsOf(card: Json | null | undefined): string[] {
  return actionsOn(card).map((action) => {
    const { type } = (action['data'] ?? {}) as { type?: string };
    return type ?? (action['type'] === 'Action.OpenUrl' ? 'openUrl' : String(action['type']));
  });
}

export function actionsOn(part: unknown): Json[] {
  if (Array.isArray(part)) return part.flatMap(actionsOn);
  if (typeof part !== 'object' || part === null) return [];
  const { type } = part as Json;
  const own = typeof type === 'string' && type.startsWith('Action.') ? [part as Json] : [];
  const rest = Object.entries(part).filter(([key]) => !unread.includes(key));
  return [...own, ...rest.flatMap(([, value]) => actionsOn(value))];
}

/** The short message that a press or a dialog answered with. */
export function toastOf(outcome: Outcome): string {
  if (outcome.type !== 'toast') throw new Error(`no short message, but ${JSON.stringify(outcome)}`);
  return outcome.text;
}
