// SPDX-License-Identifier: EUPL-1.2
// What the checks share: argument parsing, browser launch, result counting.
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from './chromium.mjs';

export function args(argv, flags = []) {
  const out = { _: [] };
  for (let i = 0; i < argv.length; i++) {
    const a = argv[i];
    if (!a.startsWith('--')) { out._.push(a); continue; }
    const [key, inline] = a.slice(2).split(/=(.*)/s);
    if (flags.includes(key)) out[key] = true;
    else out[key] = inline ?? argv[++i];
    if (out[key] === undefined) { console.error(`missing value for --${key}`); process.exit(2); }
  }
  return out;
}

// A path list: one path a line, '#' starts a comment, an optional ' =404' gives the expected status.
export function pathList(o) {
  const lines = o.paths ? readFileSync(o.paths, 'utf8').split('\n') : [];
  const list = [...lines, ...o._].map((l) => l.replace(/(^|\s)#.*$/, '').trim()).filter(Boolean);
  if (!list.length) list.push('/');
  return list.map((l) => {
    const m = /^(\S+)(?:\s+=\s*(\d{3}))?$/.exec(l);
    if (!m) { console.error(`bad path line: ${l}`); process.exit(2); }
    return { path: m[1], status: m[2] ? Number(m[2]) : 200 };
  });
}

export function viewports(spec) {
  return spec.split(',').map((s) => {
    const m = /^(\d+)x(\d+)$/.exec(s.trim());
    if (!m) { console.error(`bad viewport: ${s}`); process.exit(2); }
    return { name: s.trim(), width: Number(m[1]), height: Number(m[2]) };
  });
}

export class Tally {
  passed = 0; failed = 0; rows = [];
  constructor(quiet = false) { this.quiet = quiet; }
  add(ok, where, check, detail = '') {
    if (ok) this.passed++; else this.failed++;
    this.rows.push({ ok: Boolean(ok), where, check, detail });
    if (!ok) console.log(`FAIL ${where} ${check}${detail ? `: ${detail}` : ''}`);
    else if (!this.quiet) console.log(`ok   ${where} ${check}`);
  }
  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed || !this.passed ? 1 : 0;
  }
}

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-default-apps', '--disable-extensions'];

// Starts Chromium with a new, empty profile. CHROMIUM names a binary.
export async function launch() {
  const { chromium } = await import('playwright-core');
  const profile = mkdtempSync(path.join(tmpdir(), 'kaart-chromium-'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? (await findChromium()) ?? '/usr/bin/chromium', headless: true, args: FLAGS,
    env: { ...process.env, HOME: profile, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile },
  });
  const close = browser.close.bind(browser);
  browser.close = async () => { try { await close(); } finally { rmSync(profile, { recursive: true, force: true, maxRetries: 5 }); } };
  return browser;
}

// --cookie 'a=b; c=d', --storage state.json and --login module.mjs (default export: async (page, base) => {}).
export async function contextFor(browser, base, o, extra = {}) {
  const context = await browser.newContext({
    locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', ignoreHTTPSErrors: true,
    ...(o.storage ? { storageState: o.storage } : {}), ...extra,
  });
  if (o.cookie) {
    await context.addCookies(o.cookie.split(';').map((c) => {
      const [name, value] = c.trim().split(/=(.*)/s);
      return name.startsWith('__Host-') ? { name, value, url: base.replace('http://', 'https://'), secure: true } : { name, value, url: base };
    }));
  }
  if (o.login) {
    const { default: login } = await import(path.resolve(o.login));
    const page = await context.newPage();
    await login(page, base);
    await page.close();
  }
  return context;
}
