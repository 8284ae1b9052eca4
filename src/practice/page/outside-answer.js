/** Answer back, as somebody at the receiver: one press, or with words that may be changed. */
import { post } from './api.js';
import { h, setAll, setText, show } from './dom.js';
import { words } from './words.js';

const w = words.outside.answer;
const types = ['acknowledged', 'question', 'resolved'];

export function answerBox() {
  const label = h('p', { class: 'answer-label', text: w.label });
  const buttons = types.map((type) =>
    h('button', {
      type: 'button',
      class: 'plain-button',
      'data-testid': `answer-${type}`,
      text: w.types[type],
      onclick: () => (type === 'acknowledged' ? acknowledge() : write(type)),
    }),
  );
  const text = h('textarea', { class: 'answer-text', rows: '2', 'data-testid': 'answer-text' });
  const form = h(
    'form',
    { class: 'answer-form', hidden: true, onsubmit: submit, onkeydown: onKey },
    text,
    h(
      'div',
      { class: 'answer-buttons' },
      h('button', { type: 'submit', class: 'primary-button', 'data-testid': 'answer-send', text: w.send }),
      h('button', { type: 'button', class: 'plain-button', text: w.cancel, onclick: () => stop() }),
    ),
  );
  const problem = h('p', { class: 'answer-problem', role: 'alert', hidden: true });
  const note = h('p', { class: 'answer-note', text: w.mailNote });
  const row = h('div', { class: 'answer-buttons', role: 'group', 'aria-label': w.label }, ...buttons);
  const element = h('footer', { class: 'case-answer' }, label, row, form, problem, note);
  /** @type {import('./outside-cases.js').Case | null} */
  let here = null;
  /** What is being written, if anything. */
  let writing = '';

  /** A mail needs words, a webhook says it all by its type. */
  const acknowledge = () => send('acknowledged', here?.kind === 'mail' ? w.thanks : '');

  function write(type) {
    if (writing === type) return stop();
    writing = type;
    text.value = w.texts[type];
    setAll(text, { 'aria-label': w.types[type] });
    draw();
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
  }

  function stop() {
    const button = buttons[types.indexOf(writing)];
    writing = '';
    draw();
    button?.focus({ preventScroll: true });
  }

  function submit(event) {
    event.preventDefault();
    void send(writing, text.value.trim());
  }

  function onKey(event) {
    if (event.key === 'Escape') {
      // Only the words go, the drawer stays.
      event.stopPropagation();
      stop();
    } else if (event.key === 'Enter' && !event.shiftKey && event.target === text && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  }

  async function send(type, said) {
    const item = here?.answerable?.id;
    const caseNumber = here?.caseNumber;
    if (!item || (type !== 'acknowledged' && !said)) return;
    show(problem, false);
    setAll(element, { 'aria-busy': 'true' });
    try {
      await post('outside-answer', {
        item,
        type,
        ...(said ? { text: said } : {}),
        ...(caseNumber ? { caseNumber } : {}),
      });
      if (writing) stop();
    } catch (trouble) {
      show(problem, true);
      setText(problem, trouble.message);
    } finally {
      setAll(element, { 'aria-busy': null });
    }
  }

  function draw() {
    show(form, writing !== '');
    for (const [index, type] of types.entries())
      setAll(buttons[index], { 'aria-expanded': type === 'acknowledged' ? null : String(writing === type) });
  }

  /** @param {import('./outside-cases.js').Case} each */
  function update(each) {
    here = each;
    show(element, Boolean(each.answerable));
    show(note, each.kind === 'mail');
    draw();
  }

  return { element, update };
}
