// A coach who found nothing fitting: two taps from the search to the log, also when the connection is bad.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, heading, openBrowser, search } from './pages.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

async function coach(options) {
  const page = await browser.visit(options);
  await page.goto(`${BASE}/inloggen?terug=/zoeken`);
  await page.getByRole('radio', { name: /^Coach/ }).first().check();
  await Promise.all([page.waitForURL(/\/zoeken/), page.getByRole('button', { name: 'Log in' }).click()]);
  return page;
}

/** From a search to the filled-in form. */
async function nothingFits(page, words) {
  await search(page, { words, wijk: 'Klarendal' });
  await Promise.all([page.waitForURL(/\/hulpvragen\/nieuw/), page.getByRole('button', { name: 'Niets passends' }).click()]);
  assert.equal(await page.getByLabel(/^De vraag in een paar woorden/).inputValue(), words);
}

const keep = (page) => page.getByRole('button', { name: 'Bewaar in het logboek' }).click();

test('with a thumb: four taps from a search to the log', async () => {
  const page = await coach(PHONE);
  await nothingFits(page, 'schulden door een eigen bedrijf');
  await page.getByRole('radio', { name: /vol of er is een wachtlijst/ }).check();
  await page.getByRole('group', { name: /tegelijk/ }).getByRole('radio', { name: 'Ja' }).check();
  await Promise.all([page.waitForURL(/\/hulpvragen\/[0-9a-f-]{36}/), keep(page)]);
  assert.match(await heading(page).textContent(), /Bewaard/);
});

test('with the keyboard alone: what is chosen before needs no hand', async () => {
  const page = await coach();
  await nothingFits(page, 'hulp bij de belasting');
  await page.getByRole('radio', { name: /vol of er is een wachtlijst/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/hulpvragen\/[0-9a-f-]{36}/);
  assert.match(await heading(page).textContent(), /Bewaard/);
});

test('a name in the text is marked, and one press writes something else there', async () => {
  const page = await coach();
  await nothingFits(page, 'mevrouw Zwirbelkwast heeft schulden');
  assert.ok(await page.getByRole('heading', { name: 'Dit mag er niet in staan' }).isVisible(), 'before anything is sent to be kept');
  assert.ok(!page.url().includes('Zwirbel'), 'the words of the search are in no address from here on');
  const main = page.getByRole('main');
  await Promise.all([page.waitForNavigation(), main.getByRole('button', { name: /in plaats van/ }).first().click()]);
  const text = await page.getByLabel(/^De vraag in een paar woorden/).inputValue();
  assert.ok(!text.includes('Zwirbel') && text.includes('heeft schulden'), text);
});

test('without scripts: offer that was not known turns up before it is called absent', async () => {
  const page = await coach({ javaScriptEnabled: false });
  await nothingFits(page, 'hulp bij schulden');
  await page.getByRole('radio', { name: /^Het is er niet/ }).check();
  await Promise.all([page.waitForURL(/\/hulpvragen$/), keep(page)]);
  assert.match(await heading(page).textContent(), /Kende u deze al/);
  await Promise.all([page.waitForURL(/\/hulpvragen\/[0-9a-f-]{36}/), page.getByRole('button', { name: /^Deze past/ }).first().click()]);
  assert.match(await heading(page).textContent(), /Bewaard/);
});

test('without a connection a question waits on the device and is sent once', async () => {
  const page = await coach(PHONE);
  await nothingFits(page, 'hulp bij de post');
  await page.getByRole('radio', { name: /vol of er is een wachtlijst/ }).check();
  await page.context().setOffline(true);
  await keep(page);
  await page.getByText('Eén hulpvraag wacht op dit apparaat').waitFor();
  assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem('kaart-hulpvragen')).length), 1);
  const sent = page.waitForResponse((answer) => answer.url().endsWith('/hulpvragen') && answer.request().method() === 'POST');
  await page.context().setOffline(false);
  assert.equal((await sent).status(), 303);
  await page.waitForFunction(() => localStorage.getItem('kaart-hulpvragen') === null);
});
