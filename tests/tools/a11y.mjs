#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Accessibility of a running site: axe-core (WCAG 2.0, 2.1 and 2.2, A and AA) plus what axe cannot see:
// reflow, keyboard order, visible and unobscured focus, skip link, page titles, language, console and CSP
// errors, requests to other hosts. Every path is checked at every width.
//
//   node a11y.mjs --base http://127.0.0.1:8080 --paths paths.txt
//   node a11y.mjs --base http://127.0.0.1:8080 / /zoeken?q=eenzaam '/bestaat-niet =404'
//
// Options: --viewports 1280x800,320x640   --lang nl   --best-practices (axe best-practice rules fail too)
//   --no-js (page scripts off; axe is left out)   --scheme dark   --tabs 60   --json report.json   --quiet
//   --rules color-contrast,link-in-text-block (these axe rules only)
//   --cookie 'a=b'   --storage state.json   --login login.mjs   --allow-host tiles.example (repeat with commas)
// Exit code: 0 all passed, 1 something failed, 2 wrong use. Last line: 'N passed, M failed'.
import { writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { args, pathList, viewports, Tally, launch, contextFor } from './lib/common.mjs';

const o = args(process.argv.slice(2), ['best-practices', 'no-js', 'quiet']);
if (!o.base) { console.error('usage: a11y.mjs --base URL [--paths FILE] [path ...]'); process.exit(2); }
const base = o.base.replace(/\/$/, '');
const list = pathList(o);
const sizes = viewports(o.viewports ?? '1280x800,320x640');
const lang = o.lang ?? 'nl';
const maxTabs = Number(o.tabs ?? 60);
const allowed = new Set([new URL(base).host, ...(o['allow-host'] ?? '').split(',').filter(Boolean)]);
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', ...(o['best-practices'] ? ['best-practice'] : [])];

// All in one run of axe, as no page has frames: the other way opens a second page for each analysis.
const axeOn = (page) => { const axe = new AxeBuilder({ page }).setLegacyMode(); return o.rules ? axe.withRules(o.rules.split(',')) : axe.withTags(TAGS); };

const tally = new Tally(Boolean(o.quiet));
const report = [];
const titles = new Map();

const within = (ms, what, promise) => Promise.race([promise, new Promise((_, no) => setTimeout(() => no(new Error(`${what} took more than ${ms} ms`)), ms).unref())]);

// Walks the page with Tab. Runs in the page between key presses, so it works with page scripts off too.
async function keyboard(page) {
  const problems = [];
  const total = await page.evaluate(() => [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex], iframe, audio[controls], video[controls]')]
    .filter((e) => !e.disabled && e.tabIndex >= 0 && e.getClientRects().length && getComputedStyle(e).visibility === 'visible'
      && !e.closest('[inert]') && !(e.matches('input[type=radio]') && !e.checked)).length);
  const positive = await page.evaluate(() => [...document.querySelectorAll('[tabindex]')].filter((e) => e.tabIndex > 0).length);
  if (positive) problems.push(`${positive} element(s) with a positive tabindex`);
  const clickable = await page.evaluate(() => [...document.querySelectorAll('[onclick]')]
    .filter((e) => !e.matches('a[href], button, input, select, textarea, summary, label, [tabindex]')).map((e) => e.outerHTML.slice(0, 80)));
  if (clickable.length) problems.push(`click handler without keyboard access: ${clickable[0]}`);
  let first = null, stuck = 0, seen = 0, last = null;
  for (let i = 0; i < Math.min(total, maxTabs); i++) {
    await page.keyboard.press('Tab');
    const s = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      window.scrollBy(0, 0);
      const look = () => { const c = getComputedStyle(e);
        return [c.outlineStyle === 'none' || parseFloat(c.outlineWidth) === 0 ? 'none' : `${c.outlineStyle}${c.outlineWidth}${c.outlineColor}`,
          c.boxShadow, c.backgroundColor, c.borderColor, c.borderWidth, c.textDecorationLine, c.textDecorationThickness, c.color].join('|'); };
      const on = look();
      const id = e.outerHTML.replace(/\s+/g, ' ').slice(0, 90);
      const r = e.getBoundingClientRect();
      const pts = [[r.left + r.width / 2, r.top + r.height / 2], [r.left + 2, r.top + 2], [r.right - 2, r.bottom - 2]];
      const uncovered = pts.some(([x, y]) => { const t = document.elementFromPoint(x, y); return t && (e.contains(t) || t.contains(e) || t.closest('label')?.control === e); });
      const inView = r.bottom > 0 && r.right > 0 && r.top < innerHeight && r.left < innerWidth && r.width > 0;
      const href = e.getAttribute('href');
      const target = href && href.startsWith('#') && href.length > 1 ? Boolean(document.getElementById(decodeURIComponent(href.slice(1)))) : false;
      const ring = !on.startsWith('none|');
      e.blur(); const off = look(); e.focus({ preventScroll: true, focusVisible: true });
      return { id, visible: ring || on !== off, inView, uncovered, skip: target, frame: e.tagName === 'IFRAME' };
    });
    if (!s) break;
    seen++;
    first ??= s;
    if (s.id === last) { if (++stuck >= 3) { problems.push(`focus seems stuck on ${s.id}`); break; } } else stuck = 0;
    last = s.id;
    if (s.frame) break;
    if (!s.visible) problems.push(`no visible focus on ${s.id}`);
    if (!s.inView || !s.uncovered) problems.push(`focused element is off screen or covered: ${s.id}`);
  }
  if (total > 0 && seen === 0) problems.push('Tab reaches nothing');
  return { problems, skip: Boolean(first?.skip), total };
}

const browser = await launch();
try {
  for (const vp of sizes) {
    const context = await contextFor(browser, base, o, {
      viewport: { width: vp.width, height: vp.height }, javaScriptEnabled: !o['no-js'],
      colorScheme: o.scheme ?? 'light', reducedMotion: 'reduce',
    });
    for (const item of list) {
      const where = `${item.path} @${vp.name}`;
      const page = await context.newPage();
      const noise = [], foreign = [];
      page.on('console', (m) => { if (m.type() === 'error' && !(item.status >= 400 && /status of \d{3}/.test(m.text()))) noise.push(m.text().slice(0, 200)); });
      page.on('pageerror', (e) => noise.push(String(e).slice(0, 200)));
      page.on('request', (r) => { const u = new URL(r.url()); if (/^https?:|^wss?:/.test(u.protocol) && !allowed.has(u.host)) foreign.push(`${u.protocol}//${u.host}`); });
      try {
        const res = await page.goto(base + item.path, { waitUntil: 'load', timeout: Number(o.timeout ?? 20000) });
        await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {});
        tally.add(res.status() === item.status, where, 'status', `expected ${item.status}, got ${res.status()}`);

        // axe needs page scripts; with --no-js the other checks show that the page still works.
        const axe = o['no-js'] ? { violations: [], incomplete: [] } : await within(60000, 'axe', axeOn(page).analyze());
        for (const v of axe.violations) {
          for (const n of v.nodes.slice(0, 5)) console.log(`     ${where} [${v.impact}] ${v.id} ${v.tags.filter((t) => /^wcag\d{3,}/.test(t)).join(',')}: ${v.help} -> ${n.target.join(' ')}`);
          if (v.nodes.length > 5) console.log(`     ${where} ${v.id}: ${v.nodes.length - 5} more`);
        }
        if (!o['no-js']) tally.add(axe.violations.length === 0, where, 'axe', `${axe.violations.length} rule(s) violated: ${axe.violations.map((v) => v.id).join(', ')}`);
        report.push({ path: item.path, viewport: vp.name, violations: axe.violations, incomplete: axe.incomplete.map((v) => ({ id: v.id, nodes: v.nodes.length })) });

        const facts = await page.evaluate(() => ({
          lang: document.documentElement.lang, title: document.title.trim(), h1: document.querySelectorAll('h1').length,
          main: document.querySelectorAll('main, [role=main]').length, doctype: document.compatMode === 'CSS1Compat',
          wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          zoomBlocked: /user-scalable\s*=\s*no|maximum-scale\s*=\s*[01](\.|,|$)/.test(document.querySelector('meta[name=viewport]')?.content ?? ''),
          h: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter((e) => e.getClientRects().length).map((e) => Number(e.tagName[1])),
        }));
        tally.add(facts.lang.split('-')[0] === lang, where, 'language', `lang="${facts.lang}", expected "${lang}"`);
        tally.add(facts.h1 === 1 && facts.main === 1, where, 'structure', `${facts.h1} h1, ${facts.main} main`);
        tally.add(facts.h.every((n, i) => i === 0 ? n === 1 : n - facts.h[i - 1] <= 1), where, 'headings', `levels ${facts.h.join(' ')}`);
        const other = titles.get(facts.title);
        tally.add(facts.title && (!other || other === item.path), where, 'title', facts.title ? `"${facts.title}" is also the title of ${other}` : 'no title');
        if (!other) titles.set(facts.title, item.path);
        tally.add(facts.wide <= 0 && !facts.zoomBlocked, where, 'reflow', facts.zoomBlocked ? 'zoom is blocked' : `content is ${facts.wide}px wider than the window`);

        const keys = await within(60000, 'keyboard', keyboard(page));
        tally.add(keys.problems.length === 0, where, 'keyboard', [...new Set(keys.problems)].slice(0, 5).join('; '));
        tally.add(keys.skip, where, 'skip-link', 'the first Tab stop is not a link to an id on the page');

        // WCAG 1.4.12: larger text spacing must not cut text off. Inserted by the browser, so a strict CSP stays on.
        const spacing = await page.evaluate(() => {
          // Text that lies outside a box that hides what overflows. Text hidden on purpose (clip, 1px boxes) does not count.
          const clipped = () => {
            const found = new Set();
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let n = walker.nextNode(); n; n = walker.nextNode()) {
              if (!n.data.trim()) continue;
              const range = document.createRange();
              range.selectNodeContents(n);
              const rects = [...range.getClientRects()];
              for (let e = n.parentElement; rects.length && e && e !== document.body; e = e.parentElement) {
                const c = getComputedStyle(e), b = e.getBoundingClientRect();
                if (c.clip !== 'auto' || c.clipPath !== 'none' || b.width <= 2 || b.height <= 2) break;
                const x = ['hidden', 'clip'].includes(c.overflowX), y = ['hidden', 'clip'].includes(c.overflowY);
                if (rects.some((r) => (y && (r.bottom > b.bottom + 2 || r.top < b.top - 2)) || (x && (r.right > b.right + 2 || r.left < b.left - 2)))) { found.add(n); break; }
              }
            }
            return found;
          };
          const before = clipped();
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}');
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
          const cut = [...clipped()].filter((n) => !before.has(n)).map((n) => n.parentElement.outerHTML.slice(0, 80));
          const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
          return { cut, wide };
        });
        tally.add(!spacing.cut.length && spacing.wide <= 0, where, 'text-spacing', spacing.cut.length ? `text cut off in ${spacing.cut[0]}` : `content is ${spacing.wide}px too wide`);

        tally.add(!noise.length, where, 'console', noise.slice(0, 2).join(' | '));
        tally.add(!foreign.length, where, 'own-host', `requests to ${[...new Set(foreign)].join(', ')}`);
      } catch (e) {
        tally.add(false, where, 'load', String(e.message ?? e).split('\n')[0]);
      } finally {
        await page.close().catch(() => {});
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
}
if (o.json) writeFileSync(o.json, JSON.stringify({ base, rows: tally.rows, axe: report }, null, 1));
process.exitCode = tally.end();
