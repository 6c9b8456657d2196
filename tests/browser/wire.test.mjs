// What can be seen without a browser: headers, markup and the rules for Dutch APIs.
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { PATHS, check } from './tools.mjs';

const base = process.env.BASE;
const noJava = spawnSync('java', ['-version']).status !== 0;

test('every page carries the security headers and refuses what it should', (t) => check(t, 'headers.mjs', '--base', base, '--paths', PATHS, '--quiet'));
test(`every page is valid HTML${noJava ? ' (html-validate only: no java for the Nu checker)' : ''}`, (t) => check(t, 'html.mjs', '--base', base, '--paths', PATHS, '--quiet', ...(noJava ? ['--no-vnu'] : [])));
test('the API follows the NL API Design Rules', (t) => check(t, 'api-lint.sh', `${base}/api/v1`));
