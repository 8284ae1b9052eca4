import { afterAll, beforeAll, expect, it } from '@jest/globals';
import de from '../../src/locales/de.json' with { type: 'json' };
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

it('one user is helped without a ticket; what another tried arrives with the agent', async () => {
  const { open, shoot, complaints, said } = stage!;
  const page = await open({ left: 'alex', right: 'robin', theme: 'light' });
  const user = sideOf(page, 'left');
  const desk = sideOf(page, 'right');

  // Alex goes through the steps, and the second one does it: nobody else hears of it.
  await user.says('outlook keeps hanging whenever I open a mail');
  let card = await user.sees('These often help:');
  await shoot(page, '40-steps-that-fit');
  await card.getByText('Outlook freezes or won’t open').click();
  card = await user.sees('Step 1 of');
  await shoot(page, '41-first-step');
  await user.press(card, 'Done, next');
  card = await user.sees('Step 2 of');
  await user.press(card, 'That solved it');
  await user.sees('Solved');
  await shoot(page, '42-helped-without-a-ticket');
  expect((await desk.words()).join('\n')).not.toContain('outlook keeps hanging');

  // Then two steps that don't help, and a person takes over, who sees that.
  await user.says('the printer next to the kitchen says offline on my laptop');
  card = await user.sees(/These often help|Step 1 of/);
  const first = card.getByText('The printer is offline or prints nothing');
  if ((await card.getByText('Step 1 of').count()) === 0) await first.click();
  card = await user.sees('Step 1 of');
  await user.press(card, 'Done, next');
  card = await user.sees('Step 2 of');
  await user.press(card, 'Done, next');
  card = await user.sees('Step 3 of');
  await shoot(page, '43-third-step');
  await user.press(card, 'Didn’t help');
  card = await user.sees(/Those were all the steps|Would you like to try another/);
  await shoot(page, '44-did-not-help');
  await user.press(card, 'I still need help');
  const passed = await user.sees(/Passed to support as DH-\d+/);
  const ticket = /DH-\d+/.exec(await passed.innerText())![0];
  const onDesk = desk.thread(ticket).getByTestId('card').first();
  await onDesk.getByText('Tried', { exact: true }).waitFor();
  expect(await onDesk.innerText()).toMatch(/printer.*didn’t help/i);
  await onDesk.scrollIntoViewIfNeeded();
  await shoot(page, '45-tried-already');

  expect(complaints).toEqual([]);
  expect(said()).not.toMatch(/"level":"(warn|error|fatal)"/);
});

it('who writes German reads German, also when asked whether it is another matter', async () => {
  const { open, shoot, complaints } = stage!;
  const page = await open({ left: 'alex', right: 'robin', theme: 'dark' });
  const user = sideOf(page, 'left');
  await user.says('Guten Morgen, mein Outlook hängt sich seit heute früh bei jeder Mail auf');
  const question = await user.sees(de.card.choose.titleOne);
  await shoot(page, '46-another-matter-in-german');
  await user.press(question, de.card.action.newProblem);
  const card = await user.sees(/Outlook (reagiert|friert|hängt|startet)/);
  await shoot(page, '47-in-german');
  const small = await open({ left: 'alex', theme: 'light' }, phone);
  await shoot(small, '48-in-german-on-a-phone');
  await small.context().close();
  await user.press(card, de.card.action.talk);
  await user.sees(/DH-\d+/);
  expect(complaints).toEqual([]);
});

it('a suspected compromise waits for nobody', async () => {
  const { open, shoot, complaints } = stage!;
  const page = await open({ left: 'sam', right: 'robin', theme: 'dark' });
  const user = sideOf(page, 'left');
  const desk = sideOf(page, 'right');
  await user.says('I clicked a link in a mail and typed my password');
  await user.sees('Please do this now');
  await desk.sees('I clicked a link in a mail and typed my password');
  await shoot(page, '49-please-do-this-now');
  const small = await open({ left: 'sam', theme: 'light' }, phone);
  await shoot(small, '50-please-do-this-now-on-a-phone');
  await small.context().close();
  expect(complaints).toEqual([]);
});
