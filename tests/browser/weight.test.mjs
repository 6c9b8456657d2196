// What the first page weighs over the wire, with everything that it asks for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, openBrowser } from './pages.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

test('the first page weighs less than 60 kB over the wire', async (t) => {
  const page = await browser.visit();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const urls = new Map(), weights = new Map();
  session.on('Network.responseReceived', (e) => urls.set(e.requestId, e.response.url));
  session.on('Network.loadingFinished', (e) => weights.set(e.requestId, e.encodedDataLength));
  await page.goto(BASE, { waitUntil: 'networkidle' });
  const parts = [...weights].map(([id, bytes]) => `${bytes} ${urls.get(id) ?? '?'}`).sort((a, b) => parseInt(b) - parseInt(a));
  const total = [...weights.values()].reduce((a, b) => a + b, 0);
  t.diagnostic(`first page: ${total} bytes in ${weights.size} answers`);
  assert.ok(total > 1000 && total < 60_000, `${total} bytes:\n  ${parts.join('\n  ')}`);
});
