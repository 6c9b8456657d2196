#!/usr/bin/env node
// Starts the server once and runs the browser journeys and the checks against it.
//   node tests/browser/run.mjs --binary target/debug/sociale-kaart          everything
//   node tests/browser/run.mjs --base http://127.0.0.1:8080                 against a server that runs already
//   node tests/browser/run.mjs --binary ... --only journey                  files whose name holds this word
//   node tests/browser/run.mjs --binary ... --shots DIR                     pictures instead of tests
// What cannot run is named as `skipped: ...`; with CI=true a skip is a failure. Exit code 0, 1 or 2 (wrong use).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { args } from '../tools/lib/common.mjs';
import { findChromium } from '../tools/lib/chromium.mjs';
import { startServer } from './server.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const o = args(process.argv.slice(2));
if (!o.base && !(o.binary && existsSync(o.binary))) {
  console.error(o.binary ? `${o.binary} is not there; run \`cargo build\` first` : 'usage: run.mjs --binary FILE | --base URL [--only WORD] [--shots DIR]');
  process.exit(2);
}

const skipped = [];
const skip = (what) => { skipped.push(what); console.log(`skipped: ${what}`); };
const run = (command, list, env) => new Promise((resolve) => {
  spawn(command, list, { stdio: 'inherit', env: { ...process.env, ...env } }).on('exit', (code) => resolve(code ?? 1));
});

const chromium = await findChromium();
if (!chromium) skip('browser journeys, accessibility and print: no Chromium on this machine and none that Playwright can fetch');
if (spawnSync('java', ['-version']).status !== 0) console.log('note: no java on this machine, so the Nu HTML checker is left out (html-validate runs)');

let failed = false;
const server = o.base ? { base: o.base, stop: async () => {}, seconds: 0, running: () => true } : await startServer(path.resolve(o.binary)).catch((e) => { console.error(`FAIL ${e.message}`); return null; });
if (!server) process.exit(1);
console.log(`the server answers on ${server.base} after ${server.seconds.toFixed(1)} s`);
try {
  const env = { BASE: server.base, ...(chromium ? { CHROMIUM: chromium } : {}) };
  const paths = ['--paths', path.join(here, 'paths.txt')];
  if (o.shots) {
    const shots = [path.join(here, '../tools/screenshots.mjs'), '--base', server.base, '--quiet', ...paths, '--out', o.shots];
    if (chromium) for (const scheme of ['light', 'dark']) failed = (await run(process.execPath, [...shots, '--scheme', scheme], env)) !== 0 || failed;
  } else {
    const files = readdirSync(here).filter((f) => f.endsWith('.test.mjs') && f.includes(o.only ?? '') && (chromium || f.startsWith('wire'))).sort();
    failed = (await run(process.execPath, ['--test', '--test-reporter=spec', '--test-concurrency=2', ...files.map((f) => path.join(here, f))], env)) !== 0;
    if (!server.running()) { console.error(`FAIL the server stopped during the tests; it said:\n${server.said()}`); failed = true; }
  }
} finally { await server.stop(); }
if (skipped.length) console.log(`${skipped.length} part(s) skipped:\n${skipped.map((s) => `  skipped: ${s}`).join('\n')}`);
if (skipped.length && process.env.CI === 'true') { console.log('CI=true: a skip is a failure'); failed = true; }
process.exitCode = failed ? 1 : 0;
