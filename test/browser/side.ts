import type { Locator, Page } from 'playwright-core';

export type Side = ReturnType<typeof sideOf>;

/** One side of the page, used as a person would: by what can be read and pressed there. */
export function sideOf(page: Page, name: 'left' | 'right') {
  const side = page.getByTestId(`side-${name}`);
  const dialog = side.getByTestId('dialog');
  const messages = side.getByTestId('message');

  /** The newest message with these words. */
  const message = (words: string | RegExp): Locator => messages.filter({ hasText: words }).last();

  /** A button of that card; one that is not among the first six is behind "More actions". */
  async function press(card: Locator, title: string): Promise<void> {
    const button = card.getByRole('button', { name: title, exact: true });
    const more = card.getByRole('button', { name: 'More actions' });
    await button.or(more).first().waitFor();
    if ((await button.count()) > 0) return button.first().click();
    await more.click();
    await page.getByTestId('card-menu-item').filter({ hasText: title }).click();
  }

  /** Into a box that is open already. */
  async function write(box: Locator, words: string, { mention = false } = {}): Promise<void> {
    const composer = box.getByTestId('composer');
    await composer.click();
    if (mention) await box.getByTestId('mention-bot').click();
    await composer.pressSequentially(words);
    await composer.press('Enter');
  }

  return {
    root: side,
    dialog,
    message,
    press,

    /** What stands in the conversation right now. */
    words: async (): Promise<string[]> => messages.allInnerTexts(),
    sees: async (words: string | RegExp): Promise<Locator> => {
      const found = message(words);
      await found.waitFor();
      return found;
    },
    becomes: async (person: string): Promise<void> => {
      await page.getByTestId(`person-${name}`).click();
      await page.getByTestId(`pick-${person}`).click();
      await side.locator(`[data-person="${person}"]`).waitFor();
    },
    goes: async (conversation: string): Promise<void> => {
      await side.getByTestId('conversation').filter({ hasText: conversation }).click();
      await side.getByRole('heading', { name: conversation, exact: true }).waitFor();
    },

    says: (words: string) => write(side.getByTestId('composer-box').last(), words),
    attaches: async (path: string, words: string): Promise<void> => {
      const box = side.getByTestId('composer-box').last();
      await box.getByTestId('file-input').setInputFiles(path);
      await write(box, words);
    },
    /** As a screenshot is pasted: the browser hands over bytes, no file name. */
    pastes: async (png: Buffer, words: string): Promise<void> => {
      const composer = side.getByTestId('composer').last();
      await composer.evaluate((element, base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const clipboard = new DataTransfer();
        clipboard.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true }));
      }, png.toString('base64'));
      await write(side.getByTestId('composer-box').last(), words);
    },
    replies: async (thread: Locator, words: string): Promise<void> => {
      if ((await thread.getByTestId('composer').count()) === 0) await thread.getByTestId('reply').click();
      await write(thread, words, { mention: true });
    },
    /** The ticket's thread: the one whose card has this number. */
    thread: (ticket: string): Locator =>
      side.getByTestId('thread').filter({ has: page.getByTestId('card').filter({ hasText: ticket }) }),

    fills: async (label: string, words: string, submit: string): Promise<void> => {
      await dialog.waitFor();
      await dialog.getByLabel(label).fill(words);
      await dialog.getByRole('button', { name: submit, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    edits: async (own: Locator, words: string): Promise<void> => {
      await openMenu(own);
      await page.getByTestId('message-edit').click();
      const box = side.getByTestId('composer-edit').getByTestId('composer');
      await box.press('ControlOrMeta+A');
      await box.pressSequentially(words);
      await box.press('Enter');
    },
    refreshes: async (message: Locator): Promise<void> => {
      await openMenu(message);
      await page.getByTestId('message-refresh').click();
    },
    deletes: async (own: Locator): Promise<void> => {
      await openMenu(own);
      await page.getByTestId('message-delete').click();
    },
  };
}

async function openMenu(message: Locator): Promise<void> {
  await message.hover();
  await message.getByTestId('message-menu').click();
}
