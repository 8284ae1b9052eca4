/** One case outside: who has it, under which number, everything said about it, and how to answer. */
import { h, setText, show, syncList } from './dom.js';
import { icon } from './icons.js';
import { answerBox } from './outside-answer.js';
import { itemView } from './outside-item.js';
import { receiverKind, receiverName, words } from './words.js';

const icons = { operations: 'server', vendor: 'mail', security: 'shield', other: 'mail' };
let count = 0;

/** @param {import('./outside-cases.js').Case} first */
export function caseView(first) {
  const id = `outside-case-${(count += 1)}`;
  const kind = receiverKind(first.receiver);
  const numbers = h('p', { class: 'case-numbers' });
  const list = h('ol', { class: 'case-items' });
  const answer = answerBox();
  const address = first.kind === 'mail' && kind !== 'other' ? first.receiver : '';
  const element = h(
    'article',
    { class: 'outside-case', role: 'listitem', 'aria-labelledby': id, 'data-testid': 'outside-case' },
    h(
      'header',
      { class: 'case-head' },
      h('span', { class: `case-mark case-mark-${kind}`, 'aria-hidden': true }, icon(icons[kind])),
      h('h3', { id, text: receiverName(first.receiver) }),
      numbers,
    ),
    list,
    answer.element,
  );

  /** @param {import('./outside-cases.js').Case} each */
  function update(each) {
    const number = each.caseNumber && words.outside.caseNumber(each.caseNumber);
    const known = [each.ticket, number, address].filter(Boolean);
    setText(numbers, known.join(' · '));
    show(numbers, known.length > 0);
    syncList(list, each.items, (item) => item.id, itemView);
    answer.update(each);
  }

  return { element, update };
}
