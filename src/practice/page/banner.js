/** What is out of the ordinary right now, told above a conversation. */
import { post } from './api.js';
import { h, show, setText } from './dom.js';
import { conversationById, state } from './store.js';
import { toast } from './toast.js';
import { words } from './words.js';

/** @param {import('./store.js').Side} side */
export function banners(side) {
  const text = h('span');
  const button = h('button', { type: 'button', class: 'plain-button', 'data-testid': 'banner-button' });
  const element = h(
    'p',
    { class: 'banner', role: 'status', 'data-testid': 'banner', hidden: true },
    text,
    button,
  );

  function update() {
    const notice = noticeFor(side);
    show(element, notice !== null);
    if (!notice) return;
    setText(text, notice.text);
    show(button, Boolean(notice.act));
    setText(button, notice.label ?? '');
    button.onclick = () => notice.act?.().catch((problem) => toast(side, problem.message, 'problem'));
  }

  return { element, update };
}

/** @returns {{ text: string, label?: string, act?: () => Promise<void> } | null} */
function noticeFor(side) {
  const here = conversationById(side.conversation);
  if (state.lost) return { text: words.lost };
  if (!here || !state.snapshot) return null;
  if (here.blocked) {
    const act = () => post('block', { person: side.person, blocked: false });
    return { text: words.banner.blocked, label: words.banner.unblock, act };
  }
  if (!here.botInstalled) {
    const where = here.type === 'personal' ? side.person : (here.team?.id ?? '');
    const act = () => post('install', { where, installed: true, as: side.person });
    return { text: words.banner.notInstalled, label: words.banner.install, act };
  }
  if (state.snapshot.down) return { text: words.banner.down };
  if (!state.snapshot.bot.answering) return { text: words.banner.silent };
  return null;
}
