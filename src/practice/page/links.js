/** Links: which are safe to follow, and Teams' own deep links, which lead to places on this page. */
import { changed, conversationsOf, personById, state } from './store.js';
import { showConversation } from './sync.js';
import { toast } from './toast.js';
import { words } from './words.js';

/** The address if it is one a person may follow. @param {unknown} href @returns {string | null} */
export function safeUrl(href) {
  if (typeof href !== 'string') return null;
  try {
    const url = new URL(href);
    return ['https:', 'http:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Opens any address a card or the bot names. @param {import('./store.js').Side} side @param {unknown} href */
export function openUrl(side, href) {
  const url = safeUrl(href);
  if (url && !handleLink(side, url)) window.open(url, '_blank', 'noopener');
}

/**
 * True when the link was one into Teams and is done with.
 * @param {import('./store.js').Side} side @param {string} href
 */
export function handleLink(side, href) {
  const url = new URL(href);
  if (!/^(teams\.microsoft\.com|teams\.cloud\.microsoft)$/.test(url.hostname)) return false;
  const [, kind, first, second] = url.pathname
    .replace(/^\/l\//, '/')
    .split('/')
    .map(decodeURIComponent);
  if (kind === 'message' || kind === 'channel') goTo(side, first, kind === 'message' ? second : '', url);
  else if (kind === 'call') toast(side, words.links.call(namesIn(url)));
  else if (kind === 'chat') openChat(side, url);
  else return false;
  return true;
}

function goTo(side, conversation, message, url) {
  const id = conversation.split(';')[0];
  if (!conversationsOf(side.person).some((each) => each.id === id)) return toast(side, words.links.nowhere);
  showConversation(side, id, url.searchParams.get('parentMessageId') ?? message);
}

/** `28:<bot>` opens the personal chat with it; people have no chats with each other here. */
function openChat(side, url) {
  const users = url.searchParams.get('users') ?? '';
  const own = conversationsOf(side.person).find((each) => each.type === 'personal');
  if (own && users === state.snapshot?.bot.id) return showConversation(side, own.id);
  toast(side, words.links.chat(namesIn(url)));
  changed();
}

function namesIn(url) {
  const users = (url.searchParams.get('users') ?? '').split(',').filter(Boolean);
  const found = users.map((user) => {
    const person = state.snapshot?.people.find(
      (each) => each.email.toLowerCase() === user.toLowerCase() || user.endsWith(each.aadObjectId),
    );
    return person?.name ?? personById(user)?.name;
  });
  return found.filter(Boolean).join(', ') || words.links.someone;
}
