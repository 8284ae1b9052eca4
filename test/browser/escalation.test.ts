import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sideOf } from './side.ts';
import { openStage, phone } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage | undefined;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage?.close();
});

const operations = 'Managed Desktop Operations';

it('a request is completed, refused to strangers and to whoever asked, approved, answered, solved and told', async () => {
  const { open, shoot, complaints, said } = stage!;
  const page = await open({ left: 'alex', right: 'pat', theme: 'light' });
  const user = sideOf(page, 'left');
  const desk = sideOf(page, 'right');

  // A company setting is the partner's on tier 1; Pat raises it to Chris, who is an escalator too.
  await user.says('OneDrive says upload blocked by your organisation since the new company policy');
  await user.press(await user.sees(/upload blocked/i), 'I still need help');
  const passed = await user.sees(/Passed to support as DH-\d+/);
  const ticket = /DH-\d+/.exec(await passed.innerText())![0];
  await desk.press(desk.thread(ticket).getByTestId('card').first(), 'Raise to tier 2');
  await desk.fills(
    'Why, and what have you tried?',
    'Happens to the whole team, reset changed nothing',
    'Raise',
  );
  await desk.becomes('chris');
  await desk.goes('Devices and network');
  const thread = desk.thread(ticket);
  const card = thread.getByTestId('card').first();
  await desk.press(card, 'Pick up');
  await user.sees('Chris Specimen has');

  // Where it goes and what that needs; something is missing, by name.
  await desk.press(card, 'Ask for escalation');
  await desk.dialog.getByText('Another destination').waitFor();
  await shoot(page, '20-where-it-goes-and-why');
  if ((await desk.dialog.getByText(`To ${operations}`).count()) === 0) {
    await desk.dialog.getByRole('button', { name: 'Another destination' }).click();
    await desk.dialog.getByText('Choose the destination').waitFor();
    await shoot(page, '21-another-destination');
    await desk.dialog.getByRole('button', { name: operations }).click();
  }
  await desk.dialog.getByText(`To ${operations}`).waitFor();
  await desk.dialog.getByLabel('About: which setting, policy or part?').fill('OneDrive upload policy');
  await desk.dialog.getByRole('button', { name: 'Ask for approval' }).click();
  await desk.dialog
    .getByText(
      'Still missing: Business impact, Also on an unmanaged device, Steps to reproduce, Contact’s phone.',
    )
    .waitFor();
  await shoot(page, '22-still-missing');
  await desk.dialog
    .getByLabel('Business impact: what does it stop people from doing?')
    .fill('Nobody in Marketing can hand in the campaign.');
  await desk.dialog.getByRole('radio', { name: 'No, only on managed ones' }).check();
  await desk.dialog
    .getByLabel('Steps to reproduce, one by one')
    .fill('Drop a file into the OneDrive folder and wait.');
  await desk.dialog.getByLabel('Contact’s phone').fill('+1 555 0100');
  await desk.dialog.getByRole('button', { name: 'Ask for approval' }).click();
  await desk.dialog.waitFor({ state: 'detached' });
  await card.getByText(`Waits for approval to go to ${operations}`).waitFor();
  await user.sees('waits for the approval');
  await shoot(page, '23-waits-for-approval');

  // Kim looks on in the channel and decides nothing; Chris asked, and doesn't either; Jo does.
  for (const [as, refusal, shot] of [
    ['kim', 'Only escalators decide on this', '24-not-an-escalator'],
    ['chris', 'You asked for this one yourself', '25-not-whoever-asked'],
  ] as const) {
    await desk.becomes(as);
    await desk.goes('Escalations');
    await desk.press(requestOf(page, ticket), 'Approve and send');
    await page.getByTestId('toast').filter({ hasText: refusal }).waitFor();
    await shoot(page, shot);
  }
  await desk.becomes('jo');
  await desk.goes('Escalations');
  const request = requestOf(page, ticket);
  for (const words of ['OneDrive upload policy', 'Nobody in Marketing', 'Own support', 'Chris Specimen'])
    expect(await request.innerText()).toContain(words);
  await desk.press(request, 'Approve and send');
  await requestOf(page, ticket)
    .getByText(/OPS-\d+/)
    .first()
    .waitFor();

  // Outside it has arrived, and its signature was checked there by hand.
  await page.getByTestId('outside-toggle').click();
  const outside = page.getByTestId('outside');
  const atOperations = outside.getByTestId('outside-case').filter({ hasText: ticket });
  await atOperations.getByText('Signature checked').first().waitFor();
  const number = /OPS-\d+/.exec(await atOperations.innerText())![0];
  await user.sees(number);
  await shoot(page, '26-signed-and-arrived');

  // A question comes back, and its answer goes out from the thread.
  await atOperations.getByTestId('answer-question').click();
  await atOperations.getByTestId('answer-text').fill('Which region is the tenant in?');
  await atOperations.getByTestId('answer-send').click();
  await desk.becomes('chris');
  await desk.goes('Devices and network');
  await thread.getByText('Which region is the tenant in?').first().waitFor();
  await card.scrollIntoViewIfNeeded();
  await shoot(page, '27-a-question');
  await desk.press(card, `Write to ${operations}`);
  await desk.fills('Your answer', 'Western Europe', 'Send');
  await atOperations.getByText('Western Europe').first().waitFor();
  await shoot(page, '28-answered');

  // Solved: the agent reads it, the user is told, and has the last word.
  await atOperations.getByTestId('answer-resolved').click();
  await atOperations.getByTestId('answer-text').fill('Policy corrected, please sync once.');
  await atOperations.getByTestId('answer-send').click();
  await thread.getByText('Policy corrected, please sync once.').first().waitFor();
  await user.sees(`Good news on ${ticket}`);
  await shoot(page, '29-solved-outside');
  await page.getByTestId('outside-toggle').click();
  await desk.press(card, 'Resolve');
  await desk.fills('What was done?', 'Operations corrected the policy', 'Resolve');
  await user.press(await user.sees('Did this solve it?'), 'Yes, it’s solved');
  await user.sees('How did we do?');

  // What everybody sees of it on Monday morning, on a phone and in the dark.
  const looks: [string, Record<string, string>, typeof phone | undefined][] = [
    ['30-escalations-dark', { right: 'jo', rightChat: 'Escalations', theme: 'dark' }, undefined],
    [
      '31-escalations-phone',
      { right: 'jo', rightChat: 'Escalations', theme: 'light', front: 'right' },
      phone,
    ],
    [
      '32-escalations-phone-dark',
      { right: 'jo', rightChat: 'Escalations', theme: 'dark', front: 'right' },
      phone,
    ],
  ];
  for (const [name, address, size] of looks) {
    const other = await open(address, size);
    await shoot(other, name);
    await other.context().close();
  }
  expect(complaints).toEqual([]);
  expect(said()).not.toMatch(/"level":"(warn|error|fatal)"/);
});

/** The card of that ticket's request in the channel. */
const requestOf = (page: Page, ticket: string) =>
  page
    .getByTestId('side-right')
    .getByTestId('card')
    .filter({ hasText: `${ticket} ·` })
    .last();
