// Accessibility of every page at both widths: in light, in dark, and without scripts.
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PATHS, check } from './tools.mjs';

const a11y = (t, ...list) => check(t, 'a11y.mjs', '--base', process.env.BASE, '--paths', PATHS, '--quiet', ...list);

const here = path.dirname(fileURLToPath(import.meta.url));
const SIGNED_IN = ['--paths', path.join(here, 'signed-in.txt'), '--login', path.join(here, 'login.mjs')];
const signedIn = (t, ...list) => check(t, 'a11y.mjs', '--base', process.env.BASE, ...SIGNED_IN, '--quiet', ...list);

// What axe finds in dark that it does not find in light can only come from colours.
const COLOURS = 'color-contrast,link-in-text-block';

describe('accessibility', { concurrency: 2 }, () => {
  test('every page is accessible in light, at both widths', (t) => a11y(t));
  test('every page is accessible in dark, at both widths', (t) => a11y(t, '--scheme', 'dark', '--rules', COLOURS));
  test('every page is accessible without scripts, at both widths', (t) => a11y(t, '--no-js'));
  test('every page for people who signed in is accessible in light', (t) => signedIn(t));
  test('every page for people who signed in is accessible in dark', (t) => signedIn(t, '--scheme', 'dark', '--rules', COLOURS));
});
