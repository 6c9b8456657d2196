// From the sentence that a wijkcoach notes at the kitchen table to the page that the resident keeps.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, heading, names, open, openBrowser, print, results, search } from './pages.mjs';

const SENTENCE = 'mw 82, Kronenburg, man overleden, komt de deur niet uit';
const FITS = /maatje|bezoek|rouw|telefooncirkel|belcirkel|buurtkamer|huiskamer|koffie|soep|ontmoet|levens|verzorger|eettafel|gym|senioren/i;

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

async function findFor(page) {
  await page.goto(BASE);
  await search(page, { words: SENTENCE });
  assert.ok((await results(page).count()) > 0, 'the sentence as it was noted finds something');
  await search(page, { words: SENTENCE, wijk: 'Vredenburg/Kronenburg' });
  const found = await names(page);
  assert.ok(found.length >= 5, `the sentence finds at least five services for this wijk, not ${found.length}`);
  assert.ok(found.slice(0, 10).filter((n) => FITS.test(n)).length >= 2, `two of the first ten fit somebody who is alone and grieves; found: ${found.slice(0, 10).join(' / ')}`);
  const first = results(page).first();
  assert.ok((await first.getByRole('heading', { name: 'Waarom dit past' }).count()) === 1, 'the first result has a part that says why it fits');
  assert.ok((await first.getByRole('listitem').filter({ hasText: /past/ }).count()) > 0, 'and at least one thing that fits');
}

async function judge(page) {
  for (const name of ['Voor wie', 'Wat gebeurt er', 'Waar', 'Wanneer', 'Hoe komt u binnen', 'Kosten', 'Wachttijd', 'Talen', 'Contact']) {
    assert.ok(await page.getByRole('heading', { name, exact: true }).first().isVisible(), `the page of a service has a part "${name}"`);
  }
}

/** Presses the button that keeps a service; its words may change, its state must. */
async function keep(part, name) {
  await part.getByRole('button', { name, pressed: false }).first().click();
  await part.getByRole('button', { name, pressed: true }).first().waitFor().catch(() => assert.fail(`the button says that "${name}" is kept`));
}

async function handOver(page, wanted) {
  assert.equal((await heading(page).textContent()).trim(), 'Mijn lijst');
  const listed = await page.getByRole('main').getByRole('article').getByRole('heading').allTextContents();
  for (const name of wanted) assert.ok(listed.some((l) => l.includes(name)), `"${name}" is on the list; the list holds: ${listed.join(' / ')}`);
  await Promise.all([page.waitForURL(/\/lijst\/afdruk\?/), page.getByRole('link', { name: 'Maak een blad voor de bewoner' }).click()]);
  const url = new URL(page.url());
  assert.deepEqual([...new Set(url.searchParams.keys())], ['s'], 'the address of the page for the resident holds services only');
  assert.equal((await heading(page).textContent()).trim(), 'Voor u uitgezocht');
  for (const name of wanted) assert.ok(await page.getByRole('heading', { name }).isVisible(), `"${name}" is on the page for the resident`);
  assert.ok(await page.getByRole('img', { name: /QR-code/ }).isVisible(), 'the page for the resident has a QR code');
  assert.ok(!/\b82\b|overleden/.test(await page.getByRole('main').textContent()), 'nothing of the sentence is on the page for the resident');
  const size = await page.getByRole('main').getByRole('listitem').first().getByRole('paragraph').last().evaluate((e) => parseFloat(getComputedStyle(e).fontSize));
  assert.ok(size >= 18, `the letters for the resident are large, at least 18 pixels; they are ${size}`);
  const { pages, boxes } = await print(page);
  assert.ok(pages >= 1 && pages <= 2, `three services or fewer print on one or two pages, not ${pages}`);
  assert.ok(boxes.every(([w, h]) => Math.abs(w - 595) < 3 && Math.abs(h - 842) < 3), `the pages are A4 upright: ${JSON.stringify(boxes)}`);
}

test('with scripts: from the intake sentence to the printed page for the resident', async () => {
  const page = await browser.visit();
  await findFor(page);
  const first = await open(page, results(page).nth(0));
  await judge(page);
  await keep(page.getByRole('main'), first);
  await Promise.all([page.waitForURL(/\/zoeken\?/), page.getByRole('link', { name: 'Terug naar zoeken' }).click()]);
  assert.equal(await page.getByLabel('Wat zoekt u?').inputValue(), SENTENCE, 'going back keeps the search');
  const second = (await names(page))[1];
  await keep(results(page).nth(1), second);
  await Promise.all([page.waitForURL(/\/lijst/), page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: /Mijn lijst/ }).click()]);
  await handOver(page, [first, second]);
});

test('with scripts: the list is still there on a second visit with the same device', async () => {
  const page = await browser.visit();
  await page.goto(`${BASE}/voorziening/buurtkamer-kronenburg`);
  const name = (await heading(page).textContent()).trim();
  await keep(page.getByRole('main'), name);
  const again = await page.context().newPage();
  await again.goto(BASE);
  await Promise.all([again.waitForURL(/\/lijst/), again.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: /Mijn lijst/ }).click()]);
  assert.ok(await again.getByRole('main').getByRole('link', { name, exact: true }).isVisible(), 'the kept service is on the list of the second visit');
});

test('without scripts: from the intake sentence to the printed page for the resident', async () => {
  const page = await browser.visit({ javaScriptEnabled: false });
  await findFor(page);
  const chosen = (await names(page)).slice(0, 2);
  await open(page, results(page).nth(0));
  await judge(page);
  assert.ok(await page.getByRole('link', { name: 'Zet op een lijst' }).isVisible(), 'without scripts a link puts one service on a list');
  await page.goBack();
  for (const at of [0, 1]) await results(page).nth(at).getByRole('checkbox', { name: /^Kies/ }).check();
  await Promise.all([page.waitForURL(/\/lijst\?/), page.getByRole('button', { name: 'Zet op de lijst' }).click()]);
  await handOver(page, chosen);
});

test('without scripts: two chosen services stand side by side', async () => {
  const page = await browser.visit({ javaScriptEnabled: false });
  await page.goto(`${BASE}/zoeken?q=koffie`);
  const chosen = (await names(page)).slice(0, 2);
  for (const at of [0, 1]) await results(page).nth(at).getByRole('checkbox', { name: /^Kies/ }).check();
  await Promise.all([page.waitForURL(/\/vergelijken\?/), page.getByRole('button', { name: 'Vergelijk' }).click()]);
  for (const name of chosen) assert.ok(await page.getByRole('columnheader').filter({ hasText: name }).isVisible(), `"${name}" has a column`);
  assert.ok(await page.getByRole('rowheader').filter({ hasText: 'Kosten' }).isVisible(), 'the costs are compared');
});

test('without scripts: a filter narrows the results and stays in the address', async () => {
  const page = await browser.visit({ javaScriptEnabled: false });
  await page.goto(`${BASE}/zoeken?q=koffie`);
  const total = async () => Number(/\d[\d.]*/.exec((await page.getByRole('status').first().textContent()).replace(/\./g, ''))?.[0]);
  const before = await total();
  const filters = page.getByRole('region', { name: 'Filters' });
  const choice = page.locator('input[name="kind"][value="buurtinitiatief"]');
  const box = filters.locator(choice);
  const count = Number(/\d+/.exec(await filters.locator('label').filter({ has: choice }).textContent())?.[0]);
  for (const fold of await filters.locator('details').filter({ has: choice }).all()) {
    const summary = fold.locator('> summary');
    if ((await fold.getAttribute('open')) === null && (await summary.isVisible())) await summary.click();
  }
  await box.check();
  await Promise.all([page.waitForURL(/kind=buurtinitiatief/), filters.getByRole('button', { name: 'Pas filters toe' }).last().click()]);
  assert.equal(await total(), count, 'the number beside the filter is the number of results');
  assert.ok(count < before, `fewer than the ${before} without the filter`);
});

test('a protected address shows its area and no map, coordinate or street', async () => {
  const page = await browser.visit();
  await page.goto(`${BASE}/voorziening/ontmoetingsplek-rkv`);
  const text = await page.getByRole('region', { name: 'Waar', exact: true }).textContent();
  assert.match(text, /op aanvraag/i);
  assert.ok(!/\b\d{4}\s?[A-Z]{2}\b/.test(text), 'no postcode with letters');
  assert.ok(!/\b5[01]\.\d{3,}/.test(await page.content()), 'no coordinate in the page');
});
