/** Pictures and files of a message, and those waiting in a composer. */
import { h } from './dom.js';
import { icon } from './icons.js';
import { words } from './words.js';

/** @param {import('../api.ts').AttachmentView[]} attachments */
export const drawAttachments = (attachments) =>
  attachments.map((each) => (each.kind === 'image' ? picture(each) : file(each)));

const picture = (each) =>
  h(
    'a',
    { class: 'picture-link', href: each.url, target: '_blank', rel: 'noopener', 'data-testid': 'picture' },
    h('img', { class: 'picture', src: each.url, alt: words.message.image(each.name), loading: 'lazy' }),
  );

const file = (each) =>
  h(
    'a',
    { class: 'file', href: each.url, target: '_blank', rel: 'noopener', 'data-testid': 'file' },
    icon('file'),
    h('span', { class: 'file-name', text: each.name }),
    each.size ? h('small', { text: readableSize(each.size) }) : null,
  );

/** `1.4 MB` @param {number} bytes */
export function readableSize(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1000_000).toFixed(1)} MB`;
}

/** @param {Blob} blob @returns {Promise<string>} */
export function toBase64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}

const mostFiles = 10;
const mostBytes = 30_000_000;

/**
 * The tray above a composer's text.
 * @param {(text: string) => void} complain
 */
export function fileTray(complain) {
  /** @type {{ kind: 'image' | 'file', name: string, blob: Blob, chip: HTMLElement }[]} */
  let waiting = [];
  const element = h('div', { class: 'tray', 'data-testid': 'tray', hidden: true });

  /** @param {Blob & { name?: string }} blob @param {'image' | 'file'} kind */
  function add(blob, kind) {
    const name = blob.name || `image.${blob.type.split('/')[1] ?? 'png'}`;
    if (waiting.length >= mostFiles) return complain(words.composer.tooMany);
    if (blob.size > mostBytes) return complain(words.composer.tooBig(name));
    const chip = trayChip(blob, name, kind, () => drop(entry));
    const entry = { kind, name, blob, chip };
    waiting.push(entry);
    element.append(chip);
    element.hidden = false;
  }

  function drop(entry) {
    waiting = waiting.filter((each) => each !== entry);
    entry.chip.remove();
    element.hidden = waiting.length === 0;
  }

  const take = () =>
    Promise.all(
      waiting.map(async ({ kind, name, blob }) => ({
        kind,
        name,
        contentType: blob.type || 'application/octet-stream',
        base64: await toBase64(blob),
      })),
    );
  const clear = () => [...waiting].forEach(drop);
  return { element, add, take, clear, isEmpty: () => waiting.length === 0 };
}

function trayChip(blob, name, kind, remove) {
  const label = words.composer.removeFile(name);
  const url = kind === 'image' ? URL.createObjectURL(blob) : '';
  return h(
    'span',
    { class: `tray-chip tray-${kind}` },
    kind === 'image'
      ? h('img', { src: url, alt: name, onload: () => URL.revokeObjectURL(url) })
      : icon('file'),
    kind === 'image' ? null : h('span', { class: 'file-name', text: name }),
    h(
      'button',
      { class: 'icon-button', type: 'button', 'aria-label': label, onclick: remove },
      icon('close'),
    ),
  );
}
