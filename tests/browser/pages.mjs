// What a visitor does on the pages, in the words on the pages: labels, roles and headings, never style names.
import assert from 'node:assert/strict';
import { launch } from '../tools/lib/common.mjs';

export const BASE = process.env.BASE;
if (!BASE) throw new Error('BASE is not set; start these tests with tests/browser/run.mjs');

/** A browser of this test file, closed by `after(close)`; `visit` opens a fresh visitor without history. */
export async function openBrowser() {
  const browser = await launch();
  const visit = async (options = {}) => {
    const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    page.on('pageerror', (e) => { throw new Error(`a script of the page failed: ${e}`); });
    return page;
  };
  return { visit, close: () => browser.close() };
}

export const heading = (page) => page.getByRole('heading', { level: 1 });

/** Fills in the search form and sends it with its button. */
export async function search(page, { words, wijk }) {
  if (words !== undefined) await page.getByLabel('Wat zoekt u?').fill(words);
  if (wijk !== undefined) await page.getByLabel('Wijk of postcode').fill(wijk);
  await page.keyboard.press('Escape');
  // The next page, whatever its address: a page of results may already be open.
  await Promise.all([page.waitForNavigation({ url: /\/zoeken\?/ }), page.getByRole('search').getByRole('button', { name: 'Zoek', exact: true }).click()]);
}

/** The results on this page of the list, in order. */
export const results = (page) => page.getByRole('region', { name: 'Resultaten' }).getByRole('article');

export const names = async (page) => (await results(page).getByRole('heading', { level: 3 }).allTextContents()).map((n) => n.trim());

export async function open(page, result) {
  const link = result.getByRole('heading', { level: 3 }).getByRole('link');
  const name = (await link.textContent()).trim();
  await Promise.all([page.waitForURL(/\/voorziening\//), link.click()]);
  assert.equal((await heading(page).textContent()).trim(), name, 'the page of a service has the name of the service as heading');
  return name;
}

/** Prints as the browser does; says how many pages it gives and how large they are, in points. */
export async function print(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4', printBackground: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)].map((m) => [Number(m[1]), Number(m[2])]);
  return { pages: [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, boxes };
}
