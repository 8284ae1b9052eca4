/** Where one writes: text, formatting, mentions, files. Used for chats, posts, replies and edits. */
import { h } from './dom.js';
import { editor, insertMention, mentionNode, read } from './editor.js';
import { fileTray } from './files.js';
import { icon } from './icons.js';
import { mentionPicker } from './mention-picker.js';
import { safeNodes } from './sanitize.js';
import { state } from './store.js';
import { toast } from './toast.js';
import { words } from './words.js';

/**
 * @typedef {object} ComposerOptions
 * @property {string} label
 * @property {(said: { html: string, mentions: string[], attachments?: object[] }) => Promise<void>} send
 * @property {() => void} [cancel]
 * @property {{ html?: string, text?: string }} [initial] an edit
 * @property {boolean} [channel] mentions make sense
 *
 * @param {import('./store.js').Side} side @param {ComposerOptions} options
 */
export function composer(side, options) {
  const complain = (text) => toast(side, text, 'problem');
  const tray = fileTray(complain);
  const text = editor({ label: options.label, send: submit, pasteFile: tray.add });
  const isEdit = Boolean(options.initial);
  const button = h(
    'button',
    {
      type: 'button',
      class: 'send',
      'aria-label': isEdit ? words.composer.save : words.composer.send,
      'data-testid': 'send',
      onclick: submit,
    },
    icon(isEdit ? 'tick' : 'send'),
  );
  const picker = mentionPicker(text, side);
  const element = h(
    'div',
    { class: 'composer', 'data-testid': isEdit ? 'composer-edit' : 'composer-box' },
    picker,
    tray.element,
    text,
    h(
      'div',
      { class: 'composer-tools' },
      ...tools(side, text, tray, options),
      options.cancel ? cancelButton(options.cancel) : null,
      button,
    ),
  );
  if (options.initial) fill(text, side, options.initial);
  acceptDrops(element, tray);
  let busy = false;

  async function submit() {
    const said = read(text);
    if (busy || (!said.html && tray.isEmpty())) return;
    busy = true;
    const before = [...text.childNodes];
    try {
      const attachments = await tray.take();
      if (!isEdit) text.replaceChildren();
      await options.send({ ...said, ...(attachments.length ? { attachments } : {}) });
      tray.clear();
    } catch (problem) {
      if (!isEdit && !text.hasChildNodes()) text.replaceChildren(...before);
      complain(problem.message);
    } finally {
      busy = false;
    }
  }

  function focus() {
    text.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest' });
  }

  return { element, focus, isEmpty: () => !read(text).html && tray.isEmpty() };
}

function tools(side, text, tray, options) {
  const tool = (name, label, run, testId) =>
    h(
      'button',
      // The text keeps its selection while a tool is used.
      {
        type: 'button',
        class: `icon-button tool-${name}`,
        'aria-label': label,
        title: label,
        'data-testid': testId,
        onpointerdown: (event) => event.preventDefault(),
        onclick: run,
      },
      icon(name),
    );
  const command = (name) => () => {
    text.focus();
    document.execCommand(name);
  };
  const formatting = h(
    'span',
    { class: 'formatting', role: 'group', 'aria-label': words.composer.format },
    tool('bold', words.composer.bold, command('bold')),
    tool('italic', words.composer.italic, command('italic')),
    tool('strike', words.composer.strike, command('strikeThrough')),
    tool('list', words.composer.list, command('insertUnorderedList')),
  );
  return [
    options.channel ? botChip(text) : null,
    formatting,
    options.initial ? null : attachButton(tray, tool),
  ];
}

function botChip(text) {
  const name = state.snapshot?.bot.name ?? '';
  const mention = () => insertMention(text, 'bot', name);
  return h(
    'button',
    {
      type: 'button',
      class: 'bot-chip',
      'aria-label': words.composer.mentionBot(name),
      'data-testid': 'mention-bot',
      onclick: mention,
    },
    `@${name}`,
  );
}

function attachButton(tray, tool) {
  const input = h('input', { type: 'file', multiple: true, hidden: true, 'data-testid': 'file-input' });
  input.addEventListener('change', () => {
    for (const file of input.files) tray.add(file, 'file');
    input.value = '';
  });
  return h(
    'span',
    { class: 'attach' },
    input,
    tool('attach', words.composer.attach, () => input.click(), 'attach'),
  );
}

const cancelButton = (cancel) =>
  h('button', {
    type: 'button',
    class: 'plain-button',
    text: words.composer.cancel,
    'data-testid': 'cancel',
    onclick: cancel,
  });

/** Old words back into the box; mentions become chips that know their person again. */
function fill(text, side, initial) {
  if (initial.text !== undefined) text.textContent = initial.text;
  else text.append(safeNodes(initial.html ?? '', { side }));
  for (const chip of text.querySelectorAll('.mention')) {
    const name = chip.textContent ?? '';
    const person = state.snapshot?.people.find((each) => each.name === name);
    chip.replaceWith(mentionNode(name === state.snapshot?.bot.name ? 'bot' : (person?.id ?? ''), name));
  }
}

function acceptDrops(element, tray) {
  const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');
  element.addEventListener('dragover', (event) => {
    if (carriesFiles(event)) event.preventDefault();
  });
  element.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    for (const file of event.dataTransfer.files) tray.add(file, 'file');
  });
}
