/** Nine things to try, each with "Do it for me". */
import { post } from './api.js';
import { h, setAll, setText, show, syncList } from './dom.js';
import { icon } from './icons.js';
import { changed, conversationsOf, state, wide } from './store.js';
import { refreshSnapshot, showConversation, showPerson } from './sync.js';
import { toast } from './toast.js';
import { words } from './words.js';

export function stepStrip() {
  const progress = h('span', { class: 'steps-progress' });
  const fold = h(
    'button',
    {
      type: 'button',
      class: 'steps-fold',
      'aria-expanded': 'false',
      'aria-controls': 'steps-list',
      onclick: toggle,
    },
    h('span', { text: words.steps.all }),
    progress,
    icon('down'),
  );
  const list = h('ol', { class: 'steps-list', id: 'steps-list' });
  const element = h(
    'section',
    { class: 'steps', 'aria-label': words.steps.label, 'data-testid': 'steps' },
    fold,
    list,
  );

  function toggle() {
    const open = element.classList.toggle('open');
    setAll(fold, { 'aria-expanded': String(open) });
  }

  function update() {
    const steps = state.snapshot?.steps ?? [];
    const current = steps.find((step) => !step.done)?.id;
    show(element, steps.length > 0);
    setText(progress, words.steps.progress(steps.filter((step) => step.done).length, steps.length));
    const items = steps.map((step, index) => ({ ...step, number: index + 1, current: step.id === current }));
    syncList(list, items, (step) => step.id, stepView);
  }

  return { element, update };
}

/** Shows whoever it happened to, where another is shown. */
async function follow(id) {
  await refreshSnapshot();
  const show = state.snapshot?.steps.find((step) => step.id === id)?.show;
  if (!show) return;
  for (const side of ['left', 'right'])
    if (state.sides[side].person !== show[side]) showPerson(side, show[side]);
  const chat = conversationsOf(show.right).find((each) => each.title === show.rightChat);
  if (chat) showConversation(state.sides.right, chat.id);
  state.outsideOpen = Boolean(show.outside);
  changed();
}

function stepView(first) {
  const mark = h('span', { class: 'step-mark', 'aria-hidden': true });
  const title = h('strong');
  const hint = h('p', { class: 'step-hint' });
  const done = h('span', { class: 'unseen' });
  const button = h('button', {
    type: 'button',
    class: 'step-button',
    'data-testid': `step-${first.id}`,
    text: words.steps.doIt,
    onclick: run,
  });
  const element = h(
    'li',
    { class: 'step' },
    mark,
    h('div', { class: 'step-words' }, title, done, hint),
    button,
  );
  let shown = '';

  async function run() {
    setAll(button, { 'aria-busy': 'true', disabled: true });
    try {
      await post(`step/${first.id}`);
      await follow(first.id);
    } catch (problem) {
      toast(state.sides[wide.matches ? 'right' : state.front], problem.message, 'problem');
    } finally {
      setAll(button, { 'aria-busy': null, disabled: false });
    }
  }

  function update(step) {
    const kind = step.done ? 'done' : step.current ? 'current' : 'later';
    setAll(element, {
      class: `step step-${kind}`,
      'aria-current': step.current ? 'step' : null,
      'data-done': String(step.done),
    });
    setText(title, step.title);
    setText(hint, step.hint);
    setText(done, step.done ? words.steps.done : '');
    setAll(button, { 'aria-label': words.steps.doItNamed(step.title) });
    show(button, !step.done);
    if (shown === kind) return;
    shown = kind;
    mark.replaceChildren(step.done ? icon('tick') : String(step.number));
  }

  return { element, update };
}
