// The search by keyboard alone: the suggestions are a combobox that a screen reader can follow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, openBrowser } from './pages.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

async function tabTo(page, box) {
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab');
    if (await box.evaluate((e) => e === document.activeElement)) return;
  }
  assert.fail('twenty times Tab does not reach the question');
}

async function typeInBox(words) {
  const page = await browser.visit();
  await page.goto(BASE);
  const box = page.getByRole('combobox', { name: 'Wat zoekt u?' });
  await tabTo(page, box);
  await page.keyboard.type(words, { delay: 30 });
  const list = page.getByRole('listbox');
  await list.waitFor({ state: 'visible' });
  return { page, box, list };
}

test('by keyboard: the first Tab is a link to the content', async () => {
  const page = await browser.visit();
  await page.goto(BASE);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#inhoud');
});

test('by keyboard: suggestions open while typing and the arrows walk through them', async () => {
  const { page, box, list } = await typeInBox('schul');
  assert.equal(await box.getAttribute('aria-expanded'), 'true');
  assert.equal(await box.getAttribute('aria-controls'), await list.getAttribute('id'), 'the box names its list');
  const options = list.getByRole('option');
  assert.ok((await options.count()) > 0, 'there is a suggestion for "schul"');
  await page.keyboard.press('ArrowDown');
  const active = page.locator(`[id="${await box.getAttribute('aria-activedescendant')}"]`);
  assert.equal(await active.getAttribute('role'), 'option', 'the box names the active suggestion');
  assert.equal(await active.getAttribute('aria-selected'), 'true');
  assert.ok(await box.evaluate((e) => e === document.activeElement), 'the focus stays in the box');
});

test('by keyboard: Escape closes the suggestions and keeps what was typed', async () => {
  const { page, box, list } = await typeInBox('schul');
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  assert.equal(await box.inputValue(), 'schul');
  assert.equal(await box.getAttribute('aria-expanded'), 'false');
});

test('by keyboard: Enter on a suggestion goes on, and Enter without one searches', async () => {
  const chosen = await typeInBox('schul');
  await chosen.page.keyboard.press('ArrowDown');
  await Promise.all([chosen.page.waitForURL(/\/(zoeken\?|voorziening\/|themas)/), chosen.page.keyboard.press('Enter')]);
  const plain = await typeInBox('schulden');
  await Promise.all([plain.page.waitForURL(/\/zoeken\?.*q=schulden/), plain.page.keyboard.press('Enter')]);
  assert.ok((await plain.page.getByRole('region', { name: 'Resultaten' }).getByRole('article').count()) > 0);
});
