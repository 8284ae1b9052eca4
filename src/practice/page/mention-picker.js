/** The list that opens when one types @: Deskhand and the channel's members. */
import { avatar, botAvatar } from './avatar.js';
import { h, setAll } from './dom.js';
import { insertMention } from './editor.js';
import { personById, state } from './store.js';
import { words } from './words.js';

let count = 0;

/** @param {HTMLElement} editor @param {import('./store.js').Side} side @returns {HTMLElement} */
export function mentionPicker(editor, side) {
  const id = `mentions-${(count += 1)}`;
  const box = h('div', {
    class: 'mention-picker',
    id,
    role: 'listbox',
    'aria-label': words.composer.people,
    hidden: true,
  });
  /** @type {{ id: string, name: string }[]} */
  let found = [];
  let at = 0;

  function close() {
    box.hidden = true;
    setAll(editor, { 'aria-activedescendant': null, 'aria-controls': null });
  }

  function draw() {
    const query = typedName();
    found =
      query === null
        ? []
        : candidates(side)
            .filter((each) => matches(each.name, query))
            .slice(0, 6);
    at = Math.min(at, Math.max(0, found.length - 1));
    if (!found.length) return close();
    box.replaceChildren(...found.map((each, index) => option(each, index)));
    box.hidden = false;
    setAll(editor, { 'aria-controls': id, 'aria-activedescendant': `${id}-${at}` });
  }

  const option = (each, index) =>
    h(
      'div',
      {
        class: 'mention-option',
        id: `${id}-${index}`,
        role: 'option',
        'aria-selected': String(index === at),
        'data-testid': 'mention-option',
        // Not click: that would take the cursor out of the text first.
        onpointerdown: (event) => {
          event.preventDefault();
          choose(each);
        },
      },
      each.id === 'bot' ? botAvatar('small') : avatar(each.name, 'small'),
      each.name,
    );

  function choose(each) {
    const { node, start, end } = typedAt();
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    insertMention(editor, each.id, each.name);
    close();
  }

  editor.addEventListener('input', draw);
  editor.addEventListener('blur', close);
  // In the capture phase, so that Enter chooses here before it sends there.
  editor.addEventListener('keydown', onKey, true);

  function onKey(event) {
    if (box.hidden) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) at = (at + move + found.length) % found.length;
    else if (event.key === 'Enter' || event.key === 'Tab') choose(found[at]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (move) draw();
  }

  return box;
}

/** The text node before the cursor and where its `@name` begins. */
function typedAt() {
  const selection = getSelection();
  const node = selection?.anchorNode;
  if (!selection?.isCollapsed || node?.nodeType !== Node.TEXT_NODE) return null;
  const end = selection.anchorOffset;
  const typed = /(?:^|[\s\u00a0(])@([\p{L}'’.-]*(?: [\p{L}'’.-]*)?)$/u.exec(node.data.slice(0, end));
  return typed && { node, start: end - typed[1].length - 1, end, name: typed[1] };
}

const typedName = () => typedAt()?.name.toLowerCase() ?? null;
const matches = (name, query) => ` ${name.toLowerCase()}`.includes(` ${query}`);

/** @param {import('./store.js').Side} side */
function candidates(side) {
  const bot = state.snapshot?.bot;
  const members = (side.view?.members ?? []).filter((id) => id !== side.person).map(personById);
  const people = members.filter(Boolean).map(({ id, name }) => ({ id, name }));
  return bot && side.view?.type === 'channel' ? [{ id: 'bot', name: bot.name }, ...people] : [];
}
