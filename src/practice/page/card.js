/** Draws an Adaptive Card with Microsoft's renderer and says which button was pressed. */
import { hostConfig } from './card-host.js';
import { buttonOf, inputsOf, mentionNames, prepareCard } from './card-json.js';
import { h, setAll } from './dom.js';
import { openUrl } from './links.js';
import { markdownToHtml } from './markdown.js';
import { openMenu } from './menu.js';
import { words } from './words.js';

/** The renderer's global, loaded by the page before its modules. */
const { AdaptiveCards } = /** @type {any} */ (globalThis);

AdaptiveCards.GlobalSettings.allowMoreThanMaxActionsInOverflowMenu = true;
AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;
AdaptiveCards.Strings.defaults.overflowButtonText = () => '···';
AdaptiveCards.Strings.defaults.overflowButtonTooltip = () => words.card.more;

/** Names the card being drawn mentions: the hook below has no other way to know. @type {string[]} */
let mentions = [];

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text, mentions);
  result.didProcess = true;
};

/**
 * @typedef {object} Pressed
 * @property {import('../api.ts').Button} button
 * @property {Record<string, string>} inputs
 *
 * @typedef {object} CardContext
 * @property {import('./store.js').Side} side
 * @property {string[]} members
 * @property {(pressed: Pressed) => Promise<void>} press
 */

/**
 * @param {Record<string, any>} json
 * @param {CardContext} context
 * @returns {HTMLElement}
 */
export function drawCard(json, context) {
  const full = json.msteams?.width?.toLowerCase?.() === 'full';
  const box = h('div', { class: `card ${full ? 'card-full' : ''}`.trim(), 'data-testid': 'card' });
  try {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
    card.onExecuteAction = (action) => void execute(action, box, context);
    card.onDisplayOverflowActionMenu = (actions, target) => showOverflow(actions, target);
    card.onInlineCardExpanded = () => markButtons(box);
    mentions = mentionNames(json);
    card.parse(prepareCard(json, { reader: context.side.person, members: context.members }));
    box.append(card.render() ?? '');
  } catch (problem) {
    console.error(problem);
    box.replaceChildren(h('p', { class: 'card-broken', text: words.card.broken }));
  }
  markButtons(box);
  return box;
}

function markButtons(box) {
  for (const button of box.querySelectorAll('.ac-pushButton'))
    setAll(button, { 'data-testid': 'card-button' });
  for (const image of box.querySelectorAll('img')) image.loading = 'lazy';
}

function showOverflow(actions, target) {
  const items = actions.map((action) => ({
    label: action.title ?? '',
    danger: action.style === 'destructive',
    disabled: !action.isEnabled,
    testId: 'card-menu-item',
    run: () => action.execute(),
  }));
  openMenu(target, words.card.more, items);
  return true;
}

async function execute(action, box, context) {
  const type = action.getJsonTypeName();
  if (type === 'Action.OpenUrl') return openUrl(context.side, action.url);
  if (type !== 'Action.Execute' && type !== 'Action.Submit') return;
  // One press at a time: a second tap while Teams still works on the first does nothing there either.
  if (box.getAttribute('aria-busy') === 'true') return;
  const pressed = action.renderedElement ?? box.querySelector('[aria-expanded="true"]');
  setAll(box, { 'aria-busy': 'true' });
  pressed?.classList.add('pressed');
  try {
    await context.press({ button: buttonOf(action), inputs: inputsOf(action) });
  } finally {
    setAll(box, { 'aria-busy': null });
    pressed?.classList.remove('pressed');
  }
}
